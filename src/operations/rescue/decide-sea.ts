import type { Decider, Decision } from '../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import type { Text } from '../../kernel/text.ts';
import { isAhead } from './ahead.ts';
import {
  recordSeaConditionsSchema,
  type RecordSeaConditions,
  seaConditionsRecordedSchema,
  type SeaConditionsRecorded,
} from './events-sea.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';
import { isSameValue } from './same-value.ts';
import type { SeaReport } from './sea/sea-report.ts';
import { authorOf } from './seen.ts';

export type SeaRefusal = 'author_unknown' | 'sea_ahead' | 'sea_says_nothing';

/** Why a report of the sea is refused. */
export const seaRefusals = {
  author_unknown: refusals.author_unknown,
  sea_ahead: {
    en: 'The report bears a time that has not come yet: check the clock of the source.',
    fr: 'Le relevé porte une heure à venir : vérifier l’horloge de la source.',
  },
  sea_says_nothing: {
    en: 'The report speaks of neither stream nor wind.',
    fr: 'Le relevé ne donne ni courant ni vent.',
  },
} as const satisfies Record<SeaRefusal, Text>;

/** What was reported of one area, by its moments, oldest first. */
export interface SeaArea {
  readonly reports: readonly SeaReport[];
}

/** No area that grows without being narrowed is followed for longer; its record keeps the rest. */
const reportsMax = 300;
const keptSeconds = 48 * 3_600;

/** Takes what a source reports of one area: late reports in their place, a corrected one instead of the first. */
export const seaDecider: Decider<SeaArea, RecordSeaConditions, SeaConditionsRecorded, SeaRefusal> = {
  initial: { reports: [] },
  decide({ reports }, command): Decision<SeaConditionsRecorded, SeaRefusal> {
    const { at, area, source, bounds, measuredAt, current, wind } = command;
    if (authorOf(command) === null) return refuse('author_unknown');
    if (current === null && wind === null) return refuse('sea_says_nothing');
    if (isAhead(measuredAt, at)) return refuse('sea_ahead');
    const said = { area, source, bounds, measuredAt, current, wind };
    if (reports.some((one) => isSameValue(one, reportOf(said)))) return ok([]);
    return ok([{ type: 'SeaConditionsRecorded', at, ...said }]);
  },
  evolve({ reports }, event) {
    const report = reportOf(event);
    const others = reports.filter(({ source, at }) => source !== report.source || at !== report.at);
    const all = [...others, report].toSorted((one, other) => (one.at < other.at ? -1 : 1));
    const newest = all.at(-1)?.at ?? report.at;
    const kept = all.filter(({ at }) => secondsBetween(fromUtc(at), fromUtc(newest)) <= keptSeconds);
    return { reports: kept.slice(-reportsMax) };
  },
};

type Said = Omit<SeaReport, 'at'> & Pick<SeaConditionsRecorded, 'measuredAt'>;

function reportOf({ area, source, bounds, measuredAt, current, wind }: Said): SeaReport {
  return { area, source, bounds, at: measuredAt, current, wind };
}

const record: CommandDoor = {
  schema: recordSeaConditionsSchema,
  summary: {
    en: 'Report stream and wind in an area: by a device for its own sources, or by the watch.',
    fr: 'Signaler courant et vent dans une zone : par un appareil pour ses sources, ou par le quart.',
  },
  streamKey: (fields) => recordSeaConditionsSchema.parse(fields).area,
};

/** The sea, a stream for each area. */
export const seaStream: StreamDoor = {
  kind: 'sea',
  decider: seaDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
  commands: { RecordSeaConditions: record },
  events: { SeaConditionsRecorded: seaConditionsRecordedSchema },
  handling,
  upcasters: {},
  refusals: seaRefusals,
};
