import { load, type Handle } from '../app/handle.ts';
import { streamDoorOf } from '../app/program.ts';
import type { Route } from '../app/route.ts';
import type { VaultDesk } from '../app/vault/desk.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import { preserveRoute } from '../feeds/camera/index.ts';
import type { Journal, StoredEvent } from '../journal/index.ts';
import { citedRecord } from '../kernel/cited-record.ts';
import type { ContextDoor } from '../kernel/door.ts';
import { ok } from '../kernel/result.ts';
import type { Clock } from '../kernel/time.ts';
import { cameraProjection, pictureNamed, picturesOfAlarm } from '../operations/site/camera-projection.ts';
import type { PictureState } from '../operations/site/camera/decide-picture.ts';
import { cameraKinds } from '../operations/site/camera/door.ts';
import type { PreservedPicture } from '../operations/site/camera/wire.ts';
import type { PictureEntry } from '../operations/site/picture-file.ts';
import { type PictureRecordParts, pictureRecordRoutes } from '../operations/site/picture-routes.ts';
import type { Access } from '../policy/access.ts';
import type { SignText } from './evidence.ts';
import type { ReadFor } from './projections.ts';

const context = 'operations/site';

export interface CameraPictureParts {
  readonly cameras: Parameters<typeof preserveRoute>[0]['cameras'];
  readonly viewings: Parameters<typeof preserveRoute>[0]['viewings'];
  readonly clock: Clock;
  readonly contexts: readonly ContextDoor[];
  readonly journal: Journal;
  readonly access: Access;
  readonly readFor: ReadFor;
  readonly handle: Handle;
  readonly vaultDesk: Pick<VaultDesk, 'open'>;
  readonly sign: SignText;
}

/** Preserving pictures on this node, and giving them out again with their manifest. */
export function cameraPictureRoutes(parts: CameraPictureParts): readonly Route[] {
  const { cameras, viewings, clock, journal, access, readFor, handle } = parts;
  const read = readFor(cameraProjection);
  const shown = (who: Who, action: string) => shownRows(access, { who, action, at: clock() });
  return [
    preserveRoute({
      cameras,
      viewings,
      clock,
      give: (who, fields) =>
        handle(who, {
          context,
          command: 'PreserveCameraPicture',
          fields,
          // Each attempt has another image: the name of the picture alone says that it is the same act.
          idempotencyKey: `camera-picture/${String(fields['picture'])}/${String(fields['subject'])}`,
        }),
      preservedBy: (picture) => preservedBy(parts, picture),
    }),
    ...pictureRecordRoutes({
      node: journal.origin,
      picturesFor: (who, alarm) => picturesOfAlarm(read(who), shown(who, `${context}/see`), alarm),
      recordFor: (who, picture) => pictureNamed(read(who), shown(who, `${context}/makePictureFile`), picture),
      open: opening(parts.vaultDesk),
      entriesOf: (record) => entriesOf(journal, record),
      sign: parts.sign,
    }),
  ];
}

async function preservedBy(
  { contexts, journal }: CameraPictureParts,
  picture: string,
): Promise<string | null> {
  const door = streamDoorOf(contexts, context, cameraKinds.picture);
  const { state } = await load(journal, door, `${cameraKinds.picture}/${picture}`);
  const held = state as PictureState; // as this door's own decider folds it
  return held.phase === 'preserved' ? held.picture.by : null;
}

function opening(desk: CameraPictureParts['vaultDesk']): PictureRecordParts['open'] {
  return async (who, { record, note, recipient }) => {
    const opened = await desk.open(who, {
      subjects: [record.subject],
      kinds: ['image', 'free_text'],
      reason: 'case_work',
      reference: record.picture,
      note,
      recipient,
    });
    if (!opened.ok) return opened;
    const details = opened.value.subjects[0]?.details ?? [];
    const textOf = (wanted: string) => details.find(({ kind }) => kind === wanted)?.text ?? null;
    const image = textOf('image');
    if (image === null) return ok(null);
    return ok({ bytes: Uint8Array.from(Buffer.from(image, 'base64')), reason: textOf('free_text') });
  };
}

async function entriesOf(journal: Journal, record: PreservedPicture): Promise<readonly PictureEntry[]> {
  const streams = [`${cameraKinds.picture}/${record.picture}`, `subject/${record.subject}`];
  const stored = await Promise.all(streams.map((stream) => journal.readStream(stream)));
  return stored.flat().map(entryOf);
}

function entryOf(stored: StoredEvent): PictureEntry {
  const { position, type, happenedAt, actor, body } = stored;
  return { ...citedRecord(stored), position, type, happenedAt, actor: String(actor), body };
}
