import { posix } from 'node:path';
import { field, literalText, type Source, walk } from './syntax.ts';
import { lineOf } from './tree.ts';

/** One import, export-from, lazy import or `new URL('./x', import.meta.url)` of a file. */
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
  });
  return found;
}
