import type { UtcText } from '../../kernel/time.ts';
import type { PassageEvent, PassageEventOf } from './events-passage.ts';
import { detectsPeople } from './method-limits.ts';
import type { Control, Passage } from './passage-state.ts';
import type { VehiclePart } from './words.ts';

type FoundBy = PassageEventOf<'MethodMissed'>['found'];

/** People, where they were, and since when it is known; what came before looked past them. */
interface Finding {
  readonly from: UtcText;
  readonly found: FoundBy;
}

/**
 * Which misses stand newly, and which no longer, in vehicles that persons have taken for one. A control that found nothing
 * has missed the people whom another found in the same vehicle afterwards. "Afterwards" is when the controls were made,
 * as their teams say it: entries come in late, from devices without a link, and their order in the book says nothing of
 * the vehicle. Of the findings after it the first in the part that it looked at names the miss, else the first. Events bear
 * `on` where they belong to another than `own`.
 */
export function settleMisses(
  members: readonly Passage[],
  { own, at }: { readonly own: string; readonly at: UtcText },
): readonly PassageEvent[] {
  const findings = members.flatMap(findingsIn).toSorted((a, b) => compare(a.from, b.from));
  return members.flatMap((member) => {
    const on = member.passage === own ? {} : { on: `passage/${member.passage}` };
    return member.controls.flatMap((control): readonly PassageEvent[] => {
      const finding = missedBy(control, findings);
      if (isSame(control, finding)) return [];
      const { passage } = member;
      if (finding === null)
        return [{ type: 'MethodMissWithdrawn', at, passage, control: control.control, ...on }];
      const { found } = finding;
      const samePart = overlap(control.where, found.where);
      const { method } = control;
      return [
        { type: 'MethodMissed', at, passage, control: control.control, method, found, samePart, ...on },
      ];
    });
  });
}

function findingsIn({ passage, controls, met }: Passage): readonly Finding[] {
  return [
    ...controls
      .filter(({ result }) => result === 'people_found')
      .map(({ control, method, where, startedAt }) => ({
        from: startedAt,
        found: { passage, control, method, where },
      })),
    ...met.map(({ metAt }) => ({
      from: metAt,
      found: { passage, control: null, method: null, where: 'whole' as const },
    })),
  ];
}

function missedBy(control: Control, findings: readonly Finding[]): Finding | null {
  if (control.result !== 'nothing_found' || !detectsPeople(control.method)) return null;
  const later = findings.filter(({ from }) => from >= control.endedAt);
  // Whoever was found elsewhere before takes nothing from those it had in front of it.
  return later.find(({ found }) => overlap(control.where, found.where)) ?? later[0] ?? null;
}

function isSame({ missed, where }: Control, finding: Finding | null): boolean {
  if (missed === null || finding === null) return missed === null && finding === null;
  return (
    missed.samePart === overlap(where, finding.found.where) &&
    missed.found.passage === finding.found.passage &&
    missed.found.control === finding.found.control &&
    missed.found.where === finding.found.where
  );
}

function overlap(one: VehiclePart, other: VehiclePart): boolean {
  return one === other || one === 'whole' || other === 'whole';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
