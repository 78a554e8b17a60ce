import { createHash } from 'node:crypto';
import type { LanguageCode } from '../../oversight/staff/languages.ts';
import type { Role } from '../../oversight/staff/roles.ts';

/** One invented person: nobody of this name, at this desk, exists. */
export interface InventedPerson {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly desk: string;
  readonly role: Role;
  /** Languages: code, with `*` where the person interprets. */
  readonly languages: readonly (LanguageCode | `${LanguageCode}*`)[];
  /** Who needs the highest marking for the work. */
  readonly cleared: boolean;
  /** Present where the person is not simply in service. */
  readonly service?: 'left' | 'to_come';
}

type Row = readonly [
  id: string,
  name: string,
  agency: string,
  desk: string,
  role: Role,
  languages: InventedPerson['languages'],
  more?: Partial<Pick<InventedPerson, 'cleared' | 'service'>>,
];

const cleared = { cleared: true };

const rows: readonly Row[] = [
  ['demo-uk-watch-1', 'A. Example', 'uk-hmcg', 'uk-watch-1', 'watch_officer', ['eng', 'fra']],
  ['demo-uk-watch-2', 'B. Example', 'uk-hmcg', 'uk-watch-1', 'watch_officer', ['eng', 'urd*']],
  ['demo-uk-duty-1', 'D. Example', 'uk-hmcg', 'uk-duty-1', 'duty_officer', ['eng', 'fra']],
  [
    'demo-uk-gold-1',
    'E. Example',
    'uk-border-security-command',
    'uk-gold-1',
    'gold_commander',
    ['eng', 'fra'],
  ],
  ['demo-uk-observer-1', 'O. Example', 'uk-hmcg', 'uk-observer-1', 'observer', ['eng', 'tam*']],
  [
    'demo-uk-liaison-1',
    'L. Example',
    'uk-border-force',
    'joint-ccic-uk-1',
    'observer',
    ['eng', 'fra', 'nld'],
  ],
  ['demo-uk-sources-1', 'S. Example', 'uk-hmcg', 'uk-sources-1', 'source_keeper', ['eng']],
  [
    'demo-uk-safeguarding-1',
    'F. Example',
    'uk-kent-children',
    'uk-safeguarding-1',
    'safeguarding_officer',
    ['eng', 'tir*', 'amh*'],
  ],
  ['demo-uk-cases-1', 'G. Example', 'uk-sca', 'uk-cases-1', 'case_worker', ['eng', 'orm', 'gaz*', 'hae*']],
  [
    'demo-uk-analyst-1',
    'H. Example',
    'uk-nca',
    'joint-uro-uk-1',
    'intelligence_analyst',
    ['eng', 'fra', 'als*', 'aln*'],
    cleared,
  ],
  [
    'demo-uk-investigator-1',
    'J. Example',
    'uk-kent-police',
    'uk-investigation-1',
    'investigator',
    ['eng', 'pbu*', 'pbt*', 'prs*'],
    cleared,
  ],
  ['demo-uk-contact-1', 'K. Example', 'uk-nca', 'uk-contact-1', 'national_contact', ['eng', 'fra'], cleared],
  ['demo-uk-administrator-1', 'M. Example', 'uk-hmcg', 'uk-administration-1', 'administrator', ['eng']],
  ['demo-uk-administrator-2', 'Z. Example', 'uk-hmcg', 'uk-administration-1', 'administrator', ['eng']],
  ['demo-uk-staff-1', 'N. Example', 'uk-hmcg', 'uk-staff-desk-1', 'staff_officer', ['eng']],
  ['demo-uk-staff-2', 'P. Example', 'uk-hmcg', 'uk-staff-desk-1', 'staff_officer', ['eng', 'som*']],
  ['demo-uk-security-1', 'Q. Example', 'uk-hmcg', 'uk-security-1', 'security_officer', ['eng']],
  ['demo-uk-security-2', 'R. Example', 'uk-hmcg', 'uk-security-1', 'security_officer', ['eng', 'ben*']],
  [
    'demo-uk-data-protection-1',
    'T. Example',
    'uk-border-security-command',
    'uk-data-protection-1',
    'data_protection_officer',
    ['eng', 'fra'],
    cleared,
  ],
  [
    'demo-uk-data-protection-2',
    'Y. Example',
    'uk-border-security-command',
    'uk-data-protection-1',
    'data_protection_officer',
    ['eng', 'fra'],
    cleared,
  ],
  [
    'demo-uk-monitor-1',
    'U. Example',
    'uk-icibi',
    'uk-monitor-1',
    'independent_monitor',
    ['eng', 'fra'],
    cleared,
  ],
  ['demo-uk-watch-3', 'V. Example', 'uk-hmcg', 'uk-watch-1', 'watch_officer', ['eng'], { service: 'left' }],
  [
    'demo-uk-watch-4',
    'W. Example',
    'uk-hmcg',
    'uk-watch-1',
    'watch_officer',
    ['eng', 'vie*'],
    { service: 'to_come' },
  ],
  ['demo-fr-watch-1', 'C. Exemple', 'fr-cross-gris-nez', 'fr-watch-1', 'watch_officer', ['fra', 'eng']],
  [
    'demo-fr-watch-2',
    'B. Exemple',
    'fr-cross-gris-nez',
    'fr-watch-1',
    'watch_officer',
    ['fra', 'eng', 'nld*'],
  ],
  ['demo-fr-duty-1', 'D. Exemple', 'fr-cross-gris-nez', 'fr-duty-1', 'duty_officer', ['fra', 'eng']],
  ['demo-fr-gold-1', 'E. Exemple', 'fr-premar', 'fr-gold-1', 'gold_commander', ['fra', 'eng']],
  ['demo-fr-observer-1', 'O. Exemple', 'fr-cross-gris-nez', 'fr-observer-1', 'observer', ['fra']],
  ['demo-fr-liaison-1', 'L. Exemple', 'fr-dnpaf', 'joint-ccic-fr-1', 'duty_officer', ['fra', 'eng']],
  ['demo-fr-sources-1', 'S. Exemple', 'fr-cross-gris-nez', 'fr-sources-1', 'source_keeper', ['fra']],
  [
    'demo-fr-safeguarding-1',
    'F. Exemple',
    'fr-france-terre-asile',
    'fr-safeguarding-1',
    'safeguarding_officer',
    ['fra', 'apd*', 'arz*', 'zag*'],
  ],
  [
    'demo-fr-cases-1',
    'G. Exemple',
    'fr-ofii',
    'fr-cases-1',
    'case_worker',
    ['fra', 'arb*', 'apc*', 'acm*', 'aar*', 'tig*'],
  ],
  [
    'demo-fr-analyst-1',
    'H. Exemple',
    'fr-dnpaf',
    'joint-uro-fr-1',
    'intelligence_analyst',
    ['fra', 'eng', 'sqi*'],
    cleared,
  ],
  [
    'demo-fr-investigator-1',
    'J. Exemple',
    'fr-oltim',
    'fr-investigation-1',
    'investigator',
    ['fra', 'kmr*', 'ckb*', 'sdh*', 'pes*', 'tur*'],
    cleared,
  ],
  [
    'demo-fr-contact-1',
    'K. Exemple',
    'fr-dnpaf',
    'joint-ccic-contact-fr-1',
    'national_contact',
    ['fra', 'eng'],
    cleared,
  ],
  [
    'demo-fr-administrator-1',
    'M. Exemple',
    'fr-cross-gris-nez',
    'fr-administration-1',
    'administrator',
    ['fra'],
  ],
  [
    'demo-fr-administrator-2',
    'Z. Exemple',
    'fr-cross-gris-nez',
    'fr-administration-1',
    'administrator',
    ['fra'],
  ],
  ['demo-fr-staff-1', 'N. Exemple', 'fr-cross-gris-nez', 'fr-staff-desk-1', 'staff_officer', ['fra']],
  ['demo-fr-staff-2', 'P. Exemple', 'fr-cross-gris-nez', 'fr-staff-desk-1', 'staff_officer', ['fra', 'ukr*']],
  ['demo-fr-security-1', 'Q. Exemple', 'fr-cross-gris-nez', 'fr-security-1', 'security_officer', ['fra']],
  [
    'demo-fr-security-2',
    'R. Exemple',
    'fr-cross-gris-nez',
    'fr-security-1',
    'security_officer',
    ['fra', 'orm', 'gax*', 'orc*', 'pst*', 'pus'],
  ],
  [
    'demo-fr-data-protection-1',
    'T. Exemple',
    'fr-premar',
    'fr-data-protection-1',
    'data_protection_officer',
    ['fra', 'eng'],
    cleared,
  ],
  [
    'demo-fr-data-protection-2',
    'Y. Exemple',
    'fr-premar',
    'fr-data-protection-1',
    'data_protection_officer',
    ['fra', 'eng'],
    cleared,
  ],
  [
    'demo-fr-monitor-1',
    'U. Exemple',
    'fr-defenseur-des-droits',
    'fr-monitor-1',
    'independent_monitor',
    ['fra', 'eng'],
    cleared,
  ],
  ['demo-fr-freight-1', 'V. Exemple', 'fr-dnpaf', 'fr-freight-1', 'freight_team', ['fra', 'eng']],
  ['demo-fr-freight-2', 'W. Exemple', 'fr-dnpaf', 'fr-freight-1', 'freight_supervisor', ['fra', 'eng']],
  ['demo-uk-freight-1', 'V. Example', 'uk-border-force', 'uk-freight-1', 'freight_team', ['eng', 'fra']],
  ['demo-uk-freight-2', 'W. Example', 'uk-border-force', 'uk-freight-1', 'freight_supervisor', ['eng']],
  ['demo-uk-site-1', 'X. Example', 'uk-border-force', 'joint-coquelles-1', 'duty_officer', ['eng', 'fra']],
];

/** Everybody of the demonstration's register: in service, left, and to come. */
export const inventedPeople: readonly InventedPerson[] = rows.map(
  ([id, name, agency, desk, role, languages, more]) => ({
    id,
    name,
    agency,
    desk,
    role,
    languages,
    cleared: false,
    ...more,
  }),
);

/** The subject under which the vault keeps an invented name: from the id, so that a second start makes no second one. */
export function inventedSubject(id: string): string {
  return `s-${createHash('sha256').update(`demonstration ${id}`).digest('hex').slice(0, 32)}`;
}
