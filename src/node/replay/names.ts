import { createHash } from 'node:crypto';

/** Names that a replay gives to what it enters: derived from the scenario's own ids, so that each run gives the same. */
export interface ReplayNames {
  contact(event: string): string;
  boat(event: string): string;
  /** The vehicle's passage that an event of freight opens, where it opens one, and the control that it records. */
  passage(event: string): string;
  control(event: string): string;
  /** The tip that an event of intelligence is written as. */
  tip(event: string): string;
  /** The number that a driver's phone gives its report. */
  report(event: string): string;
  /** A vault subject that holds a plate as one event has it. */
  plate(event: string, on: string): string;
  /** The tracing request of a person of the scenario, and the vault subject of whoever seeks. */
  request(person: string): string;
  seeker(person: string): string;
  /** A vault subject that holds the words of an event. */
  words(event: string): string;
  /** A vault subject for whoever calls from a phone of the scenario. */
  caller(phone: string): string;
  /** An invented number for a phone token: no country has the prefix 000. */
  number(phone: string): string;
  /** A short name: transfer, promise, search, task. */
  short(kind: string, of: string): string;
  /** The idempotency key of one act for one event. */
  key(event: string, act: string): string;
}

/** `scenario`: the id of the scenario's first line. Pure: the same scenario gives the same names. */
export function replayNames(scenario: string): ReplayNames {
  const hash = (text: string): string => createHash('sha256').update(`${scenario}/${text}`).digest('hex');
  const subject = (text: string): string => `s-${hash(text).slice(0, 32)}`;
  return {
    contact: (event) => `c-${hash(`contact/${event}`).slice(0, 12)}`,
    boat: (event) => `b-${hash(`boat/${event}`).slice(0, 12)}`,
    passage: (event) => `p-${hash(`passage/${event}`).slice(0, 16)}`,
    control: (event) => `k-${hash(`control/${event}`).slice(0, 16)}`,
    tip: (event) => `tip-${hash(`tip/${event}`).slice(0, 16)}`,
    report: (event) => `r-${hash(`report/${event}`).slice(0, 26)}`,
    plate: (event, on) => subject(`plate/${event}/${on}`),
    request: (person) => `trc-${hash(`request/${person}`).slice(0, 32)}`,
    seeker: (person) => subject(`seeker/${person}`),
    words: (event) => subject(`words/${event}`),
    caller: (phone) => subject(`caller/${phone}`),
    number: (phone) =>
      `+000${(BigInt(`0x${hash(`phone/${phone}`).slice(0, 12)}`) % 10n ** 9n).toString().padStart(9, '0')}`,
    short: (kind, of) => `${kind}-${of.replaceAll(/[^A-Za-z0-9._:-]/g, '-')}`.slice(0, 64),
    key: (event, act) => `replay/${scenario}/${event}/${act}`,
  };
}
