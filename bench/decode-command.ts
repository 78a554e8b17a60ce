import { decodeCommand } from '../src/node/commands/decode.ts';

// `strait decode -` without the launcher: what the bench measures as a program of its own.
process.exitCode = await decodeCommand(['-'], process);
