import type { Text } from '../../../../kernel/text.ts';
import type { Words } from '../../../../kit/i18n/language.tsx';
import type { Condition } from '../../selection/conditions.ts';
import { crossingPorts } from '../../selection/words.ts';
import { directionText, formText, sealText, sidesText } from '../../text-terms.ts';
import { equipmentStateText, fieldText, isText, reportText, stopText, weekdayText } from './text.ts';

type Terms = Readonly<Record<string, Text>>;

/** `le_havre` as one writes it: `Le Havre`; the same in both languages. */
function portName(port: string): string {
  return port
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}

const ports: Terms = Object.fromEntries(
  crossingPorts.map((port) => [port, { en: portName(port), fr: portName(port) }]),
);

/** The words of each field that takes values of a closed list; the others take what is typed. */
export const valueTerms: Partial<Readonly<Record<Condition['field'], Terms>>> = {
  'vehicle.form': formText,
  'vehicle.sides': sidesText,
  'passage.direction': directionText,
  'passage.weekday': weekdayText,
  'route.port': ports,
  'route.stop': stopText,
  'seal.condition': sealText,
  'equipment.condition': equipmentStateText,
  'report.signal': reportText,
};

/** How a field may be compared. */
export function comparisonsOf(field: string): readonly Condition['is'][] {
  if (field === 'passage.minute_of_day') return ['within'];
  return field === 'weight.differs_percent' ? ['at_least', 'at_most'] : ['in', 'not_in'];
}

/** A condition as somebody reads it: `Time of day is within 02:00, 05:00`. */
export function conditionWords(condition: Condition, { t }: Words): string {
  const { field, is, values } = condition;
  const terms = valueTerms[field];
  const said = values.map((value) => {
    const term = terms?.[String(value)];
    if (term !== undefined) return t(term);
    return field === 'passage.minute_of_day' ? clock(Number(value)) : String(value);
  });
  return `${t(fieldText[field])} ${t(isText[is])} ${said.join(', ')}`;
}

function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes of the day of `02:00`; null: none. */
export function minutesIn(typed: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(typed) ?? [];
  const at = Number(hours) * 60 + Number(minutes);
  return hours === undefined || Number(minutes) > 59 || at > 1_440 ? null : at;
}
