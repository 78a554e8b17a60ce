import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createHttp } from '../app/http.ts';
import { createPositionSeal } from '../app/position-seal.ts';
import { requestHash } from '../app/request-hash.ts';
import { sealedRequestHash } from '../app/vault/request-hash.ts';
import { vaultRoutes } from '../app/vault/vault-routes.ts';
import type { Sessions } from '../app/session.ts';
import type { Who } from '../app/who.ts';
import type { Journal } from '../journal/port.ts';
import { sqlAt, type TestServer, testServers } from '../journal/test-server.ts';
import { createAccess } from '../policy/access.ts';
import { loaded, realTexts } from '../policy/given-policies.ts';
import { dataProtection, type GivenVault, keyFolder, newSubject, openVault, watch } from './given-vault.ts';

/** What must be nowhere but sealed in the vault. */
const planted = {
  name: 'Q. Planted-Example',
  phone: '+44 1632 960777',
  text: 'planted words about somebody',
  note: 'planted reason typed by hand',
} as const;
const forms = Object.values(planted).flatMap((value) => [
  value,
  value.toLowerCase(),
  Buffer.from(value).toString('hex'),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  createHash('sha256').update(value).digest('hex'),
  requestHash(value),
]);
const found = (said: string): readonly string[] => {
  const lower = said.toLowerCase();
  return forms.filter((form) => lower.includes(form.toLowerCase()));
};

describe.each(testServers)('nothing personal but in the vault, on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let house: GivenVault;
  const keys = keyFolder();
  const said: string[] = [];
  const listen = (chunk: unknown): boolean => {
    said.push(String(chunk));
    return true;
  };
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    house = await openVault({ url, keyFile: keys.file, state: 'fr' });
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation(listen);
    for (const level of ['log', 'warn', 'error', 'info', 'debug'] as const)
      vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void listen(words.join(' ')));
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await house.close();
    await server.stop();
    keys.remove();
  });

  const rest = { reason: 'rescue', reference: 'FR-1', note: planted.note } as const;
  const details = [
    { kind: 'name', text: planted.name },
    { kind: 'phone', text: planted.phone },
    { kind: 'free_text', text: planted.text },
  ] as const;
  const asked = (subject: string) => ({
    ...rest,
    subjects: [subject],
    kinds: ['name', 'phone', 'free_text'] as const,
    recipient: null,
  });

  /** Everything in the database outside the vault, and the vault's rows apart. */
  async function dump(): Promise<{ readonly outside: string; readonly vault: string }> {
    const tables = await sqlAt(
      url,
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name, table_schema as place
       from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const texts = { outside: '', vault: '' };
    for (const { name, place } of tables) {
      const rows = await sqlAt(url, `select t::text as row from ${String(name)} t`);
      texts[place === 'strait_vault' ? 'vault' : 'outside'] += rows.map(({ row }) => String(row)).join('\n');
    }
    return texts;
  }

  /** What each of five failures says: two refusals, an opening that finds nothing, two faults of the store. */
  async function failedAct(subject: string): Promise<readonly string[]> {
    const failures: string[] = [];
    const failing = async (act: Promise<unknown>) =>
      failures.push(
        await act.then(
          (value) => JSON.stringify(value),
          (error: unknown) =>
            error instanceof Error ? `${String(error)} ${error.stack ?? ''}` : String(error),
        ),
      );
    await failing(house.seal({ subject, details: [{ kind: 'name', text: planted.name }], replace: true }));
    await failing(house.seal({ subject, details, subjectKind: 'child' }));
    await failing(house.desk.open(watch('uk'), asked(subject)));
    const journal: Journal = {
      ...house.journal,
      append: (request) =>
        house.journal.append({
          ...request,
          events: request.events.slice(0, 0),
          also: [...(request.also ?? []), ...(request.also ?? [])],
        }),
    };
    await failing(house.deskWith({ journal }).open(watch('fr'), asked(subject)));
    // The store itself refuses a step of the vault in the middle of the append.
    await sqlAt(
      url,
      'alter table strait_vault.details add constraint full_up check (kind <> $$document$$) not valid',
    );
    await failing(house.seal({ details: [{ kind: 'document', text: planted.name }] }));
    await sqlAt(url, 'alter table strait_vault.details drop constraint full_up');
    return failures;
  }

  test('after sealing, opening, searching, correcting, holding, exporting, erasing and failing at each', async () => {
    const subject = await house.seal({ details });
    const opened = await house.desk.open(watch('fr'), asked(subject));
    expect(found(JSON.stringify(opened)).length).toBeGreaterThan(2); // the probe does bite
    await house.desk.search(watch('fr'), { ...rest, kind: 'name', text: planted.name, purpose: 'save_life' });
    await house.seal({ subject, details: [{ kind: 'name', text: planted.name }], replace: true });
    const dpo = dataProtection('fr');
    await house.act(dpo, { type: 'PlaceHold', subject, hold: 'case-1', reason: 'litigation' });
    const pinned = { stream: 'request/R-1', expectedVersion: 0, events: [] };
    const action = 'oversight/records/ExportSubject';
    const exported = await house.desk.exportAll(dpo, { action, subject, request: 'R-1', pinned });
    expect(found(JSON.stringify(exported)).length).toBeGreaterThan(2);
    const failures = await failedAct(subject);
    const gone = await house.seal({ details });
    await house.act(dpo, { type: 'EraseSubject', subject: gone, ground: 'unlawful' });
    expect(failures).toHaveLength(5);
    for (const [index, why] of [
      'hold_stands',
      'subject_differs',
      'missing',
      'one stream twice',
      'full_up',
    ].entries())
      expect(failures[index]).toContain(why);
    for (const failure of failures) expect(found(failure)).toEqual([]);
    const { outside, vault } = await dump();
    expect(outside).toContain(subject);
    expect(found(outside)).toEqual([]);
    expect(vault).toContain(subject);
    expect(found(vault)).toEqual([]);
    expect(vault).not.toContain(gone);
    expect(found(said.join('\n'))).toEqual([]);
  });

  /** The vault's addresses behind the gate, asked by a watch officer; `counted` is what the server counts. */
  async function served() {
    const counted: string[] = [];
    const officer: Who = watch('fr');
    const session = { id: 'session-1', staff: officer.actor };
    const sessions = { who: async () => ({ who: officer, session }) } as unknown as Sessions; // asked nothing else
    const seal = createPositionSeal(Buffer.alloc(32, 7));
    const http = await createHttp({
      access: createAccess(loaded(realTexts('fr'))),
      sessions,
      routes: vaultRoutes({ desk: house.desk, seal }),
      seal,
      version: '0',
      consoleFolder: null,
      caughtUp: async () => true,
      requestsPerMinuteMax: 100_000,
      count: (...words) => void counted.push(words.map(String).join(' ')),
    });
    const post = async (to: string, payload: object) =>
      http.inject({ method: 'POST', url: `/api/vault/${to}`, headers: { 'x-strait': '1' }, payload });
    return { post, counted, close: () => http.close() };
  }

  test('nor in what the server answers to a wrong request, nor in what it counts', async () => {
    const subject = await house.seal({ details });
    const { post, counted, close } = await served();
    const wrong = [
      await post('open', { ...asked(subject), reference: planted.name }),
      await post('open', { ...asked(subject), recipient: planted.phone }),
      await post('open', { ...asked(planted.name) }),
      await post('open', { ...asked(subject), reason: planted.text }),
      await post('search', { ...rest, kind: planted.name, text: planted.name, purpose: 'save_life' }),
      await post('search', { ...rest, kind: 'name', text: planted.name, purpose: 'law_enforcement' }),
      await post('search', { ...rest, note: null, kind: 'name', text: planted.name, purpose: 'save_life' }),
    ];
    for (const { body, statusCode, headers } of wrong) {
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(found(body + JSON.stringify(headers))).toEqual([]);
    }
    expect(found(counted.join('\n'))).toEqual([]);
    await close();
  });

  test('hidden and never there are the same bytes, but for the id that was asked and the sealed place', async () => {
    const subject = await house.seal({ details });
    const { post, close } = await served();
    const masked = async (id: string) => {
      const { body, statusCode } = await post('open', asked(id));
      return `${statusCode} ${body.replaceAll(id, 'it').replace(/p\.[\w-]{48}/, 'place')}`;
    };
    const hidden = await house.seal(
      {
        details,
        subjectKind: 'witness',
        handling: {
          purpose: 'law_enforcement',
          marking: 'official',
          release: 'never',
          keepDays: 30,
          personal: true,
        },
      },
      watch('fr', { roles: ['investigator'], purposes: ['law_enforcement'] }),
    );
    expect(await masked(hidden)).toBe(await masked(newSubject()));
    const shown = await post('open', asked(subject));
    expect(shown.json()).toMatchObject({ subjects: [{ subject }], position: expect.stringMatching(/^p\./) });
    expect(shown.headers['cache-control']).toBe('no-store');
    const open = await post('open', { ...asked(subject), note: null });
    expect(open.json()).toMatchObject({ ok: false, code: 'reason_required', message: { fr: /motif/ } });
    await close();
  });
});

test('what the journal keeps of a request with personal data cannot be found again by trying', () => {
  const request = { command: 'JoinStaff', fields: { name: planted.name }, actor: 'demo-1' };
  const key = Buffer.alloc(32, 3);
  const kept = sealedRequestHash(request, key);
  expect(kept).toMatch(/^[0-9a-f]{64}$/);
  expect(kept).toBe(
    sealedRequestHash({ actor: 'demo-1', fields: { name: planted.name }, command: 'JoinStaff' }, key),
  );
  expect(kept).not.toBe(requestHash(request));
  expect(kept).not.toBe(sealedRequestHash(request, Buffer.alloc(32, 4)));
  expect(() => sealedRequestHash(request, Buffer.alloc(8))).toThrow('too short');
});
