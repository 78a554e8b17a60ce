import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { assessmentText } from '../text.ts';
import type { ConditionsView, StrengthView } from '../wire.ts';
import { watchText as text } from './text-watch.ts';

/** `02:14` of a moment in UTC text. */
export function minuteOf(at: string): string {
  return formatUtcMinute(Date.parse(at));
}

/** `3 of 5, minimum 4 · below since 02:14`: heads only. */
export function strengthWords(one: StrengthView, { t, n }: Words): string {
  const said = t(text.strengthOf, {
    staff: n(one.staff),
    establishment: n(one.establishment),
    minimum: n(one.minimum),
  });
  return one.belowSince === null ? said : `${said} · ${t(text.below, { at: minuteOf(one.belowSince) })}`;
}

const knotsPerMetrePerSecond = 3_600 / 1_852;
const metresPerNauticalMile = 1_852;

/** Conditions in the trade's units (knots, nautical miles); what was not measured is said to be not known. */
export function conditionsWords(one: ConditionsView, { t, n }: Words): string {
  const { windMetresPerSecond: wind, windFromDegrees: from } = one;
  const known = (value: number | null, say: (known: number) => string): string =>
    value === null ? t(text.notKnown) : say(value);
  const bearing = from === null ? '' : `${String(Math.round(from)).padStart(3, '0')}° `;
  return [
    t(assessmentText[one.assessment]),
    `${t(text.visibility)} ${known(one.visibilityMetres, (metres) => `${n(metres / metresPerNauticalMile, 1)} ${t(text.miles)}`)}`,
    `${t(text.sea)} ${known(one.seaState, (state) => n(state))}`,
    `${t(text.wind)} ${known(wind, (speed) => `${bearing}${n(speed * knotsPerMetrePerSecond)} ${t(text.knots)}`)}`,
    `${t(text.water)} ${known(one.waterCelsius, (degrees) => `${n(degrees)} °C`)}`,
    minuteOf(one.at),
  ].join(' · ');
}

/** Metres per second of a wind in knots, as it is stored; and metres of a visibility in nautical miles. */
export function metresPerSecondOf(knots: number | null): number | null {
  return knots === null ? null : Number((knots / knotsPerMetrePerSecond).toFixed(2));
}
export function metresOf(nauticalMiles: number | null): number | null {
  return nauticalMiles === null ? null : Math.round(nauticalMiles * metresPerNauticalMile);
}
