import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VaultDesk } from '../app/vault/desk.ts';
import type { OpenAsked } from '../app/vault/open.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { State } from '../kernel/label.ts';
import { addSeconds } from '../kernel/time.ts';
import type { JsonObject } from '../journal/port.ts';
import { type TestServer, testServers } from '../journal/test-server.ts';
import {
  callers,
  dataProtection,
  type GivenVault,
  keyFolder,
  newSubject,
  openVault,
  watch,
} from './given-vault.ts';

const asked = (subjects: readonly string[], but: Partial<OpenAsked> = {}): OpenAsked => ({
  subjects,
  kinds: ['name', 'phone'],
  reason: 'rescue',
  reference: 'FR-007',
  note: 'a caller asked to be rung back',
  recipient: null,
  ...but,
});
const name = { kind: 'name', text: 'A. Example' } as const;
const phone = { kind: 'phone', text: '+44 1632 960001' } as const;

describe.each(testServers)('the desk of the vault, on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  const keys = { uk: keyFolder(), fr: keyFolder() };
  const houses = new Map<State, GivenVault>();
  const at = (state: State): GivenVault => {
    const house = houses.get(state);
    if (house === undefined) throw new Error('not open');
    return house;
  };
  beforeAll(async () => {
    server = await kind.start();
    for (const state of ['uk', 'fr'] as const)
      houses.set(state, await openVault({ url: await server.freshUrl(), keyFile: keys[state].file, state }));
  });
  afterAll(async () => {
    for (const house of houses.values()) await house.close();
    await server.stop();
    keys.uk.remove();
    keys.fr.remove();
  });
  const events = async (house: GivenVault, stream: string) =>
    (await house.journal.readStream(stream)).map(({ type, body }): JsonObject => ({ type, ...body }));

  test('what was sealed is opened, and the opening is in the book before the answer', async () => {
    const house = at('uk');
    const subject = await house.seal({ details: [name, phone] });
    const opened = await house.desk.open(watch('uk'), asked([subject], { note: null }));
    expect(opened).toMatchObject({
      ok: true,
      value: { subjects: [{ subject, kind: 'caller', details: [name, phone] }], missing: [] },
    });
    const written = await events(house, `subject/${subject}`);
    expect(written.map(({ type }) => type)).toEqual([
      'SubjectRegistered',
      'SubjectDetailPut',
      'SubjectDetailPut',
      'SubjectOpened',
    ]);
    expect(written.at(-1)).toEqual({
      type: 'SubjectOpened',
      subject,
      purpose: 'save_life',
      marking: 'official',
      kinds: ['name', 'phone'],
      reason: 'rescue',
      reference: 'FR-007',
      note: null,
      recipient: null,
      under: 'duty',
      act: 'opened',
    });
    expect(opened.ok && opened.value.position).toBe(await house.journal.head());
  });

  test('many are opened in one decision over all their streams', async () => {
    const house = at('uk');
    const subjects = await Promise.all(Array.from({ length: 40 }, () => house.seal({ details: [name] })));
    const before = await house.journal.head();
    const opened = await house.desk.open(watch('uk'), asked([...subjects, ...subjects]));
    expect(opened.ok && opened.value.subjects.map(({ subject }) => subject)).toEqual(subjects);
    const later = await house.journal.readAfter(before, 100);
    expect(new Set(later.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    // Forty openings, and the note with its registration.
    expect(later).toHaveLength(42);
    await expect(
      house.desk.open(watch('uk'), asked(Array.from({ length: 201 }, newSubject))),
    ).rejects.toThrow('too many');
  });

  const openings = async (house: GivenVault, subject: string) =>
    (await events(house, `subject/${subject}`)).filter(({ type }) => type === 'SubjectOpened').length;

  test('a hundred desks that open the same name at once are all answered, and all written', async () => {
    const house = at('uk');
    const subject = await house.seal({ details: [name] });
    const one = () => house.desk.open(watch('uk'), asked([subject], { note: null }));
    const all = await Promise.all(Array.from({ length: 100 }, one));
    expect(all.filter(({ ok }) => ok)).toHaveLength(100);
    expect(await openings(house, subject)).toBe(100);
  });

  test('of two processes that open the same name, each answers what it wrote, or says that others came first', async () => {
    const house = at('uk');
    const subject = await house.seal({ details: [name] });
    const desks = [house.deskWith({}), house.deskWith({})];
    const open = (desk: VaultDesk) => desk.open(watch('uk'), asked([subject], { note: null }));
    const all = await Promise.all(desks.flatMap((desk) => Array.from({ length: 20 }, () => open(desk))));
    const told = all.map((answer) => (answer.ok ? 'told' : answer.refusal.code));
    expect(told.every((said) => said === 'told' || said === 'contended')).toBe(true);
    expect(await openings(house, subject)).toBe(told.filter((said) => said === 'told').length);
  });

  test('in France nothing is looked up before it is said why; in the United Kingdom a consultation is logged without', async () => {
    for (const state of ['fr', 'uk'] as const) {
      const house = at(state);
      const subject = await house.seal({ details: [name] });
      let looked = 0;
      const vault = {
        ...house.vault,
        factsOf: (ids: readonly string[]) => {
          looked += 1;
          return house.vault.factsOf(ids);
        },
      };
      const desk = house.deskWith({ vault });
      const opened = await desk.open(watch(state), asked([subject], { note: null }));
      if (state === 'uk') expect(opened.ok).toBe(true);
      else {
        expect(opened).toEqual({ ok: false, refusal: { code: 'reason_required' } });
        expect(looked).toBe(0);
        expect((await desk.open(watch(state), asked([subject]))).ok).toBe(true);
      }
    }
  });

  test('a typed reason is sealed under a subject of its own, and read by the oversight alone', async () => {
    const house = at('fr');
    const subject = await house.seal({ details: [name] });
    await house.desk.open(watch('fr'), asked([subject]));
    const note = (await events(house, `subject/${subject}`)).at(-1)?.['note'];
    expect(note).toMatch(/^s-[0-9a-f]{32}$/);
    const ids = typeof note === 'string' ? [note] : [];
    const why = { kinds: ['reason'], reason: 'supervision' } as const;
    expect(await house.desk.open(dataProtection('fr'), asked(ids, why))).toMatchObject({
      value: { subjects: [{ kind: 'note', details: [{ text: 'a caller asked to be rung back' }] }] },
    });
    expect(await house.desk.open(watch('fr'), asked(ids, why))).toMatchObject({
      value: { subjects: [], missing: ids },
    });
  });

  test('what is hidden, what is erased and what never was are answered byte for byte alike', async () => {
    const house = at('uk');
    const hidden = await house.seal({
      details: [name],
      handling: { ...callers, marking: 'official_sensitive' },
    });
    const erased = await house.seal({ details: [name] });
    await house.act(dataProtection('uk'), { type: 'EraseSubject', subject: erased, ground: 'unlawful' });
    const low = watch('uk', { markings: ['open', 'official'] });
    const answers = await Promise.all(
      [hidden, erased, newSubject()].map(async (subject) => {
        const told = await house.desk.open(low, asked([subject]));
        return JSON.stringify(told).replaceAll(subject, 'it');
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"subjects":[],"missing":["it"]');
    const otherWing = watch('uk', { roles: ['investigator'], purposes: ['law_enforcement'] });
    expect(JSON.stringify(await house.desk.open(otherWing, asked([hidden]))).replaceAll(hidden, 'it')).toBe(
      answers[0],
    );
  });

  test('with the glass broken another agency’s subject is opened to save life, and the book says so', async () => {
    const house = at('uk');
    const subject = await house.seal({ details: [name], handling: { ...callers, jurisdiction: [] } });
    const stranger = watch('uk', { agency: 'agency-b', remits: [] });
    expect(await house.desk.open(stranger, asked([subject]))).toMatchObject({
      value: { missing: [subject] },
    });
    const until = addSeconds(house.clock.now, 600);
    expect(await house.desk.open({ ...stranger, lifeAtRiskUntil: until }, asked([subject]))).toMatchObject({
      value: { subjects: [{ subject }] },
    });
    expect((await events(house, `subject/${subject}`)).at(-1)).toMatchObject({ under: 'break_glass' });
    const over = { ...stranger, lifeAtRiskUntil: addSeconds(house.clock.now, -1) };
    expect(await house.desk.open(over, asked([subject]))).toMatchObject({ value: { missing: [subject] } });
  });

  test('telling on is a right of its own, and always says why', async () => {
    const house = at('uk');
    const subject = await house.seal({ details: [name] });
    const telling = { recipient: 'lifeboat-service' };
    expect(await house.desk.open(watch('uk'), asked([subject], telling))).toMatchObject({
      value: { missing: [subject] },
    });
    const duty = watch('uk', { roles: ['duty_officer'] });
    expect(await house.desk.open(duty, asked([subject], { ...telling, note: null }))).toMatchObject({
      refusal: { code: 'reason_required' },
    });
    expect(await house.desk.open(duty, asked([subject], telling))).toMatchObject({ ok: true });
    expect((await events(house, `subject/${subject}`)).at(-1)).toMatchObject({
      act: 'disclosed',
      recipient: 'lifeboat-service',
    });
  });

  test('one’s own name is opened without a right to others’, and written like any opening', async () => {
    const house = at('fr');
    const officer = dataProtection('fr', { roles: ['staff_officer'] });
    const staff = await house.seal(
      {
        details: [name, phone],
        subjectKind: 'staff',
        handling: { ...callers, purpose: 'oversight', jurisdiction: ['oversight'] },
      },
      officer,
    );
    expect(await house.desk.open(watch('fr'), asked([staff]))).toMatchObject({ value: { missing: [staff] } });
    expect(await house.desk.openOwn(watch('fr'), staff)).toMatchObject({
      value: { subjects: [{ subject: staff, details: [name] }] },
    });
    expect((await events(house, `subject/${staff}`)).at(-1)).toMatchObject({
      type: 'SubjectOpened',
      kinds: ['name'],
      reason: 'staff_matter',
    });
    const caller = await house.seal({ details: [name] });
    expect(await house.desk.openOwn(watch('fr'), caller)).toMatchObject({ value: { missing: [caller] } });
  });

  test('a search finds within one purpose what may be seen, and writes its count without its words', async () => {
    const house = at('uk');
    const text = '+44 1632 960123';
    const seen = await house.seal({ details: [{ kind: 'phone', text }] });
    await house.seal({
      details: [{ kind: 'phone', text }],
      handling: { ...callers, marking: 'official_sensitive' },
    });
    const analyst = watch('uk', {
      roles: ['intelligence_analyst'],
      purposes: ['law_enforcement'],
      actor: 'demo-analyst-1' as ActorId,
    });
    await house.seal(
      {
        details: [{ kind: 'phone', text }],
        subjectKind: 'suspect',
        handling: { ...callers, purpose: 'law_enforcement' },
      },
      analyst,
    );
    const low = watch('uk', { markings: ['open', 'official'], actor: 'demo-watch-9' as ActorId });
    const search = {
      kind: 'phone',
      text,
      purpose: 'save_life',
      reason: 'rescue',
      reference: null,
      note: null,
    } as const;
    expect(await house.desk.search(low, search)).toMatchObject({
      value: { subjects: [{ subject: seen, kind: 'caller' }] },
    });
    const written = await house.journal.readStream('search/demo-watch-9');
    expect(written.map(({ type, body }) => ({ type, ...body }))).toEqual([
      {
        type: 'SubjectSearched',
        kind: 'phone',
        purpose: 'save_life',
        reason: 'rescue',
        reference: null,
        note: null,
        found: 1,
      },
    ]);
  });

  test('a search asks for the purpose as for the role, and in France for a typed reason', async () => {
    const search = {
      kind: 'phone',
      text: '+44 1632 960124',
      purpose: 'save_life',
      reason: 'rescue',
      reference: null,
      note: null,
    } as const;
    const inquiry = { ...search, purpose: 'law_enforcement' } as const;
    const both = watch('uk', { roles: ['watch_officer', 'investigator'] });
    expect(await at('uk').desk.search(watch('uk'), inquiry)).toMatchObject({
      refusal: { code: 'not_permitted' },
    });
    expect(await at('uk').desk.search(both, inquiry)).toMatchObject({
      refusal: { code: 'not_permitted', detail: { missing: 'purpose' } },
    });
    expect(await at('fr').desk.search(watch('fr'), search)).toMatchObject({
      refusal: { code: 'reason_required' },
    });
    expect(await at('fr').desk.search(watch('fr'), { ...search, note: 'rung off' })).toMatchObject({
      ok: true,
    });
  });

  test('a call in hand at the asker’s own desk is the reason of that one search in France, and is logged as that', async () => {
    const of = { kind: 'phone', text: '+44 1632 960124', purpose: 'save_life', reason: 'rescue' } as const;
    const search = { ...of, reference: null, note: null, call: 'call-1' } as const;
    const house = at('fr');
    const desk = house.deskWith({ isCallInHand: async (_who, call) => call === 'call-1' });
    const standing = (one: string | null) => ({ ok: true, value: { standing: one } });
    const missing = { refusal: { code: 'reason_required' } };
    expect(await desk.search(watch('fr'), search)).toMatchObject(standing('call_in_hand'));
    const log = await house.journal.readStream(`search/${watch('fr').actor}`);
    expect(log.at(-1)).toMatchObject({ body: { standing: 'call_in_hand', note: null } });
    // Neither a call that is over or another's, nor one that nobody can vouch for; and it opens nothing.
    expect(await desk.search(watch('fr'), { ...search, call: 'call-2' })).toMatchObject(missing);
    expect(await house.desk.search(watch('fr'), search)).toMatchObject(missing);
    const subject = await house.seal({ details: [name] });
    expect(await desk.open(watch('fr'), asked([subject], { note: null }))).toMatchObject(missing);
    // A typed reason stands for itself; in the United Kingdom none is asked for.
    expect(await desk.search(watch('fr'), { ...search, note: 'rung off' })).toMatchObject(standing(null));
    expect(await at('uk').desk.search(watch('uk'), search)).toMatchObject(standing(null));
  });

  test('sealing asks for the right to put, and finds nothing of what it may not see', async () => {
    const house = at('uk');
    const put = { subjectKind: 'caller', handling: callers, subject: newSubject(), details: [name] } as const;
    const observer = watch('uk', { roles: ['observer'] });
    expect(await house.desk.seal(observer, put)).toMatchObject({ ok: false });
    const subject = await house.seal({ details: [name] });
    const stranger = watch('uk', { agency: 'agency-b', remits: [] });
    expect(await house.desk.seal(stranger, { ...put, subject })).toEqual({
      ok: false,
      refusal: { code: 'not_found' },
    });
  });

  test('a corrected name replaces the old one, unless a hold stands', async () => {
    const house = at('uk');
    const subject = await house.seal({ details: [name, phone] });
    const corrected = { kind: 'name', text: 'B. Example' } as const;
    await house.seal({ subject, details: [corrected], replace: true });
    expect(await house.desk.open(watch('uk'), asked([subject]))).toMatchObject({
      value: { subjects: [{ details: [phone, corrected] }] },
    });
    await house.act(dataProtection('uk'), {
      type: 'PlaceHold',
      subject,
      hold: 'case-1',
      reason: 'litigation',
    });
    await expect(house.seal({ subject, details: [name], replace: true })).rejects.toThrow('hold_stands');
    await house.act(dataProtection('uk'), { type: 'LiftHold', subject, hold: 'case-1' });
    expect(await house.seal({ subject, details: [name], replace: true })).toBe(subject);
  });

  test('personal fields of a command are sealed, and the command goes on without them', async () => {
    const house = at('uk');
    const subject = newSubject();
    const door = {
      personal: [
        {
          subjectKind: 'caller' as const,
          subject: (fields: Readonly<Record<string, unknown>>) => String(fields['caller']),
          fields: { name: 'name', words: 'free_text' } as const,
          handling: callers,
        },
      ],
    };
    const fields = { caller: subject, task: 'T-1', name: 'A. Example', words: '' };
    const sealed = await house.desk.sealPersonal(watch('uk'), { door, fields });
    expect(sealed).toMatchObject({ ok: true, value: { fields: { caller: subject, task: 'T-1' } } });
    expect(sealed.ok && Object.keys(sealed.value.fields)).toEqual(['caller', 'task']);
    expect(sealed.ok && JSON.stringify(sealed.value)).not.toContain('A. Example');
    const plain = { task: 'T-1' };
    expect(await house.desk.sealPersonal(watch('uk'), { door: {}, fields: plain })).toEqual({
      ok: true,
      value: { fields: plain, also: [], beside: [] },
    });
  });
});
