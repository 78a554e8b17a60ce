import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createAccess } from './access.ts';
import { loaded, realTexts, withInventedActs } from './given-policies.ts';
import type { AccessRequest, RecordFacts } from './request.ts';
import { sampleAccess } from './sample-access.ts';
import { missingRights, missingRightText } from './text.ts';

const uk = createAccess(loaded(realTexts('uk')));
const fr = createAccess(loaded(realTexts('fr')));

interface Cell {
  readonly role: string;
  readonly action: string;
  readonly rule: string;
  readonly may: string;
}

const cells = readFileSync(new URL('../../golden/access.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line): readonly Cell[] => {
    const [role, action, rule, may, more] = line.split(/\s+/);
    return role && action && rule && (may === 'yes' || may === 'no') && more === undefined
      ? [{ role, action, rule, may }]
      : [];
  });

describe('every role with every action, against the sheet that people sign', () => {
  test('the sheet holds each pair once', () => {
    const pairs = cells.map(({ role, action }) => `${role} ${action}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.length).toBe(uk.roles.length * uk.actions.length);
    expect(pairs.length).toBeGreaterThan(1_000);
  });

  test.for(uk.roles)(
    '%s: both nodes answer each act as the sheet says, by the rule that it names',
    (role) => {
      const ofRole = cells.filter((cell) => cell.role === role);
      for (const access of [uk, fr]) {
        const may = new Set(access.actionsOf([role]));
        const told = ofRole.map(({ action }): Cell => {
          const { allowed, why } = access.atDoor([role], action);
          const ways = [allowed, access.allows([role], action), may.has(action)];
          const said = ways.every((way) => way === allowed) ? (allowed ? 'yes' : 'no') : ways.join();
          return { role, action, rule: why.join('+') || 'no-permit', may: said };
        });
        expect(told.filter((cell, index) => !isDeepStrictEqual(cell, ofRole[index]))).toEqual([]);
      }
    },
  );

  test('no role may do everything', () => {
    for (const role of uk.roles) expect(uk.actionsOf([role]).length).toBeLessThan(uk.actions.length);
  });
});

test('what no rule permits is refused, whatever the roles are called', () => {
  const access = sampleAccess({ watch: ['operations/picture/see'] });
  expect(access.allows(['watch'], 'operations/picture/see')).toBe(true);
  expect(access.allows(['watch'], 'operations/picture')).toBe(false);
  expect(access.allows(['watch'], 'operations/picture/seeAll')).toBe(false);
  expect(access.allows(['unknown', 'constructor', '__proto__', 'no_device'], 'operations/picture/see')).toBe(
    false,
  );
  expect(access.allows([], 'operations/picture/see')).toBe(false);
});

test('an administrator reads nothing, not even with another role beside', () => {
  expect(uk.allows(['administrator', 'watch_officer'], 'operations/picture/see')).toBe(false);
  expect(uk.missingAtDoor(['administrator', 'watch_officer'], 'operations/picture/see')).toBe(
    'separation_of_duties',
  );
  expect(uk.allows(['administrator', 'source_keeper'], 'operations/picture/PutSource')).toBe(true);
});

test('a person does not become a device by holding its role', () => {
  expect(uk.allows(['observer', 'detection_device'], 'operations/picture/RecordDetection')).toBe(false);
  expect(uk.allows(['detection_device'], 'operations/picture/RecordDetection')).toBe(true);
});

const record: RecordFacts = {
  id: 'record-1',
  marking: 'official',
  caveats: [],
  purpose: 'save_life',
  origin: 'uk',
  owner: 'agency-a',
  releasedToStates: [],
  releasedTo: [],
  jurisdiction: [],
  namedList: null,
  personal: true,
  conditions: ['H2'],
  conditionsWritten: false,
  blockedActs: [],
  permittedActs: [],
};
const request: AccessRequest = {
  asker: {
    kind: 'staff',
    id: 'example-1',
    roles: ['watch_officer'],
    desk: 'desk-1',
    agency: 'agency-a',
    remits: [],
    state: 'uk',
    markings: ['open', 'official'],
    caveats: [],
    purposes: ['save_life'],
  },
  action: 'operations/example/Send',
  record,
  reasonGiven: true,
  instrument: null,
};

describe('a grave act and broken glass', () => {
  const at = { ...record, personal: false, conditions: [], owner: 'agency-b' };
  const see = { ...request, action: 'operations/picture/see', record: at };

  test('the glass opens what is kept to save life, for minutes, to those who may see such records at all', () => {
    expect(uk.decide(see).allowed).toBe(false);
    expect(uk.decide({ ...see, lifeAtRisk: true }).allowed).toBe(true);
    expect(uk.decide({ ...see, record: { ...at, namedList: [] }, lifeAtRisk: true }).allowed).toBe(true);
    const open = { ...see, action: 'operations/vault/open', lifeAtRisk: true };
    expect(uk.decide(open).allowed).toBe(true);
  });

  test('and nothing else: no marking, purpose, wing, state, condition or other act', () => {
    const shut: readonly Partial<AccessRequest>[] = [
      { record: { ...at, marking: 'official_sensitive' } },
      { record: { ...at, caveats: ['caveat-a'] } },
      { record: { ...at, purpose: 'border_control' } },
      { record: { ...at, purpose: 'protection' } },
      { record: { ...at, origin: 'fr' } },
      { record: { ...at, conditions: ['H0'] } },
      { action: 'operations/picture/AssessDetection' },
      { action: 'operations/vault/search' },
      { action: 'operations/vault/put' },
      { action: 'cases/vault/open' },
      { asker: { ...see.asker, purposes: ['border_control'] } },
    ];
    for (const change of shut) expect(uk.decide({ ...see, ...change, lifeAtRisk: true }).allowed).toBe(false);
  });

  test('a grave act is told to wait for a second person only where nothing else is missing', () => {
    const officer = { ...request.asker, roles: ['security_officer'], purposes: ['oversight'] as const };
    const grant = { ...request, asker: officer, action: 'oversight/staff/GrantClearance' };
    const own = { ...grant, record: { ...at, purpose: 'oversight' as const, owner: 'agency-a' } };
    expect(uk.missing(own)).toBe('four_eyes');
    expect(uk.missing({ ...own, approved: true })).toBeNull();
    expect(uk.missing({ ...own, record: { ...own.record, owner: 'agency-b' } })).toBe('nothing_here');
    expect(uk.allows(['security_officer'], 'oversight/staff/GrantClearance')).toBe(true);
  });

  test('a person’s rights reach the records of every wing; reading their content still does not', () => {
    const officer = {
      ...request.asker,
      roles: ['data_protection_officer'],
      purposes: ['oversight'] as const,
    };
    const ask = (action: string) =>
      uk.decide({ ...request, asker: officer, action, approved: true, record: { ...at, owner: 'agency-a' } });
    for (const act of ['EraseSubject', 'PlaceHold', 'LiftHold', 'ExportSubject', 'seeLog'])
      expect([act, ask(`oversight/records/${act}`).allowed]).toEqual([act, true]);
    expect(ask('oversight/vault/open').allowed).toBe(false);
    expect(ask('oversight/staff/see').allowed).toBe(false);
  });
});

describe('the vault says nothing of what is there', () => {
  const at = { ...record, conditions: [] };
  const open = { ...request, action: 'operations/vault/open', record: at };

  test('but for a reason that can be typed, whoever may not open hears that nothing is here', () => {
    expect(
      fr.missing({ ...open, record: { ...at, origin: 'fr' }, asker: { ...open.asker, state: 'fr' } }),
    ).toBeNull();
    const untold = { ...open, asker: { ...open.asker, state: 'fr' as const }, reasonGiven: false };
    expect(fr.missing({ ...untold, record: { ...at, origin: 'fr' } })).toBe('reason');
    expect(fr.missing({ ...untold, record: { ...at, origin: 'fr', marking: null } })).toBe('nothing_here');
    expect(uk.missing({ ...open, record: { ...at, purpose: 'protection' } })).toBe('nothing_here');
  });
});

describe('a refused act says what is missing', () => {
  const access = createAccess(loaded(withInventedActs(realTexts('uk'))));
  const french = createAccess(loaded(withInventedActs(realTexts('fr'))));

  test('to whoever may see the record: the right and who gives it', () => {
    expect(access.missing(request)).toBe('provider_permission');
    expect(access.missing({ ...request, reasonGiven: false, record: { ...record, conditions: [] } })).toBe(
      'reason',
    );
    expect(access.missing({ ...request, record: { ...record, permittedActs: [request.action] } })).toBeNull();
    expect(access.missing({ ...request, action: 'operations/example/see' })).toBeNull();
    expect(french.missing({ ...request, action: 'operations/example/see', reasonGiven: false })).toBe(
      'reason',
    );
  });

  test('to whoever may not see it: the same words as if there were none, whichever wall stands before', () => {
    const hidden: readonly Partial<RecordFacts>[] = [
      { marking: 'official_sensitive' },
      { marking: null },
      { purpose: 'protection' },
      { caveats: ['caveat-a'] },
      { namedList: ['example-2'] },
      { owner: 'agency-b' },
      { origin: 'fr' },
      { conditions: ['H0'] },
    ];
    for (const change of hidden)
      for (const action of ['operations/example/see', 'operations/example/Send', 'operations/example/Write'])
        expect(access.missing({ ...request, action, record: { ...record, ...change } })).toBe('nothing_here');
  });

  test('in both languages, and never of a record', () => {
    for (const [right, { missing, giver }] of Object.entries(missingRights)) {
      const said = missingRightText({ code: 'not_permitted', detail: { missing: right } });
      expect(said).toEqual({ en: `${missing.en} ${giver.en}`, fr: `${missing.fr} ${giver.fr}` });
      expect(said?.en).not.toMatch(/\brecord|\bfile\b|\bhidden/i);
      expect(said?.fr).not.toMatch(/\bdossier|\bcaché/i);
    }
    expect(missingRightText({ code: 'not_permitted', detail: { missing: 'constructor' } })).toBeNull();
    expect(missingRightText({ code: 'contended', detail: { missing: 'role' } })).toBeNull();
  });
});
