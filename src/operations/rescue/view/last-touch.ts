import type { BoatView } from '../board-wire.ts';

/** Who did something to a boat, and when. */
export interface Touch {
  readonly by: string;
  readonly at: string;
}

/** The last person who is named by what stands of a boat: they may know what the record does not say. */
export function lastTouch(boat: BoatView): Touch {
  const touches: readonly Touch[] = [
    { by: boat.openedBy, at: boat.openedAt },
    ...boat.links,
    ...boat.promises,
    ...boat.log,
    ...boat.closingsRefused,
    ...boat.reopenings,
    ...boat.assumed,
    ...boat.lowerings,
    ...(boat.closure === null ? [] : [boat.closure]),
    ...boat.transfers.flatMap(({ proposedBy, proposedAt, answeredBy, answeredAt }) => [
      { by: proposedBy, at: proposedAt },
      ...(answeredBy === null || answeredAt === null ? [] : [{ by: answeredBy, at: answeredAt }]),
    ]),
  ];
  return touches.reduce((last, one) => (one.at > last.at ? one : last));
}
