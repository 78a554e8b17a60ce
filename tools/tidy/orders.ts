import { type Finding, isSource, isTest, lineOf, type Tree } from './tree.ts';

/** A column given under its own name after a cast: `position::float8 as position`. */
const cast = /\b(\w+)::\w+ as "?(\w+)"?/g;
const order = /\border by ((?:[^`;()]|\([^()]*\))*)/g;
const constant = /\bconst (\w+) = (`[^`]*`|'[^'\n]*')/g;
const sqlText = /`[^`]*`|'[^'\n]*'/g;
/** The order within a window or an aggregate: there a name means the column. */
const within = /\((?!\s*select\b)[^()]*\border by\b[^()]*\)/g;
const bare = /(?<![\w.])[a-z]\w*/g;

/**
 * `order by position` beside `position::float8 as position` means the number that was made, for which no index stands:
 * the store then sorts all there is to give one page. Whoever orders by a column names its table.
 */
export function orderFindings(tree: Tree): readonly Finding[] {
  const shared = new Map<string, string>();
  const files = [...tree].filter(([path]) => isSource(path) && !isTest(path));
  for (const [, text] of files)
    for (const [, name = '', value = ''] of text.matchAll(constant)) shared.set(name, value);
  return files.flatMap(([path, text]) => {
    const own = new Map([...text.matchAll(constant)].map(([, name = '', value = '']) => [name, value]));
    return [...text.matchAll(sqlText)]
      .filter(([sql]) => /\border by\b/.test(sql))
      .flatMap(({ 0: sql, index }): Finding[] => {
        const whole = sql.replaceAll(
          /\$\{(\w+)\}/g,
          (_, name: string) => own.get(name) ?? shared.get(name) ?? '',
        );
        const made = new Set(
          [...whole.matchAll(cast)].flatMap(([, of, as]) => (of === as && as ? [as] : [])),
        );
        const named = [...whole.replaceAll(within, '').matchAll(order)].flatMap(([, list = '']) =>
          columnsOf(list),
        );
        return [...new Set(named.filter((name) => made.has(name)))].map((name) => ({
          rule: 'order-of-a-cast',
          path,
          line: lineOf(text, index),
          what: `order by ${name} means what was made of the column, and no index serves it: name its table`,
        }));
      });
  });
}

function columnsOf(list: string): readonly string[] {
  const [columns = ''] = list.split(/\b(?:limit|rows|for update|from)\b/);
  return columns.match(bare) ?? [];
}
