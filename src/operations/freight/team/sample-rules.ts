import type { NationalRules } from './rest-rules.ts';

const decree = {
  en: 'Decree 2000-815 of 25 August 2000, Art. 3',
  fr: 'décret 2000-815 du 25 août 2000, art. 3',
} as const;
const regulation = (number: string) => ({
  en: `Working Time Regulations 1998, reg. ${number}`,
  fr: `Working Time Regulations 1998, règl. ${number}`,
});

/** As a French office might enter it: public service of the State. Source: Décret 2000-815, art. 3. */
export const frenchRules: NationalRules = {
  from: '2026-01-01',
  until: null,
  night: { fromHour: 22, untilHour: 5 },
  isStrainful: false,
  dailyRestHours: { value: 11, article: decree },
  weeklyRestHours: { value: 35, article: decree },
  workWithoutBreakHours: { value: 6, article: decree },
  breakMinutes: { value: 20, article: decree },
  spanHours: { value: 12, article: decree },
  dailyWorkHours: { value: 10, article: decree },
  weeklyWorkHours: { value: 48, article: decree },
  averageWeeklyHours: { value: 44, weeks: 12, article: decree },
  nightWorkHours: null,
};

/** As a British office might enter it. */
export const britishRules: NationalRules = {
  from: '2026-01-01',
  until: null,
  night: { fromHour: 23, untilHour: 6 },
  isStrainful: true,
  dailyRestHours: { value: 11, article: regulation('10') },
  weeklyRestHours: null,
  workWithoutBreakHours: { value: 6, article: regulation('12') },
  breakMinutes: { value: 20, article: regulation('12') },
  spanHours: null,
  dailyWorkHours: null,
  weeklyWorkHours: null,
  averageWeeklyHours: { value: 48, weeks: 17, article: regulation('4') },
  nightWorkHours: { value: 8, article: regulation('6(7)') },
};
