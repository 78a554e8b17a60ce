// A verifying process gone wrong, for tests: it hangs, naps, dies or speaks nonsense as its module's name says, once told; or it
// dies of one text alone (`poison`), and answers to every other.
import { createInterface } from 'node:readline';

const how = process.argv[2] ?? '';
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('{"told"')) process.stdout.write('{"told":true}\n');
  else if (how.endsWith('dies') || line.includes('poison')) process.exit(1);
  else if (how.endsWith('naps'))
    setTimeout(
      () => process.stdout.write('{"verdicts":[{"kind":"refused","refusal":"key_unknown"}]}\n'),
      600,
    );
  else if (how.endsWith('babbles')) process.stdout.write('{{\n');
  else if (how.endsWith('chokes'))
    process.stdout.write('{"verdicts":[{"kind":"refused","refusal":"key_unknown"}]}\n');
  // else it hangs
}
