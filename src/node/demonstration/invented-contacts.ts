import { createHash, randomBytes } from 'node:crypto';
import { instant, toUtc } from '../../kernel/time.ts';

export interface InventedContacts {
  stop(): void;
}

/** One invented thing received, so many seconds after the start. Words, numbers and people are nobody's. */
interface Invented {
  readonly afterSeconds: number;
  readonly channel: string;
  readonly language?: 'en' | 'fr';
  readonly words?: string;
  /** Number of the invented phone: the same number calls again. */
  readonly phone?: number;
  readonly source?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly position?: {
    readonly lat: number;
    readonly lon: number;
    readonly accuracyMetres: number;
    readonly source: string;
  };
}

const people = (best: number) => ({ min: Math.round(best * 0.9), max: Math.round(best * 1.1), best });

/** Two look-alike boats, two phones of one of them, a position typed in words, and somebody overboard. */
const night: readonly Invented[] = [
  {
    afterSeconds: 2,
    channel: 'camera',
    source: 'demo-thermal-gris-nez',
    claims: { persons: people(45), colour: 'black', cues: ['launch'] },
    position: { lat: 50.83, lon: 1.575, accuracyMetres: 200, source: 'camera_bearing' },
  },
  {
    afterSeconds: 6,
    channel: 'call',
    language: 'en',
    phone: 21,
    words: 'We are forty five people, one baby, engine no good, please come.',
    position: { lat: 50.871, lon: 1.522, accuracyMetres: 60, source: 'gps_share' },
  },
  {
    afterSeconds: 20,
    channel: 'patrol',
    source: 'demo-patrol-sangatte',
    claims: { persons: people(50), colour: 'black', cues: ['launch'] },
    position: { lat: 50.955, lon: 1.78, accuracyMetres: 150, source: 'estimate' },
  },
  {
    afterSeconds: 40,
    channel: 'sms',
    language: 'en',
    phone: 22,
    words: 'help 45 people boat engin stop 50.8752 1.5127',
  },
  {
    afterSeconds: 70,
    channel: 'call',
    language: 'fr',
    phone: 21,
    words: 'C’est encore nous, le moteur est coupé maintenant, de l’eau entre.',
  },
  {
    afterSeconds: 110,
    channel: 'charity',
    language: 'fr',
    words:
      'Une embarcation noire partie de Sangatte, une cinquantaine de personnes, elles ne demandent pas d’aide.',
  },
  {
    afterSeconds: 170,
    channel: 'call',
    language: 'en',
    phone: 23,
    words: 'One man fall from the boat! Boat not stop! We are 50, now 49.',
    position: { lat: 50.99, lon: 1.71, accuracyMetres: 80, source: 'gps_share' },
  },
];

/** Sends invented calls, messages and sightings to a node over the interface that a gateway uses, until stopped. */
export function sendInventedContacts({
  nodeAddress,
  token,
}: {
  readonly nodeAddress: string;
  readonly token: string;
}): InventedContacts {
  const run = randomBytes(6).toString('hex');
  const timers = night.map((one, number) =>
    setTimeout(() => void send({ nodeAddress, token, run, number, one }), one.afterSeconds * 1_000),
  );
  return { stop: () => timers.forEach((timer) => clearTimeout(timer)) };
}

interface Sending {
  readonly nodeAddress: string;
  readonly token: string;
  readonly run: string;
  readonly number: number;
  readonly one: Invented;
}

async function send({ nodeAddress, token, run, number, one }: Sending): Promise<void> {
  const body = inventedContact(one, { run, number, now: Date.now() });
  try {
    await fetch(`${nodeAddress}/api/operations/rescue/record-contact`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': `demonstration-${run}-${number}`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  } catch (error) {
    // A node that is stopping does not answer: an invented gateway may lose its invented message.
    if (!(error instanceof Error)) throw error;
  }
}

/** The fields of one invented contact: phones of the range that no network gives out, subjects of this run alone. */
export function inventedContact(
  one: Invented,
  { run, number, now }: { readonly run: string; readonly number: number; readonly now: number },
): Readonly<Record<string, unknown>> {
  const at = toUtc(instant(now));
  const subject = (of: string): string =>
    `s-${createHash('sha256').update(`${run} ${of}`).digest('hex').slice(0, 32)}`;
  const { channel, language, words, phone, source, claims, position } = one;
  return {
    contact: `c-${run}${number.toString().padStart(3, '0')}`,
    kind: 'report',
    channel,
    receivedAt: at,
    happenedAt: at,
    language: language ?? null,
    source: source ?? null,
    claims: claims ?? {},
    positions: position === undefined ? [] : [{ id: 'p1', at, ...position }],
    ...(phone === undefined ? {} : { caller: subject(`phone ${phone}`), phone: `+00000000${phone}` }),
    ...(words === undefined ? {} : { wordsSubject: subject(`words ${number}`), words }),
  };
}

/** For tests: everything of one night. */
export const inventedNight: readonly Invented[] = night;
