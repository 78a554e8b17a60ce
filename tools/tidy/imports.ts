import { posix } from 'node:path';
import { field, isNode, literalText, nameOf, type Source, walk } from './syntax.ts';
import { lineOf } from './tree.ts';

/** One import, export-from or lazy import, or a file named by `new URL(..., import.meta.url)` or `join(import.meta.dirname, ...)`. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** Path from the root where it names a file of the project, else the package as written. */
  readonly target: string;
  readonly local: boolean;
  readonly typeOnly: boolean;
}

const withSource = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
]);

/** All imports of one file whose target is written as plain text. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string | null, at: number, typeOnly: boolean): void => {
    if (specifier === null) return;
    const local = specifier.startsWith('.');
    const target = local ? posix.join(posix.dirname(source.path), specifier.replace(/\?.*$/, '')) : specifier;
    found.push({ from: source.path, line: lineOf(source.text, at), target, local, typeOnly });
  };
  walk(source.program, (node) => {
    if (withSource.has(node.type)) {
      const typeOnly = node['importKind'] === 'type' || node['exportKind'] === 'type';
      add(literalText(field(node, 'source')), node.start, typeOnly);
    }
    if (node.type === 'TSImportType') add(literalText(field(node, 'source')), node.start, true);
    if (
      node.type === 'NewExpression' &&
      source.text.slice(node.start, node.end).includes('import.meta.url')
    ) {
      const [first] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      const specifier = literalText(first ?? null);
      if (specifier?.startsWith('.') && /\.\w+$/.test(specifier)) add(specifier, node.start, false);
    }
    if (node.type === 'CallExpression' && nameOf(field(node, 'callee')) === 'join') {
      const [folder, file, ...more] = Array.isArray(node['arguments'])
        ? node['arguments'].filter(isNode)
        : [];
      const isHere =
        folder !== undefined && source.text.slice(folder.start, folder.end) === 'import.meta.dirname';
      const name = literalText(file ?? null);
      if (isHere && more.length === 0 && name !== null && /^[\w-]+\.ts$/.test(name))
        add(`./${name}`, node.start, false);
    }
  });
  return found;
}
