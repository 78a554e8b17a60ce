import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Clock, instant } from '../../kernel/time.ts';
import type { CommandIo } from '../command-line.ts';
import type { Config } from '../config.ts';
import { type Demonstration, startDemonstration } from '../demonstration/demonstration.ts';
import { setLink } from '../demonstration/link-switch.ts';
import { directions, type LinkSwitch, prepareTwoNodes } from '../demonstration/two-nodes.ts';
import { nodeConfig } from '../options.ts';
import { serveUntilStopped } from '../serve.ts';
import { projectFolder } from '../version.ts';

const clock: Clock = () => instant(Date.now());

/**
 * The labelled demonstration: a French and a British node with a link between them that can be cut, invented staff,
 * invented traffic unless a source is named, and invented detections sent over the real interface. With `--state` that
 * one node alone. Loopback only.
 */
export async function startCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const asked = nodeConfig(args, io.env, { demonstration: true, host: '127.0.0.1' });
  const demonstration = await startDemonstration(asked.ais.length === 0);
  const ais = asked.ais.length > 0 ? asked.ais.map(sourceAddress) : [...demonstration.aisSources];
  const common = {
    ...asked,
    ais,
    deviceTokenSha256: [...asked.deviceTokenSha256, demonstration.deviceTokenSha256],
  };
  const isOne = args.some((word) => word.startsWith('--state')) || io.env['STRAIT_STATE'] !== undefined;
  try {
    return await (isOne ? serveOne(common, { demonstration, io }) : serveTwo(common, { demonstration, io }));
  } finally {
    await demonstration.stop();
  }
}

interface Around {
  readonly demonstration: Demonstration;
  readonly io: CommandIo;
}

function serveOne(config: Config, { demonstration, io }: Around): Promise<number> {
  return serveUntilStopped({
    configs: [withCameras({ ...config, agency: agencies[config.state] }, demonstration)],
    around: { shore: true },
    io,
    started(node, { state }) {
      demonstration.sendDetections(node.address);
      demonstration.sendShore(node.address, state);
    },
    stopping: () => demonstration.stop(),
  });
}

/** What is invented reaches the British node; the French one hears of it over the link. */
async function serveTwo(common: Config, { demonstration, io }: Around): Promise<number> {
  const folderOf = (state: 'fr' | 'uk') => join(common.dataFolder ?? join(projectFolder, '.data'), state);
  const configOf = (state: 'fr' | 'uk', port: number): Config =>
    withCameras(
      {
        ...common,
        state,
        port,
        agency: agencies[state],
        dataFolder: folderOf(state),
        exchangePort: 0,
        exchangeHost: '127.0.0.1',
        exchangeFolder: undefined,
      },
      demonstration,
    );
  const link = await prepareTwoNodes({ fr: folderOf('fr'), uk: folderOf('uk') }, clock);
  const keyboard = listenToKeyboard(link, io);
  try {
    return await serveUntilStopped({
      configs: [configOf('uk', common.port), configOf('fr', common.port === 0 ? 0 : common.port + 1)],
      around: { linkSwitch: link, shore: true },
      io,
      started(node, { state }) {
        if (node.exchange.port !== null) link.leadTo(state, node.exchange.port);
        if (state === 'uk') demonstration.sendDetections(node.address);
        demonstration.sendShore(node.address, state);
      },
      ready: readyText,
      stopping: () => demonstration.stop(),
    });
  } finally {
    keyboard.close();
    await link.close();
  }
}

/** Invented cameras, unless a file names others. */
function withCameras(config: Config, { camerasFile }: Pick<Demonstration, 'camerasFile'>): Config {
  return { ...config, camerasFile: config.camerasFile ?? camerasFile(config.state) };
}

const readyText = `link / liaison: cut it and restore it here with a line such as “cut fr-to-uk”, “heal fr-to-uk”, “cut both”,
  or elsewhere with / ou ailleurs par : npx strait link cut|heal fr-to-uk|uk-to-fr|both
`;

/** Lines of the terminal in which the demonstration runs. */
function listenToKeyboard(link: LinkSwitch, io: CommandIo): { close(): void } {
  const lines = createInterface({ input: io.stdin });
  lines.on('line', (line) => {
    const [act = '', direction = 'both'] = line.trim().split(/\s+/);
    const way = [...directions, 'both' as const].find((one) => one === direction);
    if ((act === 'cut' || act === 'heal') && way !== undefined) {
      setLink(link, act, way);
      const isCut = link.isCut();
      for (const one of directions)
        io.stdout.write(`${one}: ${isCut[one] ? 'cut / coupée' : 'whole / établie'}\n`);
    } else if (act !== '') io.stdout.write(readyText);
  });
  return { close: () => lines.close() };
}

/** Who answers for what the demonstration's devices record: bodies of its own register. */
const agencies = { uk: 'uk-hmcg', fr: 'fr-cross-gris-nez' } as const;

// `--ais some.log` is a file beside the caller, wherever the node's own folder is.
function sourceAddress(text: string): string {
  return existsSync(text) ? resolve(text) : text;
}
