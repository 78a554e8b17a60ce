import { expect, test } from 'vitest';
import { createSetAside } from './set-aside.ts';

test('what may not be used is named by lane, number and reason, and counted once by whoever found it', () => {
  const lines: string[] = [];
  const counts: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const aside = createSetAside({
    peer: 'uk',
    say,
    count: (peer, code) => void counts.push(`${peer} ${code}`),
  });
  aside.tell({ lane: 'life', sequence: 12 }, 'body_refused');
  expect(lines).toEqual([
    expect.stringMatching(/^strait: uk: .*envelope 12 of lane life.*\(body_refused\).*not allowed/),
    expect.stringMatching(/^strait : uk : .*enveloppe 12 de la voie life.*\(body_refused\).*n’est pas admis/),
  ]);
  expect([aside.count(), counts]).toEqual([0, []]); // the verifier’s own refusals are counted by their code
  aside.tell({ lane: 'work', sequence: 3 }, null);
  expect(lines.at(-2)).toMatch(/envelope 3 of lane work.*\(set_aside\).*cannot stand in this book/);
  expect([aside.count(), counts]).toEqual([1, ['uk set_aside']]);
});
