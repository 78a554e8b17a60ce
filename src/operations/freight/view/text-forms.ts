import type { Text, Texts } from '../../../kernel/text.ts';
import type { PlaceFields } from '../place-register.ts';

export const plateText = {
  act: { en: 'Note a plate', fr: 'Noter une plaque' },
  note: { en: 'Note it', fr: 'Noter' },
  on: { en: 'On the', fr: 'Sur' },
  plate: { en: 'Plate', fr: 'Plaque' },
  country: { en: 'State that gave it', fr: 'État d’immatriculation' },
  countryHint: {
    en: 'Two letters, as FR or NL. For comparing plates alone; it chooses nobody.',
    fr: 'Deux lettres, comme FR ou NL. Pour comparer les plaques uniquement ; ne fonde aucun choix.',
  },
  countryForm: { en: 'Two letters.', fr: 'Deux lettres.' },
  stands: {
    en: 'A reading stands already: {hint}. It stays; the new one stands beside it and is compared from now on.',
    fr: 'Une lecture existe déjà : {hint}. Elle demeure ; la nouvelle se place à côté et sert aux comparaisons.',
  },
  none: { en: 'None is noted of it yet.', fr: 'Aucune n’est encore notée.' },
} as const satisfies Texts;

export const vehicleText = {
  act: { en: 'Correct the vehicle', fr: 'Rectifier le véhicule' },
  correct: { en: 'Correct it', fr: 'Rectifier' },
  same: { en: 'It says exactly this already.', fr: 'C’est déjà ce qui est inscrit.' },
  why: {
    en: 'What was entered before stays beside it. Sides decide what imaging can see.',
    fr: 'La saisie précédente reste à côté. Les parois décident de ce que l’imagerie peut voir.',
  },
} as const satisfies Texts;

export const metText = {
  act: { en: 'People met', fr: 'Personnes découvertes' },
  record: { en: 'Record them', fr: 'Consigner' },
  metAt: { en: 'When, UTC', fr: 'Quand, UTC' },
  source: { en: 'Who came upon them', fr: 'Qui les a découvertes' },
  alone: { en: 'Children without an adult', fr: 'Enfants sans adulte' },
  aloneHint: {
    en: 'Empty: nobody has asked; they are then taken to be alone.',
    fr: 'Vide : personne n’a demandé ; ils sont alors réputés seuls.',
  },
  tooMany: {
    en: 'No more than there are people, and no more alone than children.',
    fr: 'Pas plus que de personnes, ni plus d’enfants seuls que d’enfants.',
  },
} as const satisfies Texts;

export const sealFormText = {
  number: { en: 'Seal number (sealed)', fr: 'Numéro de scellé (scellé au coffre)' },
} as const satisfies Texts;

export const leaveText = {
  step: {
    en: 'The next step is not “release”: set it first.',
    fr: 'La suite à donner n’est pas « libérer » : la fixer d’abord.',
  },
  medical: { en: 'Medical help comes first.', fr: 'Les secours médicaux d’abord.' },
} as const satisfies Texts;

export const photoText = {
  listed: { en: 'Photos', fr: 'Clichés' },
  none: { en: 'No photo was taken.', fr: 'Aucun cliché.' },
  open: { en: 'Show the photo', fr: 'Afficher le cliché' },
  openHint: {
    en: 'Opens the vault; the opening and its purpose are written in the book.',
    fr: 'Ouvre le coffre ; la consultation et sa finalité sont inscrites au journal.',
  },
  noVault: {
    en: 'Not for your post: a search team opens photos.',
    fr: 'Non ouvert à votre fonction : une équipe de contrôle consulte les clichés.',
  },
  of: { en: 'of control {control}', fr: 'du contrôle {control}' },
  taken: { en: 'camera clock {at}', fr: 'horloge de l’appareil {at}' },
  size: { en: '{kb} kB', fr: '{kb} ko' },
  gone: {
    en: 'The vault holds it no more, or not for your post.',
    fr: 'Le coffre ne le contient plus, ou pas pour votre fonction.',
  },
  alt: { en: 'Photo of control {control}', fr: 'Cliché du contrôle {control}' },
  cut: { en: 'There are more than are shown.', fr: 'Il y en a d’autres que ceux affichés.' },
} as const satisfies Texts;

export const registerText = {
  giver: {
    en: 'For the freight supervisor, who keeps the registers.',
    fr: 'Réservé au chef de contrôle du fret, qui tient les registres.',
  },
  row: { en: 'Short name', fr: 'Nom court' },
  put: { en: 'Enter it', fr: 'Inscrire' },
  change: { en: 'Change', fr: 'Modifier' },
  retire: { en: 'Take off the register', fr: 'Retirer du registre' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
} as const satisfies Texts;

export const placeText = {
  tab: { en: 'Places', fr: 'Sites' },
  add: { en: 'New place', fr: 'Nouveau site' },
  edit: { en: 'Change a place', fr: 'Modifier un site' },
  name: { en: 'Name', fr: 'Nom' },
  kind: { en: 'Kind', fr: 'Nature' },
  side: { en: 'State', fr: 'État' },
  at: { en: 'Position', fr: 'Position' },
  xRay: { en: 'Authorised for X-rays', fr: 'Autorisé aux rayons X' },
  lanes: { en: 'Lanes', fr: 'Files' },
  lane: { en: 'Lane', fr: 'File' },
  methods: { en: 'Methods used there', fr: 'Méthodes employées' },
  addLane: { en: 'Add a lane', fr: 'Ajouter une file' },
  changeLane: { en: 'Change a lane', fr: 'Modifier une file' },
  removeLane: { en: 'Remove', fr: 'Supprimer' },
  lastLane: {
    en: 'A place has one lane at least: take the place off instead.',
    fr: 'Un site a au moins une file : retirer plutôt le site.',
  },
  laneKnown: { en: 'This place has such a lane already.', fr: 'Ce site a déjà une telle file.' },
  empty: {
    en: 'The register holds no port or terminal. The supervisor enters them.',
    fr: 'Le registre ne contient aucun port ni terminal. Le chef de contrôle les inscrit.',
  },
} as const satisfies Texts;

export const placeKindText = {
  port: { en: 'Port', fr: 'Port' },
  rail_terminal: { en: 'Rail terminal', fr: 'Terminal ferroviaire' },
  inland: { en: 'Inland', fr: 'Intérieur' },
} as const satisfies Record<PlaceFields['kind'], Text>;

export const equipmentFormText = {
  add: { en: 'New instrument', fr: 'Nouvel appareil' },
  edit: { en: 'Change an instrument', fr: 'Modifier un appareil' },
  model: { en: 'Model or dog’s team', fr: 'Modèle ou équipe cynophile' },
  calibratedAt: { en: 'Calibrated at, UTC', fr: 'Étalonné le, UTC' },
  dueAt: { en: 'Valid until, UTC', fr: 'Valable jusqu’au, UTC' },
  reversed: { en: 'It ends before it was calibrated.', fr: 'L’échéance précède l’étalonnage.' },
  order: { en: 'In service', fr: 'En service' },
  outOfOrder: { en: 'Put out of order', fr: 'Mettre hors service' },
  backInService: { en: 'Back in service', fr: 'Remettre en service' },
} as const satisfies Texts;

/** How the list of passages is narrowed. */
export const filterText = {
  allLanes: { en: 'All lanes', fr: 'Toutes les files' },
  bothWays: { en: 'Both ways', fr: 'Les deux sens' },
  allForms: { en: 'All vehicles', fr: 'Tous véhicules' },
  anyTime: { en: 'Whenever', fr: 'Toute heure' },
  hours: { en: 'Last {n} h', fr: '{n} dernières h' },
  reference: { en: 'p-… reference', fr: 'référence p-…' },
  rows: { en: 'Rows', fr: 'Lignes' },
  rowsOf: { en: '{n} rows', fr: '{n} lignes' },
} as const satisfies Texts;
