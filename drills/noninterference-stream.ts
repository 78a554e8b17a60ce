import { headersOf, type Reader } from './noninterference-people.ts';
import type { Told } from './worlds-wire.ts';
import type { World } from './worlds.ts';

/** What a reader heard on the live stream, and the place at which a console would go on. */
export interface Heard {
  readonly told: Told;
  readonly lastId: string | undefined;
}

const graceMilliseconds = 150;

/** How somebody listens. */
export interface Listening {
  /** Where an earlier connection stopped. */
  readonly after?: string | undefined;
  /** What happens once all that was known has been told, before the reader hangs up. */
  readonly meanwhile?: () => Promise<void>;
}

/** Listens to the picture until all that was known has been told, and on while something happens. */
export async function listenAs(
  world: World,
  reader: Reader,
  { after, meanwhile }: Listening = {},
): Promise<Heard> {
  const resumes = after === undefined ? {} : { 'last-event-id': after };
  const headers = { ...headersOf(world, reader.staff), ...resumes };
  const call = { method: 'GET', path: '/api/live', headers };
  if (reader.sees === 'nothing') {
    const refused = await world.wire.send(call);
    return { told: both(refused, await roomsAs(world, reader, meanwhile)), lastId: undefined };
  }
  // Whoever resumes and has nothing to hear is told nothing: only time tells that it was all.
  const isSilent = after !== undefined && reader.sees === 'empty';
  const told = await world.wire.listen(call, {
    isEnough: (heard) => heard.includes(isSilent ? '\nevent: health\n' : '\nevent: detections\n'),
    graceMilliseconds: isSilent || meanwhile !== undefined ? graceMilliseconds : 0,
    ...(meanwhile === undefined ? {} : { meanwhile }),
  });
  return { told, lastId: [...told.body.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] };
}

/** A post without the picture: it hears that a room changed, if anything. Whoever may not listen is refused. */
function roomsAs(world: World, reader: Reader, meanwhile: Listening['meanwhile']): Promise<Told> {
  return world.wire.listen(
    { method: 'GET', path: '/api/live/rooms', headers: headersOf(world, reader.staff) },
    {
      isEnough: (heard) => heard.includes('\nevent: beat\n'),
      graceMilliseconds: meanwhile === undefined ? 0 : graceMilliseconds,
      ...(meanwhile === undefined ? {} : { meanwhile }),
    },
  );
}

function both(one: Told, other: Told): Told {
  return {
    status: one.status,
    headers: [...one.headers, ...other.headers],
    body: `${one.body}\n${other.status}\n${other.body}`,
  };
}
