import type { LiveRoom } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import { registerRows } from '../app/register.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { VaultDesk } from '../app/vault/desk.ts';
import type { Who } from '../app/who.ts';
import type { Journal } from '../journal/port.ts';
import type { Projector } from '../journal/projector.ts';
import type { Clock } from '../kernel/time.ts';
import type { OpenPictures } from '../operations/freight/file-photo-reader.ts';
import { fileRoutes } from '../operations/freight/file-routes.ts';
import {
  coverProjection,
  restRulesProjection,
  teamProjection,
} from '../operations/freight/team-projection.ts';
import { teamQueries } from '../operations/freight/team-queries.ts';
import { createTeamReader, type TeamReader } from '../operations/freight/team-reader.ts';
import type { Access } from '../policy/access.ts';
import type { SignText } from './evidence.ts';
import { setPdf } from './pdf.ts';
import type { ReadFor } from './projections.ts';

const see = 'operations/freight/see';
const makeFile = 'operations/freight/makeFile';

export interface FreightTeamParts {
  readonly access: Access;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly projector: Projector;
  readonly readFor: ReadFor;
  readonly journal: Pick<Journal, 'readStream' | 'origin' | 'head'>;
  readonly sign: SignText;
  /** The desk before the vault, by which photos are opened. */
  readonly vaultDesk: Pick<VaultDesk, 'open'>;
}

export interface FreightTeamRoom {
  /** How often what the roster shows has changed. */
  readonly changed: LiveRoom['changed'];
  readonly routes: readonly Route[];
  teamFor(who: Who): TeamReader;
}

/** The pictures under these subjects: opened by the one way, so that each opening is on record first. */
async function openPictures(
  desk: FreightTeamParts['vaultDesk'],
  who: Who,
  { subjects, reference, note }: Parameters<OpenPictures>[1],
): ReturnType<OpenPictures> {
  const asked = {
    subjects,
    kinds: ['image'],
    reason: 'case_work',
    reference,
    note,
    recipient: null,
  } as const;
  const opened = await desk.open(who, asked);
  if (!opened.ok) return opened;
  const { position, subjects: shown } = opened.value;
  const bySubject = new Map(shown.map(({ subject, details }) => [subject, details.map(({ text }) => text)]));
  return { ok: true, value: { position, bySubject } };
}

/** The teams round the clock on this node: to readers under both locks. */
export function openFreightTeamRoom(parts: FreightTeamParts): FreightTeamRoom {
  const { access, clock, seal, projector, readFor } = parts;
  const names = [teamProjection, coverProjection, restRulesProjection].map(({ name }) => name);
  const position = (): number => Math.min(...names.map((name) => projector.progress(name)?.position ?? 0));
  const teamFor = (who: Who): TeamReader =>
    createTeamReader(readFor(teamProjection)(who), shownRows(access, { who, action: see, at: clock() }));
  return {
    // Each rises by itself: their sum rises with any of them.
    changed: () => names.reduce((sum, name) => sum + (projector.progress(name)?.changed ?? 0), 0),
    routes: [
      ...teamQueries({
        teamFor,
        coverFor: (who, at) => registerRows(readFor(coverProjection)(who), at),
        rulesFor: (who, at) => registerRows(readFor(restRulesProjection)(who), at),
        clock,
        seal,
        position,
      }),
      ...fileRoutes({
        seal,
        readerFor: (who) => ({
          journal: parts.journal,
          shown: shownRows(access, { who, action: makeFile, at: clock() }),
          searchesOf: (passages) => teamFor(who).searchesOf(passages),
        }),
        pdfOf: setPdf,
        openPictures: (who, asked) => openPictures(parts.vaultDesk, who, asked),
        sign: parts.sign,
      }),
    ],
    teamFor,
  };
}
