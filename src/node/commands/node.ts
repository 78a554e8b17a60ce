import type { CommandIo } from '../command-line.ts';
import { nodeConfig } from '../options.ts';
import { serveUntilStopped } from '../serve.ts';

/** One node, as run for real: no invented staff, no invented traffic, nothing enabled that was not configured. */
export async function nodeCommand(args: readonly string[], io: CommandIo): Promise<number> {
  return serveUntilStopped({ configs: [nodeConfig(args, io.env)], io });
}
