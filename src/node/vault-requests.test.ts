import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubjectExport } from '../oversight/records/wire.ts';
import { details, dpo, type GivenRecords, monitor, openRecords, second } from './given-records.ts';
import { type GivenVault, newSubject } from './given-vault.ts';

let given: GivenRecords;
let house: GivenVault;
beforeAll(async () => {
  given = await openRecords();
  house = given.house;
});
afterAll(() => given.close());

const told: GivenRecords['told'] = (url, who, sent) => given.told(url, who, sent);
const refusal: GivenRecords['refusal'] = (url, who, body) => given.refusal(url, who, body);
const open = (subject: string) => given.open(subject);

describe('a request of access', () => {
  const entered = async (but: object = {}) => {
    const subject = await house.seal({ details });
    await open(subject);
    const request = `R-${subject.slice(2, 12)}`;
    const receive = {
      type: 'ReceiveRequest',
      request,
      kind: 'access',
      regime: 'uk_gdpr',
      receivedOn: '2027-01-31',
      identityDoubted: true,
      subject,
      contestedActor: null,
      ...but,
    };
    await house.act(dpo, receive);
    return { subject, request };
  };
  const verify = (request: string, who = second) =>
    house.act(who, { type: 'VerifyIdentity', request, verifiedOn: '2027-01-31', subject: null });

  test('stands in the list with both ends and the days left to the earlier', async () => {
    const { request, subject } = await entered();
    await house.act(dpo, { type: 'AssignRequest', request, assignee: 'demo-dpo-2' });
    const mine = async () =>
      (await told<readonly { request: string }[]>('requests', dpo)).find((row) => row.request === request);
    expect(await mine()).toEqual({
      request,
      kind: 'access',
      regime: 'uk_gdpr',
      receivedOn: '2027-01-31',
      dueOn: '2027-02-28',
      dueOnRolled: '2027-03-01',
      extendedTo: null,
      phase: 'received',
      assignee: 'demo-dpo-2',
      subject,
      outcome: null,
      daysLeft: 28,
      version: 2,
    });
    await verify(request);
    expect(await mine()).toMatchObject({ phase: 'in_work' });
    await house.act(dpo, { type: 'ExtendRequest', request, reason: 'complexity', toldOn: '2027-01-31' });
    expect(await mine()).toMatchObject({ extendedTo: '2027-04-30', daysLeft: 89 });
    await house.act(dpo, {
      type: 'AnswerRequest',
      request,
      outcome: 'granted',
      ground: null,
      toldBy: 'post',
    });
    expect(await mine()).toMatchObject({ phase: 'answered', outcome: 'granted', daysLeft: null });
  });

  test('is answered with everything held and the log, and the export is itself logged', async () => {
    const { request, subject } = await entered();
    await verify(request);
    const exported = await told<SubjectExport>('export-subject', dpo, { body: { subject, request } });
    expect(exported).toMatchObject({ subject, kind: 'caller', kinds: ['name', 'free_text'], details });
    expect(exported.log).toMatchObject([
      { act: 'opened', desk: 'desk-watch', recipient: null },
      { act: 'exported', desk: 'desk-dpo', recipient: 'subject', reason: 'subject_request' },
    ]);
    expect(JSON.stringify(exported.log)).not.toContain('demo-watch-1');
    expect(exported.print.en).toContain('A. &lt;Example&gt;');
    expect(exported.print.fr).toContain('À qui ils ont été communiqués');
    expect(exported.print.en).not.toContain('<Example>');
    expect(await told('log', monitor, { query: { subject } })).toMatchObject([
      { act: 'exported', recipient: 'subject', reference: request, actor: 'demo-dpo-1' },
      { act: 'opened' },
    ]);
  });

  test('lets nobody open a subject alone, nor one it does not name', async () => {
    const { request, subject } = await entered();
    const body = { subject, request };
    expect(await refusal('export-subject', dpo, body)).toBe('identity_open');
    await verify(request);
    expect(await refusal('export-subject', second, body)).toBe('second_person_needed');
    expect(await refusal('export-subject', { ...dpo, provenAt: null }, body)).toBe('not_proven');
    const other = await house.seal({ details });
    const answers = [
      await given.ask('export-subject', dpo, { body: { subject: other, request } }),
      await given.ask('export-subject', dpo, { body: { subject: newSubject(), request } }),
      await given.ask('export-subject', dpo, { body: { subject, request: 'R-none' } }),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ refusal: { code: 'not_found' } });
  });

  test('is no way around a marking or an organisation', async () => {
    const { request, subject } = await entered();
    await verify(request);
    const body = { subject, request };
    expect(await refusal('export-subject', { ...dpo, markings: ['open'] }, body)).toBe('not_found');
    expect(await refusal('export-subject', { ...dpo, agency: 'agency-x', remits: [] }, body)).toBe(
      'not_found',
    );
    expect(await refusal('export-subject', { ...dpo, roles: ['staff_officer'] }, body)).toBe('not_found');
    const written = (await house.journal.readStream(`subject/${subject}`)).map(({ type }) => type);
    // Only what the watch opened when it was entered.
    expect(written.filter((type) => type === 'SubjectOpened')).toHaveLength(1);
  });

  test('of another kind, or closed, exports nothing', async () => {
    const correction = await entered({ kind: 'rectification' });
    await verify(correction.request);
    expect(await refusal('export-subject', dpo, correction)).toBe('not_found');
    const closed = await entered();
    await verify(closed.request);
    await house.act(dpo, { type: 'CloseRequest', request: closed.request, because: 'withdrawn' });
    expect(await refusal('export-subject', dpo, closed)).toBe('already_answered');
    const contested = await entered({ contestedActor: 'demo-dpo-1' });
    await verify(contested.request);
    expect(await refusal('export-subject', dpo, contested)).toBe('contested_officer');
  });
});
