import { field, isNode, nameOf, type Node, type Source, walk } from './syntax.ts';
import { type Finding, isTest, lineOf } from './tree.ts';

/** Ceilings of STYLE.md. */
export const fileLinesMax = 400;
/** Tables and text: files without functions. */
export const tableLinesMax = 600;
export const functionLinesMax = 60;
export const positionalMax = 3;

/** A ceiling that is passed: `key` names it in the ratchet, `size` is what may only shrink. */
export interface Excess extends Finding {
  readonly key: string;
  readonly size: number;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const signatures = new Set([
  'TSMethodSignature',
  'TSFunctionType',
  'TSCallSignatureDeclaration',
  'TSDeclareFunction',
]);
/** Tools that ask for a default export of their own configuration. */
const defaultExportAsked = /^(?:[\w.-]+\.config|tools\/set-up\/reporter)\.ts$/;

function functionName(node: Node, above: readonly Node[]): string {
  const own = nameOf(field(node, 'id')) ?? nameOf(field(node, 'key'));
  if (own !== null) return own;
  const parent = above.at(-1);
  const named = parent && (nameOf(field(parent, 'id')) ?? nameOf(field(parent, 'key')));
  return named ?? 'anonymous';
}

/** `describe(..., () => { ... })` is a chapter of tests, not a function; each test in it is one. */
function isChapter(above: readonly Node[]): boolean {
  const parent = above.at(-1);
  return parent?.type === 'CallExpression' && isDescribe(field(parent, 'callee'));
}

/** `describe`, `describe.skipIf(...)`, `describe.each(...)`. */
function isDescribe(callee: Node | null): boolean {
  if (callee === null) return false;
  if (nameOf(callee) === 'describe') return true;
  return isDescribe(field(callee, 'callee') ?? field(callee, 'object'));
}

function parameters(node: Node): number {
  const params = Array.isArray(node['params']) ? node['params'].filter(isNode) : [];
  return params.filter((param) => param.type !== 'RestElement' && nameOf(param) !== 'this').length;
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Files, functions and parameter lists over their ceiling. */
export function excessesOf(source: Source): readonly Excess[] {
  const { path, text } = source;
  const found: Excess[] = [];
  let any = false;
  walk(source.program, (node, above) => {
    const isFunction = functions.has(node.type);
    if (!isFunction && !signatures.has(node.type)) return;
    any ||= isFunction;
    const name = functionName(node, above);
    const line = lineOf(text, node.start);
    const long = lineOf(text, node.end) - line + 1;
    if (isFunction && long > functionLinesMax && !(isTest(path) && isChapter(above)))
      found.push(excess('function-lines', { path, line, name, size: long, max: functionLinesMax }));
    const count = parameters(node);
    // A property's callback in a test takes as many values as it draws.
    if (count > positionalMax && !isTest(path))
      found.push(excess('parameters', { path, line, name, size: count, max: positionalMax }));
  });
  const max = any ? fileLinesMax : tableLinesMax;
  const size = lineCount(text);
  if (size > max) found.push(excess('file-lines', { path, line: 1, name: '', size, max }));
  return found;
}

function excess(
  rule: string,
  of: { path: string; line: number; name: string; size: number; max: number },
): Excess {
  const { path, line, name, size, max } = of;
  const key = `${rule} ${path}${name === '' ? '' : `#${name}`}`;
  return { rule, path, line, key, size, what: `${name || 'file'}: ${size}, ceiling ${max}` };
}

function bangHasReason(source: Source, node: Node): boolean {
  const line = lineOf(source.text, node.end);
  return source.comments.some((comment) => comment.line === line || comment.lastLine === line - 1);
}

/** Default exports, enums, namespaces, `any`, and `!` without a reason beside it. */
export function formFindings(source: Source): readonly Finding[] {
  const { path, text } = source;
  const found: Finding[] = [];
  walk(source.program, (node) => {
    const what = formFault(source, node);
    if (what !== null) found.push({ rule: 'form', path, line: lineOf(text, node.start), what });
  });
  return found;
}

function formFault(source: Source, node: Node): string | null {
  switch (node.type) {
    case 'ExportDefaultDeclaration':
      return defaultExportAsked.test(source.path) ? null : 'default export: name it';
    case 'TSEnumDeclaration':
      return 'enum: a union of texts instead';
    case 'TSModuleDeclaration':
      return node['kind'] === 'global' ? null : 'namespace: a module is one already';
    case 'TSAnyKeyword':
      return 'any: say what it is, or unknown';
    case 'TSNonNullExpression':
      return bangHasReason(source, node) ? null : '! without a reason beside it';
    default:
      return null;
  }
}
