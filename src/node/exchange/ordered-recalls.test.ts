import { beforeEach, describe, expect, test } from 'vitest';
import { fakeKeptValues } from '../../app/fake-kept-values.ts';
import type { StoredEvent } from '../../journal/index.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { openOrderedRecalls, type RecalledPeer } from './ordered-recalls.ts';

/** A British book of a few fields. */
function bookOf() {
  const book: StoredEvent[] = [];
  const origin = 'uk' as NodeId;
  const write = (type: string, stream: string, over: Partial<StoredEvent> = {}): void => {
    const version = book.filter((one) => one.stream === stream).length + 1;
    const read = { type, stream, version, origin, position: book.length + 1, body: {}, ...over };
    book.push(read as StoredEvent); // the fields that are read
  };
  return {
    write,
    journal: {
      origin,
      head: async () => book.length,
      onAppended: () => () => {}, // a look asks for the end of the book itself
      readAfter: async (after: number, limit: number) => book.slice(after, after + limit),
      readStream: async (stream: string, after = 0) =>
        book.filter((one) => one.stream === stream && one.version > after),
    },
    order: (
      record: string,
      version: number,
      over: Partial<StoredEvent> & { readonly peer?: string } = {},
    ) => {
      const { peer = 'fr', ...more } = over;
      const label = { purpose: 'save_life', marking: 'official', jurisdiction: [] };
      const why = { reason: 'danger_to_person', reference: null, by: 'uk-2' };
      const body = { peer, record, version, ...label, ...why };
      write('RecallOrdered', `recall_order/${peer}-${record}-${version}`, { body, ...more });
    },
  };
}

/** That book, and the outboxes for its peers, which may fail or be held. */
function given() {
  const { write, journal, order } = bookOf();
  const values = fakeKeptValues();
  const made: string[] = [];
  const french = { isSetBack: false, failures: 0 };
  const peerOf = (peer: string): RecalledPeer => ({
    peer: peer as NodeId,
    setBack: () => (french.isSetBack ? {} : null),
    outbox: {
      async recall(positions, reason) {
        if (french.failures > 0) {
          french.failures -= 1;
          throw new Error('the store is away');
        }
        made.push(`${peer} ${reason} ${positions.join(' ')}`);
        return ['r'];
      },
    },
  });
  const open = (peers: readonly string[] = ['fr']) =>
    openOrderedRecalls({
      journal,
      values,
      peers: peers.map(peerOf),
      fault(error) {
        throw error;
      },
    });
  return { values, made, french, write, order, open };
}

let node: ReturnType<typeof given>;
beforeEach(() => {
  node = given();
  node.write('BoatOpened', 'boat/b-1');
  node.write('BoatOpened', 'boat/b-2');
  node.write('PhaseSet', 'boat/b-1');
});

describe('what two persons order back', () => {
  test('is recalled from the peer that they name, by the record that they name, without their reason', async () => {
    const orders = await node.open(['be', 'fr']);
    await orders.look();
    node.order('boat/b-1', 2);
    await orders.look();
    await orders.look();
    expect(node.made).toEqual(['fr released_in_error 3']);
  });

  test('is carried out after a stop, and looked for no more once it is', async () => {
    node.order('boat/b-1', 1);
    node.french.failures = 1;
    const first = await node.open();
    await expect(first.look()).rejects.toThrow('away');
    expect(node.made).toEqual([]);
    await (await node.open()).look();
    expect(node.made).toEqual(['fr released_in_error 1']);
    await (await node.open()).look();
    expect(node.made).toHaveLength(1);
  });

  test('what failed is tried again by the same run, and the rest is not lost', async () => {
    node.order('boat/b-1', 1);
    node.order('boat/b-2', 1);
    node.french.failures = 1;
    const orders = await node.open();
    await expect(orders.look()).rejects.toThrow('away');
    await orders.look();
    expect(node.made).toEqual(['fr released_in_error 1', 'fr released_in_error 2']);
  });

  test('waits for a peer that has no card, over a new start too, while others are served', async () => {
    node.order('boat/b-1', 1, { peer: 'be' });
    node.order('boat/b-2', 1);
    await (await node.open()).look();
    expect(node.made).toEqual(['fr released_in_error 2']);
    await (await node.open(['fr', 'be'])).look();
    expect(node.made).toContain('be released_in_error 1');
  });

  test('numbers nothing anew for a peer that knows this book was set back', async () => {
    node.order('boat/b-1', 1);
    node.french.isSetBack = true;
    const orders = await node.open();
    await orders.look();
    expect(node.made).toEqual([]);
    node.french.isSetBack = false;
    await orders.look();
    expect(node.made).toEqual(['fr released_in_error 1']);
  });

  test('an order of another node is none of ours', async () => {
    node.order('boat/b-1', 1, { origin: 'fr' as NodeId });
    await (await node.open()).look();
    expect(node.made).toEqual([]);
  });

  test('is found in a book that is shorter than when it was last looked through', async () => {
    await node.values.put('exchange_recalls', 'looked_to', { position: 9_000 });
    const orders = await node.open();
    node.order('boat/b-1', 1);
    await orders.look();
    expect(node.made).toEqual(['fr released_in_error 1']);
  });
});
