import type { Texts } from '../../../kernel/text.ts';

export const giverText = {
  staff: {
    en: 'The staff officer of the agency may do this.',
    fr: 'Le responsable du personnel de l’organisme y est habilité.',
  },
  bodies: {
    en: 'The administrator of the agency sets up agencies and desks.',
    fr: 'L’administrateur de l’organisme établit organismes et postes.',
  },
  security: {
    en: 'The security officer of the agency may do this.',
    fr: 'L’officier de sécurité de l’organisme y est habilité.',
  },
  appoint: {
    en: 'The staff officer proposes an appointment; a second person approves it.',
    fr: 'Le responsable du personnel propose une nomination ; une seconde personne l’approuve.',
  },
  monitorEnd: {
    en: 'A data protection officer and an independent monitor enter it together.',
    fr: 'Un délégué à la protection des données et un contrôleur indépendant l’inscrivent ensemble.',
  },
  names: {
    en: 'Names are open to posts that may open the vault for staff matters.',
    fr: 'Les noms sont ouverts aux fonctions habilitées à ouvrir le coffre pour la gestion du personnel.',
  },
  left: {
    en: 'They have left the service: only what was is shown.',
    fr: 'Cette personne a quitté le service : seul l’historique est présenté.',
  },
} as const satisfies Texts;

export const staffText = {
  title: { en: 'Staff and posts', fr: 'Personnel et fonctions' },
  lead: {
    en: 'Access ends the moment an assignment, a stand-in or an appointment ends.',
    fr: 'L’accès prend fin à l’instant où cesse l’affectation, la suppléance ou la nomination.',
  },
  tabs: { en: 'Registers', fr: 'Registres' },
  people: { en: 'People', fr: 'Personnes' },
  desks: { en: 'Desks', fr: 'Postes' },
  agencies: { en: 'Agencies', fr: 'Organismes' },
  posts: { en: 'Posts', fr: 'Fonctions' },
  shifts: { en: 'Shifts', fr: 'Quarts' },
  none: { en: 'none', fr: 'aucun' },
  noEnd: { en: 'no end', fr: 'sans fin' },
  noPeople: { en: 'Nobody is in the register yet.', fr: 'Le registre ne contient encore personne.' },
  noDesks: { en: 'No desk is in the register yet.', fr: 'Le registre ne contient encore aucun poste.' },
  noAgencies: {
    en: 'No agency is in the register yet.',
    fr: 'Le registre ne contient encore aucun organisme.',
  },
  noPosts: {
    en: 'No post was ever filled. Appoint somebody to begin.',
    fr: 'Aucune fonction n’a encore été pourvue. Commencez par une nomination.',
  },
  noShifts: { en: 'No shift in this span.', fr: 'Aucun quart sur cette période.' },
} as const satisfies Texts;

export const columnText = {
  id: { en: 'Staff id', fr: 'Matricule' },
  name: { en: 'Name', fr: 'Nom' },
  agency: { en: 'Agency', fr: 'Organisme' },
  desk: { en: 'Desk', fr: 'Poste' },
  role: { en: 'Role', fr: 'Rôle' },
  roles: { en: 'Roles', fr: 'Rôles' },
  clearance: { en: 'Clearance', fr: 'Habilitation' },
  phase: { en: 'Service', fr: 'Service' },
  state: { en: 'State', fr: 'État' },
  kind: { en: 'Kind', fr: 'Nature' },
  remits: { en: 'Remits', fr: 'Attributions' },
  place: { en: 'Place', fr: 'Lieu' },
  from: { en: 'From, UTC · local', fr: 'Du, UTC · locale' },
  until: { en: 'Until, UTC · local', fr: 'Au, UTC · locale' },
  post: { en: 'Post', fr: 'Fonction' },
  holder: { en: 'Holder', fr: 'Titulaire' },
  position: { en: 'Journal', fr: 'Au journal' },
  language: { en: 'Language', fr: 'Langue' },
  level: { en: 'Level', fr: 'Niveau' },
  interprets: { en: 'Interprets', fr: 'Interprète' },
  caveats: { en: 'Caveats', fr: 'Restrictions' },
  standsInFor: { en: 'Stands in for', fr: 'Supplée' },
  acronym: { en: 'Short', fr: 'Sigle' },
  shift: { en: 'Shift', fr: 'Quart' },
} as const satisfies Texts;

export const personText = {
  inService: { en: 'in service', fr: 'en service' },
  left: { en: 'left', fr: 'parti' },
  joined: { en: 'Joined', fr: 'Entrée' },
  leaves: { en: 'Leaves', fr: 'Départ' },
  sealed: { en: 'in the vault', fr: 'au coffre' },
  assignments: { en: 'Assignments', fr: 'Affectations' },
  clearances: { en: 'Clearances', fr: 'Habilitations' },
  languages: { en: 'Languages', fr: 'Langues' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  current: { en: 'now', fr: 'en cours' },
  past: { en: 'past', fr: 'passée' },
  noAssignments: { en: 'No assignment.', fr: 'Aucune affectation.' },
  noClearances: { en: 'No clearance above official.', fr: 'Aucune habilitation au-delà d’officiel.' },
  noLanguages: { en: 'No language recorded.', fr: 'Aucune langue inscrite.' },
  acts: { en: 'What can be done', fr: 'Actes possibles' },
  showNames: { en: 'Show names', fr: 'Afficher les noms' },
  showNamesHint: {
    en: 'One opening of the vault for staff matters, written in the log. Names stay on this screen and are gone when you leave the room.',
    fr: 'Une ouverture du coffre pour gestion du personnel, inscrite au journal. Les noms restent sur cet écran et s’effacent en quittant la salle.',
  },
  namesShown: {
    en: '{count, plural, one {# name shown} other {# names shown}}. Logged.',
    fr: '{count, plural, one {# nom affiché} other {# noms affichés}}. Inscrit au journal.',
  },
  hideNames: { en: 'Hide names', fr: 'Masquer les noms' },
} as const satisfies Texts;

export const actFormText = {
  join: { en: 'Joins the service', fr: 'Entrée en service' },
  joinDo: { en: 'Enter', fr: 'Inscrire' },
  move: { en: 'Assign elsewhere', fr: 'Nouvelle affectation' },
  moveDo: { en: 'Assign', fr: 'Affecter' },
  leave: { en: 'Leaves the service', fr: 'Départ du service' },
  leaveDo: { en: 'Enter the leaving', fr: 'Inscrire le départ' },
  standIn: { en: 'Stand in for somebody', fr: 'Suppléer quelqu’un' },
  standInDo: { en: 'Begin the stand-in', fr: 'Commencer la suppléance' },
  endStandIn: { en: 'End the stand-in', fr: 'Mettre fin à la suppléance' },
  clearance: { en: 'Grant a clearance', fr: 'Accorder une habilitation' },
  clearanceDo: { en: 'Propose the clearance', fr: 'Proposer l’habilitation' },
  withdraw: { en: 'Withdraw', fr: 'Retirer' },
  languages: { en: 'Record languages', fr: 'Inscrire les langues' },
  languagesDo: { en: 'Record', fr: 'Inscrire' },
  appoint: { en: 'Appoint to a post', fr: 'Nommer à une fonction' },
  appointDo: { en: 'Propose the appointment', fr: 'Proposer la nomination' },
  endAppointment: { en: 'End the appointment', fr: 'Mettre fin à la nomination' },
  endAppointmentDo: { en: 'Propose the end', fr: 'Proposer la fin' },
  newAgency: { en: 'New agency', fr: 'Nouvel organisme' },
  changeAgency: { en: 'Change the agency', fr: 'Modifier l’organisme' },
  newDesk: { en: 'New desk', fr: 'Nouveau poste' },
  changeDesk: { en: 'Change the desk', fr: 'Modifier le poste' },
  newShift: { en: 'New shift', fr: 'Nouveau quart' },
  changeShift: { en: 'Change the shift', fr: 'Modifier le quart' },
  write: { en: 'Write', fr: 'Inscrire' },
  retire: { en: 'Retire', fr: 'Retirer du registre' },
  name: { en: 'Full name', fr: 'Nom complet' },
  ends: { en: 'Ends the assignment', fr: 'Met fin à l’affectation' },
  beside: { en: 'none: beside the others', fr: 'aucune : en plus des autres' },
  insteadOf: { en: 'Instead of', fr: 'À la place de' },
  marking: { en: 'Marking', fr: 'Mention' },
  markingsOfOrigin: { en: 'Cleared on joining for', fr: 'Habilitations à l’entrée' },
  caveatsHint: { en: 'Short names with spaces between.', fr: 'Noms courts séparés par des espaces.' },
  languagesLabel: { en: 'Languages, one a line', fr: 'Langues, une par ligne' },
  languagesHint: {
    en: 'Code, level, and “interprets” where they do: “ckb fluent interprets”. Levels: native, fluent, working, basic.',
    fr: 'Code, niveau, puis « interprets » s’il y a lieu : « ckb fluent interprets ». Niveaux : native, fluent, working, basic.',
  },
  languagesFault: {
    en: 'A line is not a known code and level.',
    fr: 'Une ligne ne comporte pas un code et un niveau connus.',
  },
  why: { en: 'Why', fr: 'Pourquoi' },
  leavesAt: { en: 'Last moment of service', fr: 'Dernier instant de service' },
  nameEn: { en: 'Name, in English', fr: 'Nom en anglais' },
  nameFr: { en: 'Name, in French', fr: 'Nom en français' },
  acronymEn: { en: 'Short form, in English', fr: 'Sigle en anglais' },
  acronymFr: { en: 'Short form, in French', fr: 'Sigle en français' },
  placeEn: { en: 'Place, in English', fr: 'Lieu en anglais' },
  placeFr: { en: 'Place, in French', fr: 'Lieu en français' },
  both: { en: 'Both states, the Union or international', fr: 'Les deux États, l’Union ou international' },
  agencyId: { en: 'Id of the agency', fr: 'Identifiant de l’organisme' },
  agencyIdHint: {
    en: 'Begins with the state: uk-hmcg, fr-cross-gris-nez, joint-…',
    fr: 'Commence par l’État : uk-hmcg, fr-cross-gris-nez, joint-…',
  },
  deskId: { en: 'Id of the desk', fr: 'Identifiant du poste' },
  shiftId: { en: 'Id of the shift', fr: 'Identifiant du quart' },
  idHint: { en: 'Small letters, digits, hyphens.', fr: 'Minuscules, chiffres, traits d’union.' },
  fromLabel: { en: 'From', fr: 'À partir du' },
  untilLabel: { en: 'Until', fr: 'Jusqu’au' },
  dayHint: {
    en: 'A day alone is whole on the agency’s clock.',
    fr: 'Un jour seul est entier à l’heure de l’organisme.',
  },
} as const satisfies Texts;

export const leavingText = {
  resigned: { en: 'Resigned', fr: 'Démission' },
  retired: { en: 'Retired', fr: 'Retraite' },
  moved_agency: { en: 'Moved to another agency', fr: 'Mutation vers un autre organisme' },
  contract_ended: { en: 'Contract ended', fr: 'Fin de contrat' },
  dismissed: { en: 'Dismissed', fr: 'Révocation' },
  deceased: { en: 'Deceased', fr: 'Décès' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Texts;

export const endText = {
  term_ended: { en: 'Term ended', fr: 'Terme échu' },
  resigned: { en: 'Resigned', fr: 'Démission' },
  court_order: { en: 'Order of a court', fr: 'Décision de justice' },
  replaced: { en: 'Replaced', fr: 'Remplacement' },
  left_service: { en: 'Left the service', fr: 'Départ du service' },
} as const satisfies Texts;

/** The grounds on which a monitor's appointment ends. */
export const monitorEndText = {
  term_ended: endText.term_ended,
  resigned: endText.resigned,
  court_order: endText.court_order,
} as const satisfies Texts;

export const myText = {
  title: { en: 'My desk', fr: 'Mon poste' },
  who: { en: 'Who I am here', fr: 'Qui je suis ici' },
  may: { en: 'What I may use records for', fr: 'À quelles fins j’utilise les dossiers' },
  purposes: { en: 'Purposes', fr: 'Finalités' },
  markings: { en: 'Markings', fr: 'Mentions' },
  ends: { en: 'First of it ends', fr: 'Première échéance' },
  nextShift: { en: 'Present or next shift', fr: 'Quart en cours ou prochain' },
  noShift: { en: 'none on the roster', fr: 'aucun au tableau de service' },
  timeLeft: { en: 'Time left', fr: 'Temps restant' },
  session: { en: 'Session ends', fr: 'Fin de session' },
  proven: { en: 'Proven for grave acts until', fr: 'Identité confirmée jusqu’à' },
  sessions: { en: 'My sessions', fr: 'Mes sessions' },
  noSessions: { en: 'Only this one.', fr: 'Uniquement celle-ci.' },
  device: { en: 'Where', fr: 'Depuis' },
  way: { en: 'Signed in by', fr: 'Connexion par' },
  started: { en: 'Began, UTC · local', fr: 'Début, UTC · locale' },
  used: { en: 'Last used, UTC · local', fr: 'Dernier usage, UTC · locale' },
  endsAt: { en: 'Ends, UTC · local', fr: 'Fin, UTC · locale' },
  newWayAt: { en: 'A new way in was added, UTC · local', fr: 'Nouveau moyen ajouté, UTC · locale' },
  thisOne: { en: 'this one', fr: 'celle-ci' },
  revoke: { en: 'End it', fr: 'Y mettre fin' },
  revokeOwn: {
    en: 'This is the session you are in: sign out instead.',
    fr: 'C’est la session en cours : quittez le poste.',
  },
  credentials: { en: 'My ways of signing in', fr: 'Mes moyens de connexion' },
  noCredentials: { en: 'None beside the demonstration’s.', fr: 'Aucun, hormis celui de la démonstration.' },
  giveUp: { en: 'Give it up', fr: 'Y renoncer' },
  giveUpHint: {
    en: 'Such as a lost key. Your other sessions end. You will be asked to prove who you are.',
    fr: 'Par exemple une clé perdue. Vos autres sessions prennent fin. Votre identité sera à confirmer.',
  },
  posts: { en: 'My posts', fr: 'Mes fonctions' },
  noPosts: { en: 'No appointed post.', fr: 'Aucune fonction nominative.' },
  unlimited: { en: 'no end set', fr: 'sans terme' },
} as const satisfies Texts;

export const wayText = {
  demonstration: { en: 'demonstration', fr: 'démonstration' },
  local: { en: 'local account', fr: 'compte local' },
  passkey: { en: 'passkey', fr: 'clé d’accès' },
  oidc: { en: 'the state’s own sign-in', fr: 'connexion de l’État' },
} as const satisfies Texts;
