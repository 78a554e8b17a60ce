import type { Role } from '../../oversight/staff/roles.ts';

/** A desk as the demonstration enters it; name and place English first, then French. */
export interface DemonstrationDesk {
  readonly id: string;
  readonly agency: string;
  readonly name: readonly [en: string, fr: string];
  readonly place: readonly [en: string, fr: string];
  readonly roles: readonly Role[];
}

type Row = readonly [
  id: string,
  agency: string,
  name: keyof typeof names,
  place: keyof typeof places,
  held: readonly Role[],
];

const names = {
  watch: ['Watch desk', 'Poste de quart'],
  duty: ['Duty officer’s desk', 'Poste de permanence'],
  gold: ['Gold command', 'Commandement stratégique'],
  observer: ['Observer desk', 'Poste d’observation'],
  sources: ['Sensor register desk', 'Poste du registre des capteurs'],
  safeguarding: ['Safeguarding desk', 'Poste protection'],
  cases: ['Casework desk', 'Poste des dossiers'],
  intelligence: ['Intelligence desk', 'Poste renseignement'],
  investigation: ['Investigation desk', 'Poste enquêtes'],
  contact: ['Single point of contact', 'Point de contact unique'],
  administration: ['System administration', 'Administration du système'],
  staff: ['Staff register', 'Registre du personnel'],
  security: ['Clearances', 'Habilitations'],
  protection: ['Data protection', 'Protection des données'],
  monitor: ['Independent monitor', 'Contrôleur indépendant'],
  freight: ['Freight control desk', 'Poste de contrôle du fret'],
  liaison: ['Liaison desk', 'Poste de liaison'],
  british: ['British liaison desk', 'Poste de liaison britannique'],
  french: ['French liaison desk', 'Poste de liaison français'],
} as const satisfies Record<string, readonly [string, string]>;

const places = {
  dover: ['Dover', 'Douvres'],
  grisNez: ['Cape Gris-Nez', 'Cap Gris-Nez'],
  london: ['London', 'Londres'],
  cherbourg: ['Cherbourg (France)', 'Cherbourg'],
  maidstone: ['Maidstone', 'Maidstone (Kent)'],
  folkestone: ['Folkestone', 'Folkestone (Kent)'],
  calais: ['Calais (France)', 'Calais'],
  coquelles: ['Coquelles (France)', 'Coquelles'],
  lille: ['Lille (France)', 'Lille'],
  paris: ['Paris (France)', 'Paris'],
} as const satisfies Record<string, readonly [string, string]>;

const liaison: readonly Role[] = ['observer', 'duty_officer'];

const rows: readonly Row[] = [
  ['uk-watch-1', 'uk-hmcg', 'watch', 'dover', ['watch_officer']],
  ['uk-duty-1', 'uk-hmcg', 'duty', 'dover', ['duty_officer', 'watch_officer']],
  ['uk-gold-1', 'uk-border-security-command', 'gold', 'dover', ['gold_commander', 'duty_officer']],
  ['uk-observer-1', 'uk-hmcg', 'observer', 'dover', ['observer']],
  ['uk-sources-1', 'uk-hmcg', 'sources', 'dover', ['source_keeper']],
  [
    'uk-safeguarding-1',
    'uk-kent-children',
    'safeguarding',
    'maidstone',
    ['safeguarding_officer', 'case_worker'],
  ],
  ['uk-cases-1', 'uk-sca', 'cases', 'london', ['case_worker']],
  ['uk-investigation-1', 'uk-kent-police', 'investigation', 'folkestone', ['investigator']],
  ['uk-contact-1', 'uk-nca', 'contact', 'london', ['national_contact', 'intelligence_analyst']],
  ['uk-administration-1', 'uk-hmcg', 'administration', 'dover', ['administrator']],
  ['uk-staff-desk-1', 'uk-hmcg', 'staff', 'dover', ['staff_officer']],
  ['uk-security-1', 'uk-hmcg', 'security', 'dover', ['security_officer']],
  ['uk-data-protection-1', 'uk-border-security-command', 'protection', 'london', ['data_protection_officer']],
  ['uk-monitor-1', 'uk-icibi', 'monitor', 'london', ['independent_monitor']],
  ['fr-watch-1', 'fr-cross-gris-nez', 'watch', 'grisNez', ['watch_officer']],
  ['fr-duty-1', 'fr-cross-gris-nez', 'duty', 'grisNez', ['duty_officer', 'watch_officer']],
  ['fr-gold-1', 'fr-premar', 'gold', 'cherbourg', ['gold_commander', 'duty_officer']],
  ['fr-observer-1', 'fr-cross-gris-nez', 'observer', 'grisNez', ['observer']],
  ['fr-sources-1', 'fr-cross-gris-nez', 'sources', 'grisNez', ['source_keeper']],
  [
    'fr-safeguarding-1',
    'fr-france-terre-asile',
    'safeguarding',
    'calais',
    ['safeguarding_officer', 'case_worker'],
  ],
  ['fr-cases-1', 'fr-ofii', 'cases', 'lille', ['case_worker']],
  ['fr-investigation-1', 'fr-oltim', 'investigation', 'paris', ['investigator']],
  ['fr-administration-1', 'fr-cross-gris-nez', 'administration', 'grisNez', ['administrator']],
  ['fr-staff-desk-1', 'fr-cross-gris-nez', 'staff', 'grisNez', ['staff_officer']],
  ['fr-security-1', 'fr-cross-gris-nez', 'security', 'grisNez', ['security_officer']],
  ['fr-data-protection-1', 'fr-premar', 'protection', 'cherbourg', ['data_protection_officer']],
  ['fr-monitor-1', 'fr-defenseur-des-droits', 'monitor', 'paris', ['independent_monitor']],
  ['fr-freight-1', 'fr-dnpaf', 'freight', 'calais', ['freight_team', 'freight_supervisor']],
  ['uk-freight-1', 'uk-border-force', 'freight', 'coquelles', ['freight_team', 'freight_supervisor']],
  // Desks of the joint centres: whoever sits there belongs to a service of their own state.
  ['joint-jocc-uk-1', 'joint-jocc-calais', 'british', 'calais', liaison],
  ['joint-jocc-fr-1', 'joint-jocc-calais', 'french', 'calais', liaison],
  ['joint-command-uk-1', 'joint-command-calais', 'british', 'calais', liaison],
  ['joint-command-fr-1', 'joint-command-calais', 'french', 'calais', liaison],
  ['joint-coquelles-1', 'joint-control-room-coquelles', 'liaison', 'coquelles', liaison],
  ['joint-ccic-uk-1', 'joint-ccic', 'british', 'coquelles', liaison],
  ['joint-ccic-fr-1', 'joint-ccic', 'french', 'coquelles', liaison],
  [
    'joint-ccic-contact-fr-1',
    'joint-ccic',
    'contact',
    'coquelles',
    ['national_contact', 'intelligence_analyst'],
  ],
  ['joint-uro-uk-1', 'joint-uro', 'intelligence', 'coquelles', ['intelligence_analyst']],
  ['joint-uro-fr-1', 'joint-uro', 'intelligence', 'coquelles', ['intelligence_analyst']],
  [
    'joint-folkestone-1',
    'joint-intelligence-folkestone',
    'intelligence',
    'folkestone',
    ['intelligence_analyst'],
  ],
];

/** Desks of both states and of the joint centres. */
export const demonstrationDesks: readonly DemonstrationDesk[] = rows.map(
  ([id, agency, name, place, held]) => ({
    id,
    agency,
    name: names[name],
    place: places[place],
    roles: held,
  }),
);
