import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { configKeys } from './config-keys.ts';
import { environmentName } from './config.ts';
import { type CommandIo, type CommandLine, UsageError } from './command-line.ts';
import { commandLines } from './commands.ts';

/** Runs one verb of the command line and resolves with its exit code. */
export async function main(args: readonly string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    io.stdout.write(overview());
    return verb === undefined ? 2 : 0;
  }
  const command = commandLines.find(({ name }) => name === verb);
  if (command === undefined) {
    io.stderr.write(`strait: no such command: ${verb} / commande inconnue : ${verb}\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout.write(`${usage(command)}\n  ${command.summary.en}\n  ${command.summary.fr}\n`);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`strait: ${error.text.en}\nstrait : ${error.text.fr}\n${usage(command)}\n`);
    return 2;
  }
}

function usage(command: CommandLine): string {
  return `usage: strait ${command.name} ${command.usage}`.trimEnd();
}

function overview(): string {
  const width = Math.max(...commandLines.map(({ name }) => name.length));
  const verbs = commandLines.map(
    ({ name, summary }) => `  ${name.padEnd(width)}  ${summary.en}\n  ${' '.repeat(width)}  ${summary.fr}`,
  );
  const keys = Object.keys(configKeys).map(environmentName).join(' ');
  return `usage: strait COMMAND ...\n${verbs.join('\n')}\nconfiguration: ${keys}\n`;
}

// The only file that is a program: everything else waits to be called.
if (import.meta.filename === process.argv[1]) {
  // What the verbs load is compiled once, not at each start. In the program's own folder, and nowhere else: whoever may
  // write there may write the program. Where nobody may, nothing is kept, and nothing is said.
  enableCompileCache(join(import.meta.dirname, '..', '..', '.cache', 'compiled'));
  const code = await main(process.argv.slice(2), process);
  // A reader that went away (head, less) must not keep the process: what is written was flushed by its command.
  process.exitCode = code;
}
