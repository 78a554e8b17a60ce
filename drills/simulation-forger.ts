import type { Lane } from '../src/kernel/exchange.ts';
import type { Message } from './simulation-network.ts';
import type { World } from './simulation-world.ts';

interface Text {
  readonly lane: Lane;
  readonly signed: string;
}

/** What comes to a node: mostly what was sent; now and then somebody on the way has put in what was not. */
export function withForgeries(
  world: World,
  message: Extract<Message, { readonly kind: 'answer' }>,
): readonly Text[] {
  const { texts } = message;
  const { chance } = world;
  const [first, ...rest] = texts;
  if (first === undefined || !chance.isOneIn(8)) return texts;
  const others = [...world.wire.values()];
  switch (chance.whole(4)) {
    case 0:
      return [altered(first), ...rest];
    case 1: {
      // Heard before on this very way, and sent again.
      const old = chance.pick(others.filter(({ from, to }) => from === message.from && to === message.to));
      return old === undefined ? texts : [old, ...texts];
    }
    case 2: {
      // Meant for another node.
      const other = chance.pick(others.filter(({ from, to }) => from === message.from && to !== message.to));
      return other === undefined ? texts : [{ lane: other.lane, signed: other.signed }, ...texts];
    }
    default:
      // Out of order: a later one first.
      return [...rest, first];
  }
}

/** Other content under the signature that was. */
function altered({ lane, signed }: Text): Text {
  const [header = '', payload = '', mark = ''] = signed.split('.');
  const text = Buffer.from(payload, 'base64url').toString();
  const other = text
    .replace(/"(?:official|hull|colour|channel)":"?[a-z]+/, '"forged":"forged')
    .replace('"by":"', '"by":"x');
  return { lane, signed: [header, Buffer.from(other).toString('base64url'), mark].join('.') };
}
