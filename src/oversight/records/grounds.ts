import type { Text } from '../../kernel/text.ts';
import type { RefusalGround, Regime, RequestKind } from './wire.ts';

interface Ground {
  readonly text: Text;
  /** Where it stands in each law; a law that is absent knows no such ground. */
  readonly clauses: Partial<Record<Regime, string>>;
  /** Kinds of request that it can refuse. */
  readonly kinds: readonly RequestKind[];
}

const everyKind: readonly RequestKind[] = ['access', 'rectification', 'erasure', 'objection'];

/** The closed list of grounds, with the clause of each law. All from memory [M]: the legal desks confirm it. */
export const grounds = {
  manifestly_unfounded: {
    text: { en: 'Manifestly unfounded', fr: 'Demande manifestement infondée' },
    clauses: {
      gdpr: 'Art. 12(5)(b)',
      uk_gdpr: 'Art. 12(5)(b)',
      led: 'Art. 12(4)(b)',
      dpa_part_3: 's. 53(1)(b)',
    },
    kinds: everyKind,
  },
  excessive: {
    text: { en: 'Excessive', fr: 'Demande excessive' },
    clauses: {
      gdpr: 'Art. 12(5)(b)',
      uk_gdpr: 'Art. 12(5)(b)',
      led: 'Art. 12(4)(b)',
      dpa_part_3: 's. 53(1)(b)',
    },
    kinds: everyKind,
  },
  identity_not_shown: {
    text: { en: 'Identity not shown', fr: 'Identité non établie' },
    clauses: {
      gdpr: 'Art. 12(2), 12(6)',
      uk_gdpr: 'Art. 12(2), 12(6)',
      led: 'Art. 12(5)',
      dpa_part_3: 's. 52(4)',
    },
    kinds: everyKind,
  },
  rights_of_others: {
    text: { en: 'Rights and freedoms of others', fr: 'Droits et libertés d’autrui' },
    clauses: { gdpr: 'Art. 15(4)', uk_gdpr: 'Art. 15(4)', led: 'Art. 15(1)(e)', dpa_part_3: 's. 45(4)(e)' },
    kinds: ['access'],
  },
  official_inquiry: {
    text: {
      en: 'Would obstruct an inquiry, investigation or procedure',
      fr: 'Gênerait une enquête, une recherche ou une procédure',
    },
    clauses: { led: 'Art. 15(1)(a)', dpa_part_3: 's. 45(4)(a)' },
    kinds: ['access', 'rectification', 'erasure'],
  },
  prejudice_to_prevention: {
    text: {
      en: 'Would prejudice the prevention, detection or prosecution of offences',
      fr: 'Nuirait à la prévention, à la détection ou à la poursuite d’infractions',
    },
    clauses: { led: 'Art. 15(1)(b)', dpa_part_3: 's. 45(4)(b)' },
    kinds: ['access', 'rectification', 'erasure'],
  },
  public_security: {
    text: { en: 'Public security', fr: 'Sécurité publique' },
    clauses: { led: 'Art. 15(1)(c)', dpa_part_3: 's. 45(4)(c)' },
    kinds: ['access', 'rectification', 'erasure'],
  },
  national_security: {
    text: { en: 'National security', fr: 'Sécurité nationale' },
    clauses: { led: 'Art. 15(1)(d)', dpa_part_3: 's. 45(4)(d)' },
    kinds: ['access', 'rectification', 'erasure'],
  },
  legal_obligation: {
    text: { en: 'Kept under a legal obligation', fr: 'Conservation imposée par la loi' },
    clauses: { gdpr: 'Art. 17(3)(b)', uk_gdpr: 'Art. 17(3)(b)' },
    kinds: ['erasure'],
  },
  public_interest: {
    text: { en: 'Archiving in the public interest', fr: 'Archivage dans l’intérêt public' },
    clauses: { gdpr: 'Art. 17(3)(d)', uk_gdpr: 'Art. 17(3)(d)' },
    kinds: ['erasure'],
  },
  legal_claims: {
    text: { en: 'Needed for legal claims', fr: 'Nécessaire à l’exercice de droits en justice' },
    clauses: { gdpr: 'Art. 17(3)(e), 21(1)', uk_gdpr: 'Art. 17(3)(e), 21(1)' },
    kinds: ['erasure', 'objection'],
  },
  compelling_grounds: {
    text: { en: 'Compelling legitimate grounds', fr: 'Motifs légitimes et impérieux' },
    clauses: { gdpr: 'Art. 21(1)', uk_gdpr: 'Art. 21(1)' },
    kinds: ['objection'],
  },
  kept_as_evidence: {
    text: {
      en: 'Kept as evidence: processing is restricted instead',
      fr: 'Conservation à titre de preuve : le traitement est limité',
    },
    clauses: { led: 'Art. 16(3)(b)', dpa_part_3: 's. 47(2)' },
    kinds: ['rectification', 'erasure'],
  },
  data_is_accurate: {
    text: { en: 'The data is accurate', fr: 'Les données sont exactes' },
    clauses: { gdpr: 'Art. 16', uk_gdpr: 'Art. 16', led: 'Art. 16(1)', dpa_part_3: 's. 46' },
    kinds: ['rectification'],
  },
} as const satisfies Record<RefusalGround, Ground>;

/** True where the law asked under knows this ground for this kind of request. */
export function isGroundFor(ground: RefusalGround, regime: Regime, kind: RequestKind): boolean {
  const { clauses, kinds }: Ground = grounds[ground];
  return clauses[regime] !== undefined && kinds.includes(kind);
}
