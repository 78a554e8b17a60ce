import { afterEach, describe, expect, test } from 'vitest';
import { givenDoor } from '../app/given-door.ts';
import { load } from '../app/handle.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import { instant } from '../kernel/time.ts';
import { driverRoutes } from '../operations/freight/driver-routes.ts';
import { freight } from '../operations/freight/index.ts';
import { receiptCheckRoutes } from '../operations/freight/receipt-check-routes.ts';
import type { ReportState } from '../operations/freight/report/decide-report.ts';
import { reportStream } from '../operations/freight/report/door.ts';
import { readReceiptCode, receiptNumber } from '../operations/freight/report/receipt-code.ts';
import { receiptHash } from './receipt-key.ts';

const servers: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const at = instant(Date.parse('2026-11-20T02:10:00Z'));

async function givenPage() {
  let now = at;
  const clock = () => now;
  const journal = sampleJournal(clock);
  const keyed = receiptHash(new Uint8Array(32).fill(5));
  const parts = { journal, contexts: [freight], agency: 'example', state: 'uk', clock, keyed } as const;
  const all = {
    // As the store finds it by its index; held over a real one in driver-report.heavy.test.ts.
    reportsNumbered: async (number: string) => {
      const { state } = await load(journal, reportStream, `driver_report/${report.report}`);
      const held = state as ReportState; // of this stream's own decider
      const isKnown = held.phase === 'made' && receiptNumber(report.report) === number;
      return isKnown ? [{ recorded: held.report, answer: null }] : [];
    },
  };
  const checks = receiptCheckRoutes({ all, selectionFor: () => all, keyed, clock });
  const { server, counted } = await givenDoor({ routes: [...driverRoutes(parts), ...checks] });
  servers.push(server);
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}, remoteAddress = '192.0.2.1') =>
    server.inject({
      method: 'POST',
      url: '/api/driver/report',
      headers: { 'x-strait': '1', ...headers },
      payload: body as object, // bad input too
      remoteAddress,
    });
  const check = (code: unknown, remoteAddress = '192.0.2.1') =>
    server.inject({
      method: 'POST',
      url: '/api/driver/check',
      headers: { 'x-strait': '1' },
      payload: { code },
      remoteAddress,
    });
  const receipt = (report: string) => server.inject(`/api/driver/receipt?report=${report}`);
  return {
    journal,
    post,
    receipt,
    check,
    counted,
    pass: (minutes: number) => (now = instant(now + minutes * 60_000)),
  };
}

const report = {
  report: 'r-0123456789abcdefghijkl',
  what: 'noise',
  place: 'calais',
  direction: 'to_uk',
  seenAt: '2026-11-20T02:05:00.000Z',
  checklist: { moment: 'after_stop', answers: [{ check: 'cord_tight', answer: 'no' }] },
};

describe('a driver reports without an account', () => {
  test('is recorded once however often it is sent, and the receipt says what was recorded', async () => {
    const { journal, post, receipt, pass } = await givenPage();
    const first = await post(report);
    expect([first.statusCode, first.headers['set-cookie']]).toEqual([200, undefined]);
    pass(10);
    const again = await post(report);
    expect(again.json()).toEqual(first.json());
    expect(first.json()).toEqual({
      ok: true,
      recordedAt: '2026-11-20T02:10:00.000Z',
      code: expect.stringMatching(/^(?:\w{4}-){3}\w{4}$/),
      ...report,
    });
    expect((await receipt(report.report)).json()).toEqual(first.json());
    const stored = await journal.readStream(`driver_report/${report.report}`);
    expect(stored.map(({ type, actor }) => [type, actor])).toEqual([['DriverReported', 'driver.page']]);
  });

  test('nothing else goes in: no name, no plate, no words, no size, no absurd time', async () => {
    const { journal, post, counted } = await givenPage();
    const bad = [
      { ...report, name: 'Example' },
      { ...report, plate: 'ZZ-000-ZZ' },
      { ...report, what: 'I saw something' },
      { ...report, report: 'r-short' },
      { ...report, checklist: { moment: 'after_stop', answers: [] } },
      { ...report, place: 'x'.repeat(50) },
      [],
      'text',
    ];
    for (const body of bad) expect([400, 415, 422]).toContain((await post(body)).statusCode);
    expect((await post(bad[0])).json()).toMatchObject({ ok: false, code: 'invalid' });
    expect((await post({ ...report, what: 'x'.repeat(5_000) })).statusCode).toBe(413);
    const early = await post({ ...report, seenAt: '2026-11-01T00:00:00.000Z' });
    expect([early.statusCode, early.json().code, early.json().message.fr]).toEqual([
      409,
      'time_absurd',
      expect.stringContaining('trois jours'),
    ]);
    expect((await post(report, { 'x-strait': '0' })).statusCode).toBe(403);
    expect((await post(report, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect(await journal.head()).toBe(0);
    expect(counted.length).toBeGreaterThan(8);
  });

  test('another report under the same number is refused, and the first stands', async () => {
    const { post, receipt } = await givenPage();
    await post(report);
    const other = await post({ ...report, what: 'threat' });
    expect([other.statusCode, other.json().code]).toEqual([409, 'report_exists']);
    expect((await receipt(report.report)).json().what).toBe('noise');
    expect((await receipt('r-zzzzzzzzzzzzzzzzzzzzzz')).statusCode).toBe(404);
    expect((await receipt('r-1')).statusCode).toBe(422);
  });

  test('a flood from one address is stopped there', async () => {
    const { post } = await givenPage();
    const codes: number[] = [];
    for (let n = 0; n < 25; n += 1)
      codes.push((await post({ ...report, report: `r-${String(n).padStart(22, '0')}` })).statusCode);
    expect(codes.filter((code) => code === 200).length).toBe(20);
    expect(codes.slice(20)).toEqual([429, 429, 429, 429, 429]);
    expect((await post({ ...report, report: `r-${'9'.repeat(22)}` }, {}, '198.51.100.7')).statusCode).toBe(
      200,
    );
  });

  test('a flood from everywhere keeps out no report of people in a vehicle', async () => {
    const { post } = await givenPage();
    const codes: number[] = [];
    for (let n = 0; n < 310; n += 1) {
      const body = { ...report, report: `r-${String(n).padStart(22, '0')}` };
      codes.push((await post(body, {}, `10.0.${Math.floor(n / 15)}.1`)).statusCode);
    }
    expect(codes.filter((code) => code === 200).length).toBe(300);
    expect(codes.at(-1)).toBe(429);
    const life = { ...report, what: 'people_inside', report: `r-${'8'.repeat(22)}` };
    expect((await post(life, {}, '198.51.100.7')).statusCode).toBe(200);
  });
});

describe('the code on a receipt', () => {
  test('says to anybody that it is genuine with date and place, and nothing else', async () => {
    const { post, check } = await givenPage();
    const { code } = (await post(report)).json();
    const genuine = { ok: true, standing: 'valid', date: '2026-11-20', place: 'calais' };
    expect((await check(code)).json()).toEqual(genuine);
    expect((await check(code.toLowerCase().replaceAll('-', ' '))).json()).toEqual(genuine);
  });

  test('is known as changed where its check is another’s, and not known where its number is', async () => {
    const { post, check } = await givenPage();
    const { code } = (await post(report)).json();
    const nothing = { date: null, place: null };
    const last = code.endsWith('0') ? '1' : '0';
    expect((await check(`${code.slice(0, -1)}${last}`)).json()).toEqual({
      ok: true,
      standing: 'changed',
      ...nothing,
    });
    const first = code.startsWith('0') ? '1' : '0';
    expect((await check(`${first}${code.slice(1)}`)).json()).toEqual({
      ok: true,
      standing: 'unknown',
      ...nothing,
    });
    expect(readReceiptCode(code)?.check).toHaveLength(6);
  });

  test('that cannot be one is refused, and whoever tries many out is stopped', async () => {
    const { check } = await givenPage();
    const bad = await check('7K3M');
    expect([bad.statusCode, bad.json().code, bad.json().message.fr]).toEqual([
      409,
      'code_malformed',
      expect.stringContaining('seize'),
    ]);
    expect((await check('x'.repeat(65))).statusCode).toBe(422);
    expect((await check(7)).statusCode).toBe(422);
    const codes: number[] = [];
    for (let n = 0; n < 15; n += 1) codes.push((await check('7K3M-9QTX-2B4H-PWRC')).statusCode);
    expect(codes.filter((status) => status === 200).length).toBe(9);
    expect(codes.at(-1)).toBe(429);
    const elsewhere: number[] = [];
    for (let n = 0; n < 240; n += 1)
      elsewhere.push((await check('7K3M-9QTX-2B4H-PWRC', `198.51.100.${Math.floor(n / 10)}`)).statusCode);
    expect(elsewhere.filter((status) => status === 429).length).toBeGreaterThan(0);
  });
});
