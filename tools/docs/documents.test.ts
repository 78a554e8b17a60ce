import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readTree } from '../tidy/tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function brokenLinks(wanted: RegExp): readonly string[] {
  const broken: string[] = [];
  for (const [path, text] of readTree(root)) {
    if (!path.endsWith('.md')) continue;
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g))
      if (wanted.test(target) && !existsSync(join(root, dirname(path), target)))
        broken.push(`${path} -> ${target}`);
  }
  return broken;
}

test('every link between the documents leads somewhere', () => {
  expect(brokenLinks(/^(?!.*\.png$)/)).toEqual([]);
});

test('every picture of the documents is there', ({ skip }) => {
  if (!existsSync(join(root, 'docs/images/console.png'))) skip('the console has not been photographed yet');
  expect(brokenLinks(/\.png$/)).toEqual([]);
});

test('the glossary names each thing once, in both languages', () => {
  const page = readFileSync(join(root, 'GLOSSARY.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => /^\| (?!English|not |-)/.test(line) && line.split('|').length === 6);
  const cells = rows.map((line) => line.split('|').map((cell) => cell.trim()));
  expect(cells.filter(([, en, fr, meaning, code]) => !en || !fr || !meaning || !code)).toEqual([]);
  const names = cells.map(([, en = '']) => en.toLowerCase());
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(rows.length).toBeGreaterThan(80);
});
