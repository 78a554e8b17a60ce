import { expect, test } from 'vitest';
import { orderFindings } from './orders.ts';
import { lines } from './tree.ts';

const found = (text: string): readonly string[] =>
  lines(orderFindings(new Map([['src/journal/example.ts', text]]))).map((line) => line.split(':')[2] ?? '');

test('a page in the order of what was made of its column is found, in the columns of a constant as well', () => {
  expect(found(`const page = 'select a::int as a from b where a > $1 order by a limit 9';`)).toEqual(['1']);
  const columns = `const columns = \`position::float8 as position, body\`;\n`;
  expect(found(`${columns}sql(\`select \${columns} from b order by kind, position desc\`);`)).toEqual(['2']);
  expect(found(`sql(\`select a::text as "a" from b\n  order by coalesce(a, c) limit 3\`);`)).toEqual(['1']);
});

test('a column of a named table, one given under another name, and the order within a window pass', () => {
  expect(found(`sql(\`select a::int as a from b order by b.a\`);`)).toEqual([]);
  expect(found(`sql(\`select a::int as first, a from b order by a\`);`)).toEqual([]);
  expect(found(`sql(\`select a::int as a, row_number() over (order by a) from b order by c\`);`)).toEqual([]);
});
