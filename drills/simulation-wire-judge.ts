import { fromUtc, type UtcText } from '../src/kernel/time.ts';
import { secretWord } from './simulation-acts.ts';
import { fieldNames } from './simulation-oracle.ts';
import { contextOfStream, crossingFields } from './simulation-table.ts';
import type { WireText, World } from './simulation-world.ts';

type Loose = Readonly<Record<string, unknown>>;

/** A recall or a receipt as it travelled. */
export interface ToldWord {
  readonly from: string;
  readonly to: string;
  readonly recall: string;
  /** Of a recall; empty of a receipt. */
  readonly positions: readonly number[];
  /** Of a receipt; null of a recall. */
  readonly outcome: string | null;
}

/** Reads every text that ever travelled against the plain table; returns the recalls and receipts among them. */
export function judgeWire(world: World): readonly ToldWord[] {
  const words: ToldWord[] = [];
  const numbered = new Map<string, string>();
  const toldAs = new Map<string, string>();
  for (const text of world.wire.values()) {
    const envelope = read(text.signed);
    const place = `${text.from}>${text.to} ${String(envelope['lane'])} ${String(envelope['sequence'])}`;
    const before = numbered.get(place);
    if (before !== undefined && before !== text.signed) world.objections.add('one number for two envelopes');
    numbered.set(place, text.signed);
    if (text.signed.includes(secretWord) || JSON.stringify(envelope).includes(secretWord))
      world.objections.add('a word that stays has crossed');
    if (envelope['from'] !== text.from || envelope['to'] !== text.to)
      world.objections.add('sent to another than it names');
    const content = record(envelope['content']);
    for (const event of list(content['events']).map(record)) {
      const name = `${text.from}>${text.to} ${String(event['position'])}`;
      if ((toldAs.get(name) ?? place) !== place) world.objections.add('a record was told twice');
      toldAs.set(name, place);
    }
    const judged = judgeContent(world, text, { envelope, content });
    if (judged !== null) words.push(judged);
  }
  return words;
}

interface Opened {
  readonly envelope: Loose;
  readonly content: Loose;
}

function judgeContent(world: World, { from, to }: WireText, { envelope, content }: Opened): ToldWord | null {
  const recall = String(content['recall']);
  switch (content['type']) {
    case 'recall':
      return { from, to, recall, positions: list(content['positions']).map(Number), outcome: null };
    case 'receipt':
      return { from, to, recall, positions: [], outcome: String(content['outcome']) };
    case 'decision':
      for (const event of list(content['events']).map(record))
        for (const one of againstEvent(world, { from, to, event, madeAt: String(envelope['madeAt']) }))
          world.objections.add(`${one} has crossed`);
      return null;
    default:
      return null;
  }
}

interface CrossedEvent {
  readonly from: string;
  readonly to: string;
  readonly event: Loose;
  readonly madeAt: string;
}

function againstEvent(world: World, { from, to, event, madeAt }: CrossedEvent): readonly string[] {
  const stream = String(event['stream']);
  const allowed = crossingFields(contextOfStream(stream), String(event['type']));
  if (allowed === null || contextOfStream(stream) !== event['context'])
    return [`what no rule names: ${String(event['type'])}`];
  const label = record(event['label']);
  const found: string[] = [];
  const extra = [...fieldNames(event['body'])].filter((name) => !allowed.has(name));
  if (extra.length > 0) found.push(`a field that no rule names: ${extra.join()}`);
  if (!['open', 'official'].includes(String(event['marking']))) found.push('a marking too high');
  if (event['purpose'] !== 'save_life') found.push('another purpose');
  if (list(label['caveats']).length > 0 || label['namedList'] !== undefined)
    found.push('a restricted record');
  if (list(label['conditions']).some((one) => one !== 'H1')) found.push('a blocked condition');
  if (!String(label['owner']).startsWith(`${from}-`)) found.push('what is another node’s to send');
  const states = list(label['releasedToStates']);
  if (to === 'be' ? states.every((one) => one === from) : !states.includes(to))
    found.push('what was not given to that state');
  if (event['type'] === 'CallerMarked' && record(event['body'])['peer'] !== to)
    found.push('the mark of another pair');
  if (event['hops'] !== 0) found.push('leave to pass on');
  const { relaysEndAt, relayHours } = world.rules;
  if (stream.startsWith('relay/')) {
    if (relaysEndAt !== null && fromUtc(madeAt as UtcText) >= relaysEndAt)
      found.push('something after its instrument ended');
    if ((relayHours !== null) !== (typeof event['expiresAt'] === 'string'))
      found.push('an end that no rule gives');
  }
  return found;
}

function read(signed: string): Loose {
  return record(JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString()));
}

const record = (value: unknown): Loose => (typeof value === 'object' && value !== null ? { ...value } : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
