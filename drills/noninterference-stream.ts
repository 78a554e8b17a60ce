import { headersOf, type Reader } from './noninterference-people.ts';
import type { Told } from './worlds-wire.ts';
import type { World } from './worlds.ts';

/** What a reader heard on the live stream, and the place at which a console would go on. */
export interface Heard {
  readonly told: Told;
  readonly lastId: string | undefined;
}

const graceMilliseconds = 150;

/** Listens to the picture until all that was known has been told. `after`: where an earlier connection stopped. */
export async function listenAs(world: World, reader: Reader, after?: string): Promise<Heard> {
  const resumes = after === undefined ? {} : { 'last-event-id': after };
  const headers = { ...headersOf(world, reader.staff), ...resumes };
  const call = { method: 'GET', path: '/api/live', headers };
  if (reader.sees === 'nothing') {
    const refused = await world.wire.send(call);
    return { told: refused, lastId: undefined };
  }
  // Whoever resumes and has nothing to hear is told nothing: only time tells that it was all.
  const isSilent = after !== undefined && reader.sees === 'empty';
  const told = await world.wire.listen(
    call,
    (heard) => (isSilent ? heard.includes('\nevent: health\n') : heard.includes('\nevent: detections\n')),
    isSilent ? graceMilliseconds : 0,
  );
  return { told, lastId: [...told.body.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] };
}
