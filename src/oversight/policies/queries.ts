import { json, type Route } from '../../app/route.ts';
import type { PositionSeal } from '../../app/position-seal.ts';
import type { PoliciesStanding } from './policies-reader.ts';
import type { PoliciesView } from './wire.ts';

/** The policies in force, as text: whoever is judged by them may have them read. */
export function policyQueries(parts: {
  readonly inForce: () => PoliciesStanding;
  readonly seal: Pick<PositionSeal, 'seal'>;
}): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/oversight/policies',
      action: 'oversight/policies/see',
      summary: {
        en: 'The policies in force, since when, and by which record.',
        fr: 'Les règles en vigueur, depuis quand et par quel acte.',
      },
      answer: async () => {
        const { position, ...standing } = parts.inForce();
        const view: PoliciesView = {
          ...standing,
          position: position === null ? null : parts.seal.seal(position),
        };
        return json(view);
      },
    },
  ];
}
