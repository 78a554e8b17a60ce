import { isStoreFault } from '../journal/faults.ts';
import type { CommandIo } from './command-line.ts';
import type { Config } from './config.ts';
import { staffAt, staffOf } from './demonstration/staff.ts';
import { lastResort } from './last-resort.ts';
import { isPolicyRefused } from './policies.ts';
import { type Around, type RunningNode, startNode } from './wiring.ts';

interface Serving {
  /** One node, or both of the demonstration. */
  readonly configs: readonly Config[];
  readonly around?: Around;
  readonly io: CommandIo;
  /** Called with each node once it answers. */
  readonly started?: (node: RunningNode, config: Config) => void;
  /** Said once all answer. */
  readonly ready?: string;
  readonly stopping?: () => Promise<void>;
}

/** Starts the nodes, says where they are, and serves until a signal; a second signal ends them at once. */
export async function serveUntilStopped(serving: Serving): Promise<number> {
  const { configs, io, ready, stopping } = serving;
  const stopped = nextSignal();
  const say = (line: string): void => void io.stderr.write(`${line}\n`);
  const nodes: RunningNode[] = [];
  const close = async (): Promise<void> => void (await Promise.all(nodes.map((node) => node.close())));
  for (const config of configs) {
    try {
      nodes.push(await startOne(serving, config, say));
    } catch (error) {
      await close();
      const said = startRefusal(error, config);
      if (said === null) throw error;
      io.stderr.write(said);
      return 1;
    }
  }
  process.on('uncaughtException', lastResort({ say, exit: (code) => process.exit(code) }));
  if (ready !== undefined) io.stdout.write(ready);
  const signal = await stopped;
  io.stderr.write(`strait: ${signal}: stopping / arrêt\n`);
  await stopping?.();
  await close();
  return 0;
}

async function startOne(
  { configs, io, around, started }: Serving,
  config: Config,
  say: (line: string) => void,
): Promise<RunningNode> {
  const node = await startNode(config, say, around);
  io.stdout.write(greeting(config, node, configs.length === 1));
  started?.(node, config);
  return node;
}
/** What a person is told of a node that could not start for a reason of the world's; null for a bug. */
export function startRefusal(error: unknown, config: Pick<Config, 'port' | 'host'>): string | null {
  if (isPortTaken(error)) return portTaken(config);
  if (!isStoreFault(error) && !isPolicyRefused(error)) return null;
  return `strait: ${error.text.en}\nstrait : ${error.text.fr}\n`;
}

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve(signal);
      });
  });
}

/** Beside another node each names its own state's people; alone, everybody. */
function greeting(config: Config, node: RunningNode, isAlone: boolean): string {
  const lines = [
    `strait ${node.version}: node ${config.state} ready / nœud ${config.state} prêt: ${node.address}`,
  ];
  if (config.demonstration) {
    lines.push('DEMONSTRATION: invented staff and traffic / DÉMONSTRATION : personnel et trafic fictifs');
    for (const { name, post, id } of (isAlone ? staffAt : staffOf)(config.state))
      lines.push(`  sign in as / se connecter : ${name}, ${post.en} / ${post.fr} (${id})`);
  }
  return `${lines.join('\n')}\n`;
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}

function portTaken(config: Pick<Config, 'port' | 'host'>): string {
  return `strait: port ${config.port} on ${config.host} cannot be had; choose another with --port\nstrait : le port ${config.port} de ${config.host} est indisponible ; en choisir un autre avec --port\n`;
}
