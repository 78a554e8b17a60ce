import { listed } from '../../../kit/forms/checks.ts';
import { memberOf } from '../../../kit/forms/choices.ts';
import type { FormValues } from '../../../kit/forms/draft.ts';
import { readNumber } from '../../../kit/forms/number-checks.ts';
import { readPlace } from '../../../kit/forms/place-field.tsx';
import {
  accesses,
  type Casualties,
  type CasualtyKind,
  casualtyKinds,
  hazards,
  incidentKinds,
  incidentLevels,
  type Methane,
  type Service,
  services,
} from '../wire.ts';

type CasualtyField = `casualty_${CasualtyKind}`;
type ServiceField = `present_${Service}` | `required_${Service}`;
export type MethaneField =
  | 'level'
  | 'position'
  | 'accuracy'
  | 'place'
  | 'kind'
  | 'hazardsPresent'
  | 'hazardsPossible'
  | 'access'
  | 'words'
  | CasualtyField
  | ServiceField;
export type MethaneValues = FormValues<MethaneField>;

/** The fields of the form as a report stands; without one, empty: nothing is taken for known. */
export function methaneValues(methane: Methane | null, place: string): MethaneValues {
  const hazardsIn = (state: 'present' | 'possible'): string =>
    (methane?.hazards ?? [])
      .filter((one) => one.state === state)
      .map(({ hazard }) => hazard)
      .join(' ');
  const casualties = casualtyKinds.map((kind) => [
    `casualty_${kind}`,
    figure(methane?.casualties[kind] ?? null),
  ]);
  const given = new Map((methane?.services ?? []).map((one) => [one.service, one]));
  const ofServices = services.flatMap((service) => [
    [`present_${service}`, figure(given.get(service)?.present ?? null)],
    [`required_${service}`, figure(given.get(service)?.required ?? null)],
  ]);
  // The keys are made of the closed lists themselves.
  return {
    level: methane?.level ?? 'declared',
    position: place,
    accuracy: figure(methane?.location?.accuracyMetres ?? 500),
    place: methane?.place ?? '',
    kind: methane?.kind ?? '',
    hazardsPresent: hazardsIn('present'),
    hazardsPossible: hazardsIn('possible'),
    access: (methane?.access ?? []).join(' '),
    words: '',
    ...Object.fromEntries([...casualties, ...ofServices]),
  } as MethaneValues;
}

/** The report that the form says; empty figures stay not known. Each hazard once: present outweighs possible. */
export function methaneOf(values: MethaneValues): Methane {
  const at = readPlace(values.position);
  const present = listed(values.hazardsPresent);
  const possible = listed(values.hazardsPossible).filter((one) => !present.includes(one));
  const access = listed(values.access);
  const casualties = Object.fromEntries(
    casualtyKinds.map((kind) => [kind, readNumber(values[`casualty_${kind}`])]),
  );
  return {
    level: memberOf(incidentLevels, values.level, 'declared'),
    location: at === null ? null : { ...at, accuracyMetres: readNumber(values.accuracy) ?? 500 },
    place: values.place.trim() === '' ? null : values.place.trim(),
    kind: memberOf(incidentKinds, values.kind, 'many_boats'),
    hazards: [
      ...hazards
        .filter((one) => present.includes(one))
        .map((hazard) => ({ hazard, state: 'present' as const })),
      ...hazards
        .filter((one) => possible.includes(one))
        .map((hazard) => ({ hazard, state: 'possible' as const })),
    ],
    access: accesses.filter((one) => access.includes(one)),
    casualties: casualties as unknown as Casualties, // made of its own closed list
    services: services.flatMap((service) => {
      const [here, asked] = [
        readNumber(values[`present_${service}`]),
        readNumber(values[`required_${service}`]),
      ];
      return here === null && asked === null ? [] : [{ service, present: here, required: asked }];
    }),
  };
}

function figure(value: number | null): string {
  return value === null ? '' : String(value);
}
