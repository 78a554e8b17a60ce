import { field, nameOf, type Node, type Source, walk } from './syntax.ts';
import { type Finding, lineOf } from './tree.ts';

/** Names through which the world comes in: none may be read in a pure room. */
const worldly = new Set([
  'process',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'navigator',
  'document',
  'window',
  'globalThis',
  'console',
]);

/** What a node takes from the world outside, by name; null where nothing. */
function worldlyUse(node: Node): string | null {
  const callee = field(node, 'callee');
  if (node.type === 'NewExpression' && nameOf(callee) === 'Date' && isEmpty(node['arguments']))
    return 'new Date()';
  if (node.type === 'CallExpression' && callee?.type === 'Identifier') {
    const name = nameOf(callee);
    if (name === 'Date') return 'Date()';
    return name !== null && worldly.has(name) ? `${name}()` : null;
  }
  if (node.type !== 'MemberExpression') return null;
  const object = field(node, 'object');
  if (object?.type !== 'Identifier') return null;
  const name = nameOf(object);
  const member = nameOf(field(node, 'property'));
  if ((name === 'Date' && member === 'now') || (name === 'Math' && member === 'random'))
    return `${name}.${member}`;
  return name !== null && worldly.has(name) ? `${name}.${member}` : null;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Clock, chance, process and network read in a file of a pure room. */
export function purityFindings(source: Source): readonly Finding[] {
  const found: Finding[] = [];
  walk(source.program, (node) => {
    const use = worldlyUse(node);
    if (use === null) return;
    const what = `${use} in a pure room: take it as a parameter`;
    found.push({ rule: 'pure', path: source.path, line: lineOf(source.text, node.start), what });
  });
  return found;
}
