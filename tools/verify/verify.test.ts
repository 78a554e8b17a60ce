import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServers } from '../../src/journal/test-server.ts';
import { verify } from '../../src/node/commands/verify.ts';
import { damages, seeded } from './damages.ts';
import { damageOnce, writeSampleBook } from './damage-rounds.ts';

const isFull = process.env['STRAIT_PROOF_SIZE'] === 'full';
const rounds = isFull ? 5000 : 500;

describe.each(testServers)('the independent verifier on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let client: pg.Client;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    await writeSampleBook(url, 120);
    client = new pg.Client({ connectionString: url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  test('a good book holds', async () => {
    const lines: string[] = [];
    expect(await verify(['--database', url], (line) => lines.push(line))).toBe(0);
    expect(lines.join()).toContain('the book holds');
  });

  test(`each of ${rounds} random damages by a superuser is found, and the record named`, async () => {
    const random = seeded(20_211_124);
    const found: Record<string, number> = {};
    for (let round = 0; round < rounds; round++) {
      const damage = await damageOnce(client, random);
      expect(damage.findings, `${damage.name} at ${damage.position}`).not.toBe(0);
      expect(damage.named, `${damage.name}`).toContain(damage.position);
      found[damage.name] = (found[damage.name] ?? 0) + 1;
    }
    expect(Object.keys(found).length).toBe(damages.length);
    console.info(`verify: ${rounds} damages, all found: ${JSON.stringify(found)}`);
  }, 600_000);

  test('a book rewritten to its end holds by itself, but not against a checkpoint kept elsewhere', async () => {
    const { rows } = await client.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from strait.journal where position = 50`,
    );
    const hash = rows[0]?.hash ?? '';
    expect(await verify(['--database', url, '--checkpoint', `50:${hash}`], () => {})).toBe(0);
    const lines: string[] = [];
    expect(
      await verify(['--database', url, '--checkpoint', `50:${'a'.repeat(64)}`], (line) => lines.push(line)),
    ).toBe(1);
    expect(lines[0]).toMatch(/^record 50 .*checkpoint/);
  });

  test.each([[['--nonsense']], [['--data', 'a', '--database', 'b']], [['--checkpoint', 'x']]])(
    'wrong use %j is told',
    async (args) => {
      const lines: string[] = [];
      expect(await verify(args, (line) => lines.push(line))).toBe(2);
      expect(lines.join()).toContain('usage');
    },
  );
});
