import { openAccess } from '../src/node/policies.ts';
import type { Access } from '../src/policy/access.ts';
import type { AccessRequest } from '../src/policy/request.ts';
import { type Bench, type BenchRun, median, type Row } from './row.ts';

/** Milliseconds that 99 of 100 decisions may take. Source: issue 3, "Must show". */
const p99MillisecondsMax = 0.5;
const decisionsMeasured = 20_000;
const warmUp = 2_000;

/** One access decision with every wall and condition asked: judged anew, and as the doors ask it, mostly kept. */
export const accessBench: Bench = { name: 'access', run: (given) => measure(given, decisionsMeasured) };

/** The same at any size: for tests. */
export async function measure(given: BenchRun, decisions: number): Promise<readonly Row[]> {
  const loadStarted = performance.now();
  const access = openAccess('uk');
  const loadMilliseconds = performance.now() - loadStarted;
  const wrong = complaint(access);
  const times: Times = { anew: [], kept: [], map: [], cpu: [] };
  for (let index = 0; index < Math.min(warmUp, decisions); index += 1)
    access.decide(question(`warm-${index}`, true));
  for (let repetition = 0; repetition < given.repetitions; repetition += 1) {
    const before = process.cpuUsage();
    times.anew.push(
      percentiles(decisions, (index) => access.decide(question(`r${repetition}-${index}`, true))),
    );
    const used = process.cpuUsage(before);
    times.cpu.push((used.user + used.system) / decisions);
    times.kept.push(percentiles(decisions, () => access.allows(['watch_officer'], 'operations/picture/see')));
    times.map.push(mapFloor(decisions));
    given.progress(`${repetition + 1} of ${given.repetitions}`);
  }
  return rows(times, { decisions, loadMilliseconds, wrong });
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

interface Times {
  readonly anew: Percentiles[];
  readonly kept: Percentiles[];
  readonly map: Percentiles[];
  /** Microseconds of the processor for one decision judged anew. */
  readonly cpu: number[];
}

interface Run {
  readonly decisions: number;
  readonly loadMilliseconds: number;
  /** Empty where the answers are right. */
  readonly wrong: string;
}

function rows(times: Times, { decisions, loadMilliseconds, wrong }: Run): readonly Row[] {
  const limit = median(times.map.map(({ p99 }) => p99));
  const row = (kernel: string, measured: readonly Percentiles[], note: string): Row => {
    const figure = median(measured.map(({ p99 }) => p99));
    const p50 = (median(measured.map(({ p50: one }) => one)) * 1_000).toFixed(1);
    return {
      kernel,
      figure,
      unit: 'ms p99',
      limit,
      peers: [],
      gate: wrong === '' && figure <= p99MillisecondsMax ? 'pass' : 'fail',
      note: [`${decisions} decisions, p50 ${p50} us`, note, wrong].filter(Boolean).join('; '),
    };
  };
  const loading = `policies read, checked and prepared in ${loadMilliseconds.toFixed(0)} ms`;
  const cpu = `${median(times.cpu).toFixed(0)} us of the processor each`;
  return [
    row('access', times.anew, `each judged anew, ${cpu}; ${loading}`),
    row('access-door', times.kept, 'a role at a door, answer kept'),
  ];
}

function percentiles(count: number, once: (index: number) => unknown): Percentiles {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = performance.now();
    once(index);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(count * 0.5)] ?? 0, p99: times[Math.floor(count * 0.99)] ?? 0 };
}

/** The machine's limit: the answer looked up in a plain map by role and action. */
function mapFloor(count: number): Percentiles {
  const answers = new Map(
    Array.from({ length: 1_000 }, (_, index) => [`role-${index} act`, index % 2 === 0]),
  );
  return percentiles(count, (index) => answers.get(`role-${index % 1_000} act`));
}

/** The watch asks to see a record of its own agency; each bears another id, so that no answer is kept. */
function question(id: string, isHeld: boolean): AccessRequest {
  return {
    asker: {
      kind: 'staff',
      id: 'example-1',
      roles: ['watch_officer'],
      desk: 'desk-1',
      agency: 'agency-a',
      remits: [],
      state: 'uk',
      markings: isHeld ? ['open', 'official', 'official_sensitive'] : ['open'],
      caveats: ['caveat-a'],
      purposes: ['save_life', 'border_control'],
    },
    action: 'operations/picture/see',
    record: {
      id,
      marking: 'official',
      caveats: [],
      purpose: 'save_life',
      origin: 'uk',
      owner: 'agency-a',
      releasedToStates: ['fr'],
      releasedTo: ['agency-b'],
      jurisdiction: [],
      namedList: null,
      personal: false,
      conditions: ['H1', 'H2'],
      conditionsWritten: false,
      blockedActs: [],
      permittedActs: [],
    },
    reasonGiven: false,
    instrument: null,
  };
}

/** A faster wrong answer scores nothing. */
function complaint(access: Access): string {
  const isRight =
    access.decide(question('check', true)).allowed &&
    access.decide(question('check', false)).why.join() === 'marking-held' &&
    access.allows(['watch_officer'], 'operations/picture/see') &&
    !access.allows(['observer'], 'operations/picture/RecordDetection');
  return isRight ? '' : 'wrong answers';
}
