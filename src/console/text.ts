import type { Text, Texts } from '../kernel/text.ts';
import type { Light } from './preferences.ts';

export const shellText = {
  demonstration: { en: 'Demonstration', fr: 'Démonstration' },
  link: { en: 'Link', fr: 'Liaison' },
  live: { en: 'live', fr: 'en direct' },
  connecting: { en: 'connecting', fr: 'connexion' },
  lost: { en: 'lost {age} ago', fr: 'perdue il y a {age}' },
  feeds: { en: 'Feeds', fr: 'Sources' },
  store: { en: 'Store', fr: 'Stockage' },
  ok: { en: 'ok', fr: 'correct' },
  slow: { en: 'slow', fr: 'lent' },
  down: { en: 'down', fr: 'en panne' },
  unknown: { en: 'not known yet', fr: 'pas encore connu' },
  neighbour: { en: 'Other state', fr: 'Autre État' },
  up: { en: 'up', fr: 'établie' },
  neighbourDown: { en: 'down', fr: 'coupée' },
  language: { en: 'Language', fr: 'Langue' },
  light: { en: 'Light', fr: 'Éclairage' },
  wall: { en: 'Wall mode', fr: 'Mode mur' },
  wallLeave: { en: 'Esc leaves wall mode', fr: 'Échap quitte le mode mur' },
  keys: { en: 'Keys', fr: 'Touches' },
  signOut: { en: 'Sign out', fr: 'Quitter le poste' },
  local: { en: 'local {at}', fr: 'heure locale {at}' },
  sessionEnds: {
    en: 'Your session ends in {left}, at {at} UTC. Drafts are kept; personal fields are not.',
    fr: 'Votre session prend fin dans {left}, à {at} UTC. Les brouillons restent, hors champs personnels.',
  },
  offline: {
    en: 'Connection lost at {at} UTC. What is shown is {age} old. Retried automatically.',
    fr: 'Liaison perdue à {at} UTC. La situation affichée date de {age}. Reprise automatique.',
  },
} as const satisfies Texts;

export const lightText = {
  bright: { en: 'Bright', fr: 'Vif' },
  day: { en: 'Day', fr: 'Jour' },
  dusk: { en: 'Dusk', fr: 'Crépuscule' },
  night: { en: 'Night', fr: 'Nuit' },
} as const satisfies Record<Light, Text>;

export const keyText = {
  title: { en: 'Keys', fr: 'Touches' },
  single: {
    en: 'Single-letter keys act (switch off if a voice or input aid types by itself)',
    fr: 'Les touches simples agissent (à désactiver si une aide à la saisie frappe d’elle-même)',
  },
  search: { en: 'Search', fr: 'Chercher' },
  move: { en: 'Down and up in the list', fr: 'Descendre et monter dans la liste' },
  open: { en: 'Open the item', fr: 'Ouvrir l’élément' },
  acknowledge: { en: 'Acknowledge the alarm', fr: 'Acquitter l’alarme' },
  measure: { en: 'Measure range and bearing', fr: 'Mesurer distance et relèvement' },
  follow: { en: 'Follow the opened item', fr: 'Suivre l’élément ouvert' },
  area: {
    en: 'Seen here: what was in the area of the chart',
    fr: 'Vu ici : ce qui était dans la zone de la carte',
  },
  goTo: { en: 'Go to the time of the item seen there', fr: 'Aller à l’heure de l’élément vu là' },
  rooms: { en: 'Rooms, each with its letter', fr: 'Salles, chacune avec sa lettre' },
  glass: { en: 'Break the glass (opens the form)', fr: 'Bris de glace (ouvre le formulaire)' },
  everywhere: { en: 'Everywhere', fr: 'Partout' },
  onPicture: { en: 'In the picture', fr: 'Dans la situation' },
  onLists: { en: 'In the lists of the other rooms', fr: 'Dans les listes des autres salles' },
  filter: { en: 'To the filter', fr: 'Vers le filtre' },
  width: { en: 'On a head: width of the column', fr: 'Sur un en-tête : largeur de la colonne' },
  zoom: { en: 'Zoom in and out', fr: 'Rapprocher et éloigner' },
  pan: { en: 'Move the chart, when it has the focus', fr: 'Déplacer la carte, quand elle a le focus' },
  copy: { en: 'Copy the cursor’s position, on the chart', fr: 'Copier la position du curseur, sur la carte' },
  step: { en: 'Back and forward one minute', fr: 'Reculer et avancer d’une minute' },
  play: { en: 'Play or pause', fr: 'Lire ou suspendre' },
  live: { en: 'Back to live', fr: 'Revenir au direct' },
  sheet: { en: 'This sheet', fr: 'Cette fiche' },
  escape: { en: 'Out of anything; never does harm', fr: 'Sortir de tout ; sans danger' },
  space: { en: 'Space', fr: 'Espace' },
  enter: { en: 'Enter', fr: 'Entrée' },
  arrows: { en: 'Arrows', fr: 'Flèches' },
} as const satisfies Texts;
