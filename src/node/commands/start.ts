import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandIo } from '../command-line.ts';
import { startDemonstration } from '../demonstration/demonstration.ts';
import { nodeConfig } from '../options.ts';
import { serveUntilStopped } from '../serve.ts';

/**
 * The labelled demonstration: one node with invented staff, invented traffic unless a source is named, and
 * invented detections sent over the real interface. Loopback only.
 */
export async function startCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const asked = nodeConfig(args, io.env, { demonstration: true, host: '127.0.0.1' });
  const demonstration = await startDemonstration(asked.ais.length === 0);
  const ais = asked.ais.length > 0 ? asked.ais.map(sourceAddress) : [...demonstration.aisSources];
  try {
    return await serveUntilStopped({
      config: {
        ...asked,
        agency: agencies[asked.state],
        ais,
        deviceTokenSha256: [...asked.deviceTokenSha256, demonstration.deviceTokenSha256],
      },
      io,
      started: (node) => demonstration.sendDetections(node.address),
      stopping: () => demonstration.stop(),
    });
  } finally {
    await demonstration.stop();
  }
}

/** Who answers for what the demonstration's devices record: bodies of its own register. */
const agencies = { uk: 'uk-hmcg', fr: 'fr-cross-gris-nez' } as const;

// `--ais some.log` is a file beside the caller, wherever the node's own folder is.
function sourceAddress(text: string): string {
  return existsSync(text) ? resolve(text) : text;
}
