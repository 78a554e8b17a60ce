import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ContextDoor } from '../../../kernel/door.ts';
import { type CheckParts, checkTogether, type Questioned, type Verdict } from './check.ts';
import { keyRing, type PinnedKey } from './jws.ts';
import { knownShapes } from './shapes.ts';

/** What the program says first, and again whenever the pinned keys change. */
export interface Told {
  readonly own: string;
  readonly peer: string;
  readonly keys: readonly PinnedKey[];
}

/** One line in: what is asked together; one line out. */
export type Asked = { readonly told: Told } | { readonly texts: readonly Questioned[] };
export type Answered = { readonly told: true } | { readonly verdicts: readonly Verdict[] };

/** Room for a signed text of the greatest size and what stands beside it. */
export const lineBytesMax = 1_200_000;

/** Reads lines from standard input and answers each on standard output; ends with its input, or by a line too long. */
async function serve(shapesModule: string): Promise<void> {
  const { exchangeShapes } = (await import(pathToFileURL(shapesModule).href)) as {
    readonly exchangeShapes: readonly ContextDoor[]; // what the wiring of the node names here
  };
  const known = knownShapes(exchangeShapes);
  closeTheWorld();
  let parts: CheckParts | null = null;
  const answer = (line: string): Answered => {
    const asked = JSON.parse(line) as Asked; // by the program itself, over a pipe of its own
    if ('told' in asked) {
      parts = { own: asked.told.own, peer: asked.told.peer, keys: keyRing(asked.told.keys), known };
      return { told: true };
    }
    if (parts === null) throw new Error('nobody said yet who speaks to whom');
    return { verdicts: checkTogether(asked.texts, parts) };
  };
  let held = '';
  process.stdin.setEncoding('latin1'); // signed texts are ASCII, and nothing here may depend on more
  for await (const chunk of process.stdin) {
    const lines = `${held}${String(chunk)}`.split('\n');
    held = lines.pop() ?? '';
    if (held.length > lineBytesMax) process.exit(3);
    process.stdout.write(lines.map((line) => `${JSON.stringify(answer(line))}\n`).join(''));
  }
}

/** After this no module is loaded: what is not here by now is not needed. A second lock beside the permission model. */
function closeTheWorld(): void {
  const refuse = (specifier: string): never => {
    throw new Error(`nothing is loaded here: ${specifier}`);
  };
  registerHooks({ resolve: refuse });
  Reflect.deleteProperty(process, 'getBuiltinModule');
  for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name);
}

const [, started, shapesModule] = process.argv;
if (import.meta.filename === started && shapesModule !== undefined) await serve(shapesModule);
