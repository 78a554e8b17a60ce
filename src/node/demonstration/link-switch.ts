import { z } from 'zod';
import { json, type Route } from '../../app/route.ts';
import { type Direction, directions, type LinkSwitch } from './two-nodes.ts';

const body = z.strictObject({ act: z.enum(['cut', 'heal']), direction: z.enum([...directions, 'both']) });

/** The demonstration’s switch of the link, for its console and for `strait link`. A real node has no such address. */
export function linkSwitchRoutes(link: LinkSwitch): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/demonstration/link',
      action: 'signed_in',
      summary: {
        en: 'Demonstration only: whether the link between the two nodes is cut, each way.',
        fr: 'Démonstration seulement : la liaison entre les deux nœuds est-elle coupée, dans chaque sens.',
      },
      answer: async () => json(link.isCut()),
    },
    {
      method: 'POST',
      url: '/api/demonstration/link',
      action: 'signed_in',
      summary: {
        en: 'Demonstration only: cuts or restores the link between the two nodes, one way or both.',
        fr: 'Démonstration seulement : coupe ou rétablit la liaison entre les deux nœuds, dans un sens ou les deux.',
      },
      body,
      async answer({ body: asked }) {
        const { act, direction } = body.parse(asked);
        setLink(link, act, direction);
        return json(link.isCut());
      },
    },
  ];
}

/** Cuts or heals one way or both. */
export function setLink(link: LinkSwitch, act: 'cut' | 'heal', direction: Direction | 'both'): void {
  for (const way of directions) if (direction === 'both' || direction === way) link[act](way);
}
