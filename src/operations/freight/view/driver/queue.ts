import type { Direction } from '../../words.ts';
import {
  type Check,
  type CheckAnswer,
  type CheckMoment,
  lifeKinds,
  type ReportKind,
} from '../../report/words.ts';

/** What a driver's page sends, as the node's public address takes it. Its number makes sending it twice harmless. */
export interface DriverReport {
  readonly report: string;
  readonly what: ReportKind | null;
  readonly place: string | null;
  readonly direction: Direction;
  readonly seenAt: string;
  readonly checklist: {
    readonly moment: CheckMoment;
    readonly answers: readonly { readonly check: Check; readonly answer: CheckAnswer }[];
  } | null;
}

/** One report on this phone and how far it has come. `busy`: the node takes no more just now; it is sent again. */
export type QueuedReport =
  | { readonly state: 'waiting' | 'busy' | 'refused'; readonly report: DriverReport }
  | {
      readonly state: 'sent';
      readonly report: DriverReport;
      readonly recordedAt: string;
      /** What is printed on the receipt to check it by; null: sent before receipts had one. */
      readonly code: string | null;
    };

/** What the node answered: `recordedAt` and `code` only where it has recorded the report. */
export interface SendAnswer {
  readonly status: number;
  readonly recordedAt: string | null;
  readonly code: string | null;
  /** Why it was not taken; null: it was, or the answer was not the node’s. */
  readonly refusal: string | null;
  /** Milliseconds by which this phone’s clock is ahead of the node’s; null: the answer did not say. */
  readonly aheadMilliseconds: number | null;
}

/** Where the queue is kept, and how a report is sent: the phone's own, or a test's. */
export interface QueueParts {
  /** Null where this browser keeps nothing: then what waits is held while the page is open, and says so. */
  readonly kept: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** Status and body of the answer; rejects where there is no network. */
  readonly send: (report: DriverReport) => Promise<SendAnswer>;
  readonly changed: () => void;
}

export interface ReportQueue {
  readonly entries: () => readonly QueuedReport[];
  /** False where the phone could not keep what stands here: it is gone with the page. */
  readonly isKept: () => boolean;
  /** False where so much waits that it is not kept; one of a life at risk is kept beyond that. */
  add(report: DriverReport): boolean;
  /** Sends what waits, lives at risk first, else the oldest; stops where there is no network. */
  flush(): Promise<void>;
}

const key = 'strait.driver.reports';
const waitingMax = 20;
const entriesMax = 40;
/** Less is the time that an answer takes, and no clock that is wrong. */
const aheadMillisecondsMin = 60_000;

/** Reports wait on the phone until the node has them; whatever happens in between, each is recorded once. */
export function openQueue({ kept, send, changed }: QueueParts): ReportQueue {
  let entries = readEntries(kept?.getItem(key) ?? null);
  let isKept = kept !== null;
  let flushing: Promise<void> | null = null;
  const put = (next: readonly QueuedReport[]): void => {
    entries = bounded(next);
    isKept = isWritten(kept, JSON.stringify(entries));
    changed();
  };
  const settle = (id: string, settled: (report: DriverReport) => QueuedReport): void =>
    put(entries.map((one) => (one.report.report === id ? settled(one.report) : one)));
  /** A phone whose clock is wrong names a moment that cannot be: it is named anew by the node’s clock, and sent once more. */
  const sendRighted = async (report: DriverReport): Promise<SendAnswer | null> => {
    const answer = await send(report).catch(() => null);
    const ahead = answer?.refusal === 'time_absurd' ? answer.aheadMilliseconds : null;
    if (ahead === null || Math.abs(ahead) < aheadMillisecondsMin) return answer;
    const righted = { ...report, seenAt: new Date(Date.parse(report.seenAt) - ahead).toISOString() };
    put(entries.map((one) => (one.report.report === report.report ? { ...one, report: righted } : one)));
    return send(righted).catch(() => null);
  };
  const sendAll = async (): Promise<void> => {
    for (const { state, report } of entries.toSorted(byLife)) {
      if (state !== 'waiting' && state !== 'busy') continue;
      const answer = await sendRighted(report);
      if (answer === null || answer.status >= 500) return; // no network or no node: later
      settle(report.report, (said) => settled(said, answer));
      if (answer.status === 429) return;
    }
  };
  return {
    entries: () => entries,
    isKept: () => isKept,
    add(report) {
      const waiting = entries.filter(({ state }) => state === 'waiting' || state === 'busy').length;
      if (waiting >= (isForLife(report) ? entriesMax : waitingMax)) return false;
      put([...entries, { state: 'waiting', report }]);
      return true;
    },
    flush() {
      flushing ??= sendAll().finally(() => (flushing = null));
      return flushing;
    },
  };
}

function isForLife({ what }: DriverReport): boolean {
  return what !== null && lifeKinds.includes(what);
}

/** A node that takes no more of the ordinary ones still takes these: they wait behind none. */
function byLife(one: QueuedReport, other: QueuedReport): number {
  return Number(isForLife(other.report)) - Number(isForLife(one.report));
}

/** False where the phone is full, or keeps nothing for this page: what stands on it is told apart from what is kept. */
function isWritten(kept: QueueParts['kept'], text: string): boolean {
  if (kept === null) return false;
  try {
    kept.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function settled(report: DriverReport, { status, recordedAt, code }: SendAnswer): QueuedReport {
  if (status === 429) return { state: 'busy', report };
  if (status === 200 && recordedAt !== null) return { state: 'sent', report, recordedAt, code };
  return { state: 'refused', report };
}

/** What is done goes first, oldest first; what waits is never dropped. */
function bounded(entries: readonly QueuedReport[]): readonly QueuedReport[] {
  const done = entries.filter(({ state }) => state === 'sent' || state === 'refused');
  const tooMany = new Set(done.slice(0, Math.max(0, entries.length - entriesMax)));
  return entries.filter((one) => !tooMany.has(one));
}

function readEntries(text: string | null): readonly QueuedReport[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry).map(withCode) : [];
  } catch {
    return []; // another page of this address wrote here
  }
}

function isEntry(kept: unknown): kept is QueuedReport {
  if (typeof kept !== 'object' || kept === null || !('state' in kept) || !('report' in kept)) return false;
  const { report } = kept;
  return (
    typeof report === 'object' && report !== null && 'report' in report && typeof report.report === 'string'
  );
}

/** Kept by an earlier page of ours, a sent report has no code. */
function withCode(entry: QueuedReport): QueuedReport {
  return entry.state === 'sent' ? { ...entry, code: entry.code ?? null } : entry;
}
