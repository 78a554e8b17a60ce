import type { PassageCommandOf } from '../../operations/freight/events-passage.ts';
import type { Method } from '../../operations/freight/words.ts';
import type { EventOf } from './scenario-events.ts';
import { plain } from './words-of.ts';

type Control = PassageCommandOf<'RecordControl'>;

/** What a log's words of a control say, as the team enters it. */
export type ControlSaid = Pick<Control, 'method' | 'result' | 'found' | 'readings' | 'wind' | 'where'> & {
  readonly sides: 'soft' | 'hard' | 'unknown';
  readonly minutes: number;
};

/** Ways of looking as teams write them, English and French; minutes that one takes, when nobody says. */
const methodWords: readonly (readonly [words: RegExp, method: Method, minutes: number])[] = [
  [/\bco ?2\b|carbon dioxide|gaz carbonique/, 'co2', 3],
  [/heart ?beat|battements?|cardiaque/, 'heartbeat', 10],
  [/\bpmmw|millimet(?:er|re)|ondes millimetriques/, 'passive_millimetre_wave', 2],
  [/\bx ?ray|rayons? x|radiographi/, 'x_ray', 5],
  [/\bdogs?\b|chiens?|cynophile|canine/, 'dog', 5],
  [/thermal|thermique|infra ?red|infra ?rouge/, 'thermal', 3],
  [/document|papers?\b|papiers|\bcmr\b/, 'document', 5],
  [/physical|\bsearch|fouille|opened|ouverture/, 'physical_search', 8],
  [/visual|visuel|\blook|coup d oeil/, 'visual', 3],
];

const resultWords: readonly (readonly [words: RegExp, result: Control['result']])[] = [
  [/not completed|interrupted|inacheve|interrompu/, 'not_completed'],
  [/refused|refus/, 'refused'],
  [
    /nobody|nothing|\bno (?:person|people|one)|\bras\b|rien|personne trouvee?\b(?<=aucune personne trouvee?)|negati/,
    'nothing_found',
  ],
  [/persons?|people|found|personnes?|trouve|positi/, 'people_found'],
  [/anomal/, 'anomaly'],
  [/uncertain|incertain|doubt|douteu|unclear|inconclusive/, 'uncertain'],
];

const spaced = (text: string): string => plain(text).replaceAll(/[_-]/g, ' ');

/** Null: the method or the result is in words that nobody here understands. Pure. */
export function controlSaid(event: EventOf<'freight'>): ControlSaid | null {
  const method = methodWords.find(([words]) => words.test(spaced(event.method)));
  const result = resultWords.find(([words]) => words.test(spaced(event.result)));
  if (method === undefined || result === undefined) return null;
  const words = spaced(event.text);
  const [, of, minutes] = method;
  return {
    method: of,
    minutes,
    result: result[1],
    found: result[1] === 'people_found' ? foundIn(event, words) : null,
    readings: of === 'heartbeat' ? lampsIn(words) : [],
    wind: /rocking|vent fort|balance|secou/.test(words) ? 'rocking' : 'unknown',
    where: 'whole',
    sides: /soft sid|curtain|bache|rideau/.test(words)
      ? 'soft'
      : /hard sid|rigide|fourgon|tole/.test(words)
        ? 'hard'
        : 'unknown',
  };
}

/** People by count: as claimed, or as the words have them; somebody named without a number is one. */
function foundIn({ claims, persons }: EventOf<'freight'>, words: string): Control['found'] {
  const claimed = (of: 'children' | 'injured' | 'persons'): number | null => {
    const figure = claims?.[of];
    return figure === undefined ? null : typeof figure === 'number' ? figure : figure.max;
  };
  const said = typeof persons === 'number' ? persons : (persons?.length ?? claimed('persons'));
  const children = claimed('children') ?? countOf(words, 'mineure?s?|enfants?|child(?:ren)?|minors?');
  const injured = claimed('injured') ?? countOf(words, 'blesse(?:e?s)?|injured|hurt');
  const unconscious = countOf(words, 'inconscient(?:e?s)?|unconscious');
  const pregnant = countOf(words, 'femmes? enceintes?|enceintes?|pregnant(?: wom[ae]n)?');
  const people = said ?? countOf(words, 'personnes?|people|persons?');
  return {
    people: Math.max(1, people, children, injured, unconscious, pregnant),
    children,
    childrenAlone: null,
    injured,
    unconscious,
    pregnant,
  };
}

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  un: 1,
  une: 1,
  two: 2,
  deux: 2,
  three: 3,
  trois: 3,
  four: 4,
  quatre: 4,
  five: 5,
  cinq: 5,
  six: 6,
};

/** The number before a word; one where the word stands without. "No", "sans": none. */
function countOf(words: string, noun: string): number {
  const found = new RegExp(String.raw`(?:\b(\w+) )?\b(?:${noun})\b`).exec(words);
  if (found === null) return 0;
  const [, before = ''] = found;
  if (/^(?:no|not|sans|aucune?|pas)$/.test(before)) return 0;
  return /^\d{1,3}$/.test(before) ? Number(before) : (numberWords[before] ?? 1);
}

/** Lamps of a heartbeat detector: so many red, so many green. */
function lampsIn(words: string): Control['readings'] {
  const lamp = (quantity: 'heartbeat_red' | 'heartbeat_green', noun: string) =>
    new RegExp(String.raw`\b(?:${noun})\b`).test(words)
      ? [{ quantity, value: countOf(words, noun), unit: 'count' }]
      : [];
  return [...lamp('heartbeat_red', 'reds?|rouges?'), ...lamp('heartbeat_green', 'greens?|verte?s?')];
}
