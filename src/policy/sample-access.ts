import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { type Access, createAccess } from './access.ts';
import { loadPolicies } from './cedar.ts';

/** Access by invented roles of people and devices and their actions, through the real engine: for tests of the doors. */
export function sampleAccess(
  staff: Readonly<Record<string, readonly string[]>>,
  devices: Readonly<Record<string, readonly string[]>> = {},
): Access {
  const rights = [
    ...Object.entries(staff).map(([role, actions]) => ({ type: 'Role', role, actions })),
    ...Object.entries(devices).map(([role, actions]) => ({ type: 'DeviceRole', role, actions })),
  ];
  const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  const actions = [...new Set(rights.flatMap((right) => right.actions))];
  const wingOf = (action: string): string => action.split('/', 1)[0] ?? '';
  const wings = [...new Set(actions.map(wingOf))];
  const declared = (action: string): string =>
    `action "${action}" in ["acts", "${wingOf(action)}"]
      appliesTo { principal: [Staff, Device], resource: [Room], context: {act: String, reasonGiven: Bool} };`;
  const schema = `
    entity Room; entity Record;
    entity Role enum [${quoted(Object.keys(staff))}];
    entity DeviceRole enum [${quoted(['no_device', ...Object.keys(devices)])}];
    entity Staff in [Role] {person: String, markings: Set<String>, caveats: Set<String>, purposes: Set<String>};
    entity Device in [DeviceRole] {markings: Set<String>, caveats: Set<String>, purposes: Set<String>};
    action "acts", ${quoted(wings)};
    ${actions.map(declared).join('\n')}`;
  const rules = rights.map(
    (right, index) =>
      `@id("sample-${index}") @why_en("invented") @why_fr("fictif")
       permit (principal in ${right.type}::"${right.role}",
         action in [${right.actions.map((name) => `Action::"${name}"`).join(', ')}], resource);`,
  );
  const loaded = loadPolicies(cedar, {
    schema: { name: 'sample schema', text: schema },
    files: [{ name: 'sample', text: rules.join('\n') }],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return createAccess(loaded.value);
}
