import { z } from 'zod';
import { keptReadings } from './bounded-cache.ts';
import type { CedarModule } from './engine.ts';
import { groundsIn, namesInCedarSchema } from './forbidden-grounds.ts';
import type { PolicyFault } from './policy-faults.ts';
import { roomOf } from './request.ts';

/** A text with the name by which people know it: `joint/walls.cedar`. */
export interface PolicyText {
  readonly name: string;
  readonly text: string;
}

/** What a schema says that the policies are checked against. */
export interface PolicySchema {
  readonly text: string;
  /** The same as the engine's JSON. */
  readonly form: SchemaForm;
  readonly roles: readonly string[];
  readonly deviceRoles: readonly string[];
  /** Actions that can be asked for. */
  readonly actions: readonly string[];
  /** Wings and kinds of act, with the actions in each. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

const listed = z.looseObject({ enum: z.array(z.string()).optional() });
const action = z.looseObject({
  memberOf: z.array(z.looseObject({ id: z.string() })).optional(),
  appliesTo: z.looseObject({ resourceTypes: z.array(z.string()) }).optional(),
});
const schemaForm = z.strictObject({
  '': z.looseObject({ entityTypes: z.record(z.string(), listed), actions: z.record(z.string(), action) }),
});
type SchemaForm = z.infer<typeof schemaForm>;

/** Groups that say what an act asks for beside; they do not say what it does. */
const besideGroups: ReadonlySet<string> = new Set(['four_eyes', 'serves_subject', 'opens_for_life']);

/** The wing of an action's name: `operations` of `operations/picture/see`. */
const wingOf = (name: string): string => name.split('/', 1)[0] ?? '';

/** A schema that was read, and what is wrong with it. */
interface SchemaRead {
  readonly schema: PolicySchema | null;
  readonly faults: readonly PolicyFault[];
}

/** Schemas kept: the program's own, which every draft and both states of a demonstration are held against. */
const keptRead = keptReadings<SchemaRead>(8);

/**
 * Reads a Cedar schema: roles, actions, groups. Faults: `schema_unreadable`, `action_unplaced`, `forbidden_ground`.
 */
export function readSchema(cedar: CedarModule, file: PolicyText): SchemaRead {
  return keptRead(cedar.schemaToJson, `${file.name}\n${file.text}`, () => readAnew(cedar, file));
}

function readAnew(cedar: CedarModule, { name, text }: PolicyText): SchemaRead {
  const answer = cedar.schemaToJson(text);
  const read = answer.type === 'success' ? schemaForm.safeParse(answer.json) : null;
  if (answer.type === 'failure' || read?.success !== true) {
    const what = answer.type === 'failure' ? (answer.errors[0]?.message ?? '') : 'no namespaces';
    return { schema: null, faults: [{ code: 'schema_unreadable', place: name, what }] };
  }
  const { entityTypes, actions } = read.data[''];
  const isGroup = (id: string): boolean => (actions[id]?.appliesTo?.resourceTypes.length ?? 0) === 0;
  const names = Object.keys(actions).filter((id) => !isGroup(id));
  const groups = new Map(
    Object.keys(actions)
      .filter(isGroup)
      .map((group) => [
        group,
        names.filter((id) => actions[id]?.memberOf?.some((one) => one.id === group) === true),
      ]),
  );
  const wings = new Set(names.map(wingOf));
  const unplaced = names.filter((id) => {
    const within = [...groups].flatMap(([group, members]) => (members.includes(id) ? [group] : []));
    const ofWing = within.filter((group) => wings.has(group));
    const kinds = within.filter((group) => !wings.has(group) && !besideGroups.has(group));
    return roomOf(id) === '' || ofWing.join() !== wingOf(id) || kinds.length === 0;
  });
  // Groups stand in nothing: the evaluator hands the engine an action with its groups, and no further.
  const nested = [...groups.keys()].filter((group) => (actions[group]?.memberOf?.length ?? 0) > 0);
  const faults = [
    ...[...unplaced, ...nested].map((what): PolicyFault => ({ code: 'action_unplaced', place: name, what })),
    ...groundsIn(namesInCedarSchema(read.data)).map(
      (found): PolicyFault => ({
        code: 'forbidden_ground',
        place: name,
        what: `${found.ground}: ${found.name}`,
      }),
    ),
  ];
  return {
    schema: {
      text,
      form: read.data,
      roles: entityTypes['Role']?.enum ?? [],
      deviceRoles: entityTypes['DeviceRole']?.enum ?? [],
      actions: names.toSorted(),
      groups,
    },
    faults,
  };
}
