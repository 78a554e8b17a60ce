import type { Text } from '../../kernel/text.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import type { ControlBody, Correctable, Judged } from './control-shapes.ts';
import type { EquipmentFields } from './equipment-register.ts';
import type { ControlFlag, Method, SideKind } from './words.ts';

/** The detector needs about ten minutes with the engine off; a good deal less is said. Source: PROBLEM, section 5 (S37). */
export const heartbeatSecondsMin = 480;

/** What each method cannot do, shown where it is chosen and where its result is read. Source: PROBLEM, section 5. */
export const methodLimits = {
  co2: {
    en: 'Says nothing without the ambient value. A ventilated or large hold thins the air; some cargo gives off CO2.',
    fr: 'Ne dit rien sans la valeur ambiante. Un volume grand ou ventilé dilue l’air ; certaines marchandises dégagent du CO2.',
  },
  heartbeat: {
    en: 'Engine off, about ten minutes, nobody touching the vehicle. Wind, passing lorries and running machines disturb it.',
    fr: 'Moteur coupé, une dizaine de minutes, personne au contact du véhicule. Vent, poids lourds et machines le perturbent.',
  },
  passive_millimetre_wave: {
    en: 'Sees through cloth only: nothing through metal, nothing behind dense or wet cargo.',
    fr: 'Ne voit qu’à travers la bâche : rien derrière le métal ni derrière un chargement dense ou humide.',
  },
  x_ray: {
    en: 'At authorised places only. Dense cargo hides people; nobody may be exposed on purpose.',
    fr: 'Sites autorisés seulement. Un chargement dense masque les personnes ; nul ne doit être exposé sciemment.',
  },
  dog: {
    en: 'A dog tires: rest after each spell of work. Diesel, rain and strong smells mask people.',
    fr: 'Le chien fatigue : repos après chaque séquence. Gazole, pluie et odeurs fortes masquent les personnes.',
  },
  visual: {
    en: 'Sees what is open to the eye: not between pallets, not in hollow spaces.',
    fr: 'Ne voit que ce qui est accessible : ni entre les palettes, ni dans les cavités.',
  },
  thermal: {
    en: 'Not through insulated walls, and not where everything is as warm as a person.',
    fr: 'Rien à travers des parois isolées, ni là où tout est à la température du corps.',
  },
  document: {
    en: 'Says whether papers and load agree; it looks for nobody.',
    fr: 'Vérifie la concordance des papiers et du chargement ; ne recherche personne.',
  },
  physical_search: {
    en: 'As good as the cargo that was moved: say what was opened and what was not.',
    fr: 'Vaut ce qui a été déplacé : indiquer ce qui a été ouvert et ce qui ne l’a pas été.',
  },
} as const satisfies Record<Method, Text>;

/** True for a way of looking for people. */
export function detectsPeople(method: Method): boolean {
  return method !== 'document';
}

/** Flags under which "nothing found" is no finding. */
const voiding: ReadonlySet<ControlFlag> = new Set(['hard_sides', 'ambient_missing', 'wind_rocking']);

type Measured = Pick<ControlBody, 'method' | 'startedAt' | 'endedAt' | 'equipment'> &
  Pick<Correctable, 'readings' | 'wind' | 'result'>;

/** What stood around a control when it was made. */
export interface AroundControl {
  readonly sides: SideKind;
  /** Null: none was used, or the register does not hold it. */
  readonly instrument: EquipmentFields | null;
  readonly leftAt: string | null;
}

/** What speaks against leaning on a control. It is recorded all the same: it was made. */
export function judgeControl(control: Measured, around: AroundControl): Judged {
  const flags = [...ofMethod(control, around), ...ofInstrument(control, around)];
  if (around.leftAt !== null && control.startedAt > around.leftAt) flags.push('after_leaving');
  return {
    flags,
    saysNothing: control.result === 'nothing_found' && flags.some((flag) => voiding.has(flag)),
    calibratedAt: around.instrument?.calibratedAt ?? null,
    calibrationDueAt: around.instrument?.calibrationDueAt ?? null,
  };
}

function ofMethod(control: Measured, { sides }: AroundControl): ControlFlag[] {
  const flags: ControlFlag[] = [];
  const { method, wind, readings } = control;
  if (method === 'passive_millimetre_wave' && sides === 'hard') flags.push('hard_sides');
  if (method === 'passive_millimetre_wave' && sides === 'unknown') flags.push('sides_unknown');
  const isThere = (quantity: string) => readings.some((reading) => reading.quantity === quantity);
  if (method === 'co2' && !(isThere('co2_ppm') && isThere('co2_ambient_ppm'))) flags.push('ambient_missing');
  if (method === 'heartbeat' && wind === 'rocking') flags.push('wind_rocking');
  if (method === 'heartbeat' && wind === 'unknown') flags.push('wind_unknown');
  const seconds = secondsBetween(fromUtc(control.startedAt), fromUtc(control.endedAt));
  if (method === 'heartbeat' && seconds < heartbeatSecondsMin) flags.push('too_short');
  return flags;
}

function ofInstrument({ equipment, startedAt }: Measured, { instrument }: AroundControl): ControlFlag[] {
  if (equipment === null) return [];
  if (instrument === null) return ['equipment_unknown'];
  const { calibratedAt, calibrationDueAt } = instrument;
  if (calibrationDueAt !== null && calibrationDueAt < startedAt) return ['calibration_expired'];
  return calibratedAt === null ? ['calibration_unknown'] : [];
}
