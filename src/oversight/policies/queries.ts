import { json, type Route } from '../../app/route.ts';
import type { PoliciesView } from './wire.ts';

/** The policies in force, as text: whoever is judged by them may have them read. */
export function policyQueries(parts: { readonly inForce: () => PoliciesView }): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/oversight/policies',
      action: 'oversight/policies/see',
      summary: {
        en: 'The policies in force, since when, and by which record.',
        fr: 'Les règles en vigueur, depuis quand et par quel acte.',
      },
      answer: async () => json(parts.inForce()),
    },
  ];
}
