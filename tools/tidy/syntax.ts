import { parseSync } from 'vite';
import type { Tree } from './tree.ts';
import { isSource, lineOf } from './tree.ts';

/** Any node of the parsed syntax; its own fields are looked at by name. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** One file's syntax. The parser is the one vite builds the console with; it has TypeScript's own nodes. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly { readonly value: string; readonly line: number; readonly lastLine: number }[];
}

/** Parses each source file of a tree; throws where one is no TypeScript. */
export function parseTree(tree: Tree): readonly Source[] {
  return [...tree].filter(([path]) => isSource(path)).map(([path, text]) => parseSource(path, text));
}

function parseSource(path: string, text: string): Source {
  const result = parseSync(path, text);
  const error = result.errors[0];
  if (error) throw new Error(`${path}: ${error.message}`);
  const comments = result.comments.map((comment) => ({
    value: comment.value,
    line: lineOf(text, comment.start),
    lastLine: lineOf(text, comment.end),
  }));
  return { path, text, program: asNode(result.program), comments };
}

function asNode(value: object): Node {
  if (!isNode(value)) throw new TypeError('not a syntax node');
  return value;
}

/** True for a syntax node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The nodes directly below. */
export function children(node: Node): readonly Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** Calls `visit` for each node with those above it, nearest last. */
export function walk(node: Node, visit: (node: Node, above: readonly Node[]) => void): void {
  const above: Node[] = [];
  const step = (at: Node): void => {
    visit(at, above);
    above.push(at);
    for (const child of children(at)) step(child);
    above.pop();
  };
  step(node);
}

/** A node of one type, or null. */
export function field(node: Node, name: string): Node | null {
  const value = node[name];
  return isNode(value) ? value : null;
}

/** The text of a literal or of a template without holes; null for anything else. */
export function literalText(node: Node | null): string | null {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type !== 'TemplateLiteral') return null;
  const quasis = Array.isArray(node['quasis']) ? node['quasis'].filter(isNode) : [];
  const value: unknown = quasis[0]?.['value'];
  const plain = quasis.length === 1 && typeof value === 'object' && value !== null && 'cooked' in value;
  return plain && typeof value.cooked === 'string' ? value.cooked : null;
}

/** The name of an identifier, a property key or a literal key. */
export function nameOf(node: Node | null): string | null {
  if (node === null) return null;
  if (typeof node['name'] === 'string') return node['name'];
  return literalText(node);
}
