import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CommandIo, ExitCode } from '../command-line.ts';
import { UsageError } from '../command-line.ts';
import { replay } from '../../feeds/ais/index.ts';
import { createAisTarget } from './feed-ais.ts';
import { createDetectionTarget } from './feed-detections.ts';
import { createFeedProgress } from './feed-progress.ts';
import type { FeedTarget } from './feed-target.ts';

/** Pace of an AIS recording whose lines bear no time. */
const linesPerSecond = 50;

interface Wanted {
  readonly file: string;
  readonly to: URL;
  readonly speed: number | 'max';
}

/**
 * `strait feed FILE --to URL [--speed N|max]`: replays a recorded feed into a node over its real interface: an AIS log
 * to tcp:// or udp://, JSON lines of detections to http(s):// (token in STRAIT_DEVICE_TOKEN) or mqtt(s)://.
 * 0: everything was sent and nothing refused. 1: unreadable, unreachable, refused or interrupted. 2: wrong use.
 */
export async function feedCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const wanted = readWanted(args);
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const progress = createFeedProgress(io.stderr);
  try {
    await access(wanted.file);
    const target = await openTarget(wanted, io, abort.signal);
    try {
      await play(wanted, target, { abort, say: (counts) => progress.say(counts) });
    } finally {
      await target.close();
    }
    progress.end(target.counts(), abort.signal.aborted);
    const { refused, failed } = target.counts();
    return refused + failed > 0 || abort.signal.aborted ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    io.stderr.write(`strait: feed stopped: ${said}\nstrait : envoi interrompu : ${said}\n`);
    return 1;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

async function play(
  { file, speed }: Wanted,
  target: FeedTarget,
  {
    abort,
    say,
  }: { readonly abort: AbortController; readonly say: (counts: ReturnType<FeedTarget['counts']>) => void },
): Promise<void> {
  await replay({
    path: file,
    encoding: target.encoding,
    pace: { speed, linesPerSecond },
    timeOf: (line) => target.timeOf(line),
    signal: abort.signal,
    steady: () => performance.now(),
    linesMax: target.linesMax,
    async take(lines) {
      await target.send(lines);
      say(target.counts());
    },
  });
}

async function openTarget({ to }: Wanted, io: CommandIo, signal: AbortSignal): Promise<FeedTarget> {
  switch (to.protocol) {
    case 'tcp:':
    case 'udp:':
      return createAisTarget(to);
    default:
      return createDetectionTarget({ to, token: io.env['STRAIT_DEVICE_TOKEN'] ?? null, signal });
  }
}

const protocols = ['tcp:', 'udp:', 'http:', 'https:', 'mqtt:', 'mqtts:'];

function readWanted(args: readonly string[]): Wanted {
  const { positionals, values } = parsed(args);
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1)
    throw new UsageError({ en: 'one FILE is wanted', fr: 'un seul FICHIER est attendu' });
  const { to = '', speed = '1' } = values;
  if (!URL.canParse(to) || !protocols.includes(new URL(to).protocol) || new URL(to).hostname === '')
    throw refusedOption('--to', to, 'tcp://H:P, udp://H:P, http(s)://H:P, mqtt(s)://H:P');
  const url = new URL(to);
  if (['tcp:', 'udp:'].includes(url.protocol) && url.port === '')
    throw refusedOption('--to', to, 'tcp://H:P, udp://H:P');
  const factor = Number(speed);
  if (speed !== 'max' && !(factor > 0 && factor <= 10_000))
    throw refusedOption('--speed', speed, '0 < N <= 10000, max');
  return { file, to: url, speed: speed === 'max' ? 'max' : factor };
}

function parsed(args: readonly string[]) {
  try {
    const options = { to: { type: 'string' }, speed: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError({ en: said, fr: `option incorrecte : ${said}` });
  }
}

function refusedOption(key: string, value: string, allowed: string): UsageError {
  // A URL may hold a password: it is not repeated.
  const shown = value.replace(/\/\/[^@/]*@/, '//…@');
  return new UsageError({
    en: `${key} "${shown}" is not allowed; allowed: ${allowed}`,
    fr: `${key} « ${shown} » n’est pas admis ; valeurs admises : ${allowed}`,
  });
}
