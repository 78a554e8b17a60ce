import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { EquipmentFields } from '../equipment-register.ts';
import type { passageCommandSchemas } from '../events-passage.ts';
import type { lookCommandSchemas } from '../look/events-look.ts';
import type { PlaceFields } from '../place-register.ts';

type Schemas = typeof passageCommandSchemas;
/** Every act on a passage: what does not fit its schema does not compile. */
export type PassageAct = keyof Schemas;

/** What each register of freight holds of a row. */
interface Registers {
  readonly FreightPlace: PlaceFields;
  readonly FreightEquipment: EquipmentFields;
}
export type RegisterNoun = keyof Registers;
/** Acts of a supervisor: the registers. */
export type RegisterAct = `${'Put' | 'Retire'}${RegisterNoun}`;

/** Every act of the freight room. */
export type FreightAct = PassageAct | RegisterAct;

/** The address of an act, made of its name as the node makes it. */
function pathOf(name: string): string {
  const kebab = name.replaceAll(
    /[A-Z]/g,
    (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase(),
  );
  return `/api/operations/freight/${kebab}`;
}

/** One order of this room over a passage. */
export function freightOrder<Name extends PassageAct>(name: Name, fields: z.input<Schemas[Name]>): Order {
  return { path: pathOf(name), body: fields };
}

/** A row of a register: its name, and the version that was seen; null: whatever stands there. */
export interface RowSeen {
  readonly row: string;
  readonly version: number | null;
}

/** Enters or changes a row of a register. */
export function putRow<Noun extends RegisterNoun>(
  noun: Noun,
  { row, version }: RowSeen,
  fields: Registers[Noun],
): Order {
  return { path: pathOf(`Put${noun}`), body: { row, fields, seenVersion: version } };
}

/** Takes a row off a register. */
export function retireRow(noun: RegisterNoun, { row, version }: RowSeen): Order {
  return { path: pathOf(`Retire${noun}`), body: { row, seenVersion: version } };
}

/** Says why plate reads are looked up. */
export function lookOrder(fields: z.input<typeof lookCommandSchemas.LookUpPlateReads>): Order {
  return { path: pathOf('LookUpPlateReads'), body: fields };
}

/** The right that looking up plate reads asks for. */
export const lookAction = 'operations/freight/LookUpPlateReads';

/** The right that an act asks for, by its whole name. */
export function freightAction(name: FreightAct): string {
  return `operations/freight/${name}`;
}

/** A new name of a passage, a control or a look: random, and says nothing. */
export function newName(kind: 'p' | 'k' | 'l'): string {
  return `${kind}-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
}

/** A new subject of the vault. */
export function newSubject(): string {
  return `s-${crypto.randomUUID().replaceAll('-', '')}`;
}
