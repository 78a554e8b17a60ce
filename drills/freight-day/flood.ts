import type { Differences } from './differences.ts';
import type { DrivenNode } from './driven-node.ts';
import { type People, together } from './people.ts';
import type { Order } from './shape.ts';

/** Of one address in a minute, and of all addresses: as the drivers’ page says of itself. */
const ofOneAddress = 20;
const ofAllAddresses = 300;
const beyond = 12;

/** What the drivers’ page refused. */
export interface Flooded {
  readonly sent: number;
  readonly refused: number;
}

/**
 * More than a driver and more than all drivers may send: reports of the day again, so that none of it may write anything.
 * What is over the limit is refused, and a report of people in a vehicle still gets through.
 */
export async function floodDrivers(
  {
    people,
    node,
    differ,
  }: { readonly people: People; readonly node: DrivenNode; readonly differ: Differences },
  reports: readonly Order[],
  atMs: number,
): Promise<Flooded> {
  const [ordinary] = reports.filter(({ fields }) => fields['what'] !== 'people_inside');
  const [inside] = reports.filter(({ fields }) => fields['what'] === 'people_inside');
  if (ordinary === undefined || inside === undefined) throw new Error('a day without such reports');
  const send = async (order: Order, address: string): Promise<number> => {
    const call = { method: 'POST', path: `/api/${order.path}`, body: order.fields };
    return (await people.asDriver(address, call)).status;
  };
  const refusedOf = (statuses: readonly number[]): number =>
    statuses.filter((status) => status === 429).length;
  const takenOf = (statuses: readonly number[]): number => statuses.filter((status) => status === 200).length;
  // A minute of its own for each count by the node’s clock.
  await node.setClock(atMs + 60_000);
  const one = await together(Array.from({ length: ofOneAddress + beyond }), 4, () =>
    send(ordinary, '192.0.2.7'),
  );
  differ.equal('one address: taken and refused', [takenOf(one), refusedOf(one)], [ofOneAddress, beyond]);
  await node.setClock(atMs + 120_000);
  const all = await together(
    Array.from({ length: ofAllAddresses + beyond }, (_, number) => number),
    8,
    (number) =>
      send(ordinary, `203.0.113.${number % 250}`.replace('113', String(100 + Math.floor(number / 250)))),
  );
  differ.equal('all addresses: taken and refused', [takenOf(all), refusedOf(all)], [ofAllAddresses, beyond]);
  differ.equal('people in a vehicle, in the flood', await send(inside, '192.0.2.8'), 200);
  await node.setClock(atMs);
  const refused = refusedOf(one) + refusedOf(all);
  return { sent: one.length + all.length + 1, refused };
}
