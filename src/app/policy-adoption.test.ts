import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { describe, expect, test } from 'vitest';
import { loadPolicies } from '../policy/cedar.ts';
import { loaded, realTexts } from '../policy/given-policies.ts';
import { createPolicyJudge, policyHash } from './policy-adoption.ts';

const installed = realTexts('uk');
let reads = 0;
const judge = createPolicyJudge({
  installed: { ...installed, policies: loaded(installed) },
  load(sources) {
    reads += 1;
    return loadPolicies(cedar, sources);
  },
});

/** The installed files with one text changed in one of them. */
function changed(name: string, from: string | RegExp, to: string) {
  const files = installed.files.map((file) =>
    file.name === name ? { ...file, text: file.text.replace(from, to) } : file,
  );
  if (policyHash({ ...installed, files }) === policyHash(installed))
    throw new Error(`nothing changed in ${name}`);
  return files;
}
const added = (text: string) => [...installed.files, { name: 'uk/added.cedar', text }];
const refusalOf = (files: typeof installed.files) => {
  const judged = judge.open(files);
  return judged.ok ? null : judged.refusal;
};
const why = '@why_en("invented") @why_fr("fictif")';

describe('a text', () => {
  test('that is the installed one is the installed one, in whatever order its files come', () => {
    const judged = judge.open(installed.files.toReversed());
    expect(judged.ok && judged.value.hash).toBe(judge.installed.hash);
  });

  test('may tighten, and is read by the engine once', () => {
    const files = added(
      `@id("added") @right("role") ${why} forbid (principal is Staff in Role::"observer", action, resource);`,
    );
    const before = reads;
    const judged = judge.open(files);
    expect(judged.ok && judged.value.access.allows(['observer'], 'operations/picture/see')).toBe(false);
    expect(judge.installed.access.allows(['observer'], 'operations/picture/see')).toBe(true);
    expect(judge.open(files)).toBe(judged);
    expect(reads).toBe(before + 1);
  });

  test('may change permits', () => {
    const files = added(
      `@id("added") ${why} permit (principal is Staff in Role::"observer", action in [Action::"operations/picture/PutSource"], resource);`,
    );
    const judged = judge.open(files);
    expect(judged.ok && judged.value.access.allows(['observer'], 'operations/picture/PutSource')).toBe(true);
    expect(judged.ok && judged.value.hash).not.toBe(judge.installed.hash);
  });

  test('may change what is this state’s own', () => {
    expect(refusalOf(installed.files.filter(({ name }) => name !== 'uk/reason.cedar'))).toBeNull();
  });

  test('with faults is refused with every fault and its place in both languages', () => {
    const refusal = refusalOf(
      added(`permit (principal, action, resource);\n@id("two") ${why} forbid (principal, action, resource);`),
    );
    expect(refusal?.code).toBe('policies_refused');
    const told = Object.entries(refusal?.detail ?? {});
    expect(told.length).toBeGreaterThan(2);
    expect(told.map(([place]) => place).join(' ')).toContain('uk/added.cedar:1');
    expect(told.map(([place]) => place).join(' ')).toContain('uk/added.cedar:2');
    expect(String(told[0]?.[1])).toMatch(/ \/ /);
  });
});

describe('a wall stands as the program brought it', () => {
  const walls: readonly (readonly [string, string, string | RegExp, string])[] = [
    ['marking-held', 'walls', 'principal.markings.contains(resource.marking) &&', ''],
    ['own-state', 'walls', '@id("own-state")', '@id("own-state-other")'],
    ['handling-h2', 'handling', 'resource.conditions.contains("H2")', 'resource.conditions.contains("H1")'],
    ['administrators-read-no-content', 'administration', 'Action::"reads_content",', ''],
    ['four-eyes-approved', 'approvals', 'unless { context.approved }', 'unless { !context.approved }'],
    ['monitor-stands-apart', 'monitor', /@id\("monitor-stands-apart"\)[\s\S]*$/, ''],
  ];

  test.for(walls)('%s is missed where %s.cedar is changed', ([id, file, from, to]) => {
    const refusal = refusalOf(changed(`joint/${file}.cedar`, from, to));
    expect(refusal?.code).toBe('wall_missing');
    expect(Object.values(refusal?.detail ?? {})).toEqual([id]);
  });

  test('every forbid that the program brings for both states is one', () => {
    const forbids = judge.installed.access.rules.filter(
      ({ effect, place }) => effect === 'forbid' && place.startsWith('joint/'),
    );
    const refusal = refusalOf(
      installed.files.filter(({ name }) => !/walls|handling|administration/.test(name)),
    );
    const named = new Set(Object.values(refusal?.detail ?? {}));
    const own = forbids.filter(({ place }) => /walls|handling|administration/.test(place));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(({ id }) => !named.has(id))).toEqual([]);
  });

  test('and may be laid out anew', () => {
    expect(refusalOf(changed('joint/walls.cedar', '&&\n', '&&\n\n'))).toBeNull();
  });
});

describe('nobody is locked out by a text', () => {
  test('the monitor keeps each act that it has', () => {
    const without = changed('joint/monitor.cedar', 'Action::"oversight/monitor/WriteReport",', '');
    expect(refusalOf(without)).toEqual({
      code: 'monitor_shut_out',
      detail: { '1': 'oversight/monitor/WriteReport' },
    });
  });

  test('the monitor is not kept from records by a new forbid', () => {
    for (const condition of ['resource.personal', 'principal has desk', 'resource.origin == "fr"']) {
      const refusal = refusalOf(
        added(
          `@id("added") @right("role") ${why} forbid (principal is Staff in Role::"independent_monitor", action, resource is Record) when { ${condition} };`,
        ),
      );
      expect([condition, refusal?.code]).toEqual([condition, 'monitor_shut_out']);
    }
  });

  test('somebody could propose and approve the next text', () => {
    const files = changed('joint/approvals.cedar', 'Action::"oversight/policies/AdoptPolicies"', '').map(
      (file) =>
        file.name === 'joint/approvals.cedar'
          ? {
              ...file,
              text: file.text.replace(
                'Action::"oversight/policies/see",',
                'Action::"oversight/policies/see"',
              ),
            }
          : file,
    );
    expect(refusalOf(files)?.code).toBe('nobody_could_change');
  });
});
