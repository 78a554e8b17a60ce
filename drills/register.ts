import { existsSync } from 'node:fs';
import type { Texts } from '../src/kernel/text.ts';
import type { Proof } from './proof.ts';

/** What holds when a proof passes. Each is the module of its name beside this file, exporting one `Proof`. */
export const registered = {
  closing: {
    en: 'No sequence of orders closes a boat while people are unaccounted for or evidence contradicts; planted faults are found.',
    fr: 'Aucune suite d’ordres ne clôt une embarcation tant que des personnes manquent ou que des éléments se contredisent ; les fautes introduites sont trouvées.',
  },
  envelopes: {
    en: 'Envelopes damaged, forged, replayed or signed by a peer gone wrong: none is let in that may not be.',
    fr: 'Enveloppes altérées, forgées, rejouées ou signées par un homologue défaillant : aucune n’est admise à tort.',
  },
  'exchange-kills': {
    en: 'Either of two exchanging nodes is killed at random moments: nothing is lost, doubled or out of order on the other.',
    fr: 'L’un ou l’autre de deux nœuds en échange est tué à des instants aléatoires : rien n’est perdu, doublé ni désordonné chez l’autre.',
  },
  'freight-day': {
    en: 'A drawn day at four sites, sent through the real interfaces: every figure on the screens equals the truth, what is refused is counted.',
    fr: 'Une journée fictive sur quatre sites, envoyée par les vraies interfaces : chaque chiffre affiché égale la vérité, les refus sont comptés.',
  },
  'freight-peak': {
    en: 'The busiest hour at real speed, eighty handhelds and twenty desks: nothing lost, every answer and every screen in 300 ms.',
    fr: 'L’heure la plus chargée en vitesse réelle, quatre-vingts terminaux et vingt postes : rien de perdu, chaque réponse et chaque écran en 300 ms.',
  },
  handheld: {
    en: 'A shift of searches on a handheld without a link, killed twice, then linked: nothing lost or doubled; small, quick, within reach of a glove; wiped when revoked.',
    fr: 'Une vacation de fouilles sur un terminal sans liaison, tué deux fois, puis relié : rien de perdu ni de doublé ; léger, rapide, utilisable ganté ; effacé une fois révoqué.',
  },
  kills: {
    en: 'A node and its PostgreSQL are killed under load: nothing acknowledged is lost or written twice.',
    fr: 'Un nœud et son PostgreSQL sont tués sous charge : rien d’acquitté n’est perdu ni écrit deux fois.',
  },
  'kills-node': {
    en: 'A whole node, with feeds and devices at work, is killed together with its PostgreSQL: the same holds.',
    fr: 'Un nœud entier, flux et capteurs en activité, est tué avec son PostgreSQL : même résultat.',
  },
  matrix: {
    en: 'Every role at every address, with every marking and state, hears what the signed sheet says.',
    fr: 'Chaque rôle, à chaque adresse, pour chaque mention et chaque État, reçoit ce que dit la table signée.',
  },
  mutations: {
    en: 'Damaged and hostile input: no crash, no hang, each refusal counted with its reason.',
    fr: 'Entrées altérées ou hostiles : ni arrêt ni blocage, chaque refus compté avec son motif.',
  },
  nights: {
    en: 'Invented nights replayed on real nodes: nobody closed who was not taken aboard; the hand-written one passes whole.',
    fr: 'Des nuits fictives rejouées sur de vrais nœuds : nul dossier clos sans que ses personnes soient recueillies ; celle écrite à la main réussit en entier.',
  },
  noninterference: {
    en: 'Worlds that differ only in what a reader may not know give that reader the same bytes; planted leaks are found.',
    fr: 'Des mondes qui ne diffèrent que par ce qu’un lecteur ne peut connaître lui donnent les mêmes octets ; les fuites introduites sont trouvées.',
  },
  outages: {
    en: 'Nights on two nodes whose line fails as drawn: shown while it lasts, nothing lost, both end alike, nobody’s boat handed over or closed by silence.',
    fr: 'Des nuits sur deux nœuds dont la liaison tombe au gré du tirage : la panne s’affiche, rien ne se perd, les deux finissent à l’identique, aucune embarcation transférée ni close par silence.',
  },
  overload: {
    en: 'Ten times the peak: memory stays bounded and no alarm is lost or late.',
    fr: 'Dix fois la pointe : mémoire bornée, aucune alarme perdue ni tardive.',
  },
  plates: {
    en: 'Plates typed wrongly by teams and cameras: the same passage is suggested, and only the same.',
    fr: 'Plaques mal saisies par les équipes et les caméras : le même passage est proposé, et lui seul.',
  },
  'rescue-load': {
    en: 'A crowded night at forty desks, and ten times as much: no item of distress is dropped or late.',
    fr: 'Une nuit chargée à quarante postes, puis dix fois plus : aucun message de détresse perdu ni tardif.',
  },
  simulation: {
    en: 'Nodes of production code, cut off, delayed and killed by seed: once healed they hold the same, and nothing else crossed.',
    fr: 'Des nœuds du code réel, isolés, retardés et tués selon une graine : une fois rétablis, ils tiennent les mêmes dossiers et rien d’autre n’a circulé.',
  },
  'site-alarms': {
    en: 'Days of 100,000 alarms of a fixed site: every person presented with a camera within 5 s, the rest grouped, operators not flooded.',
    fr: 'Des journées de 100 000 alertes d’un site fixe : chaque personne présentée avec une caméra en 5 s, le reste regroupé, opérateurs non submergés.',
  },
  tamper: {
    en: 'Random damage by a superuser to book and vault, and whole books rewritten without the signing key: strait verify names each record.',
    fr: 'Altérations aléatoires du journal et du coffre par un superutilisateur, journaux entiers réécrits sans la clé de signature : strait verify nomme chaque enregistrement.',
  },
  targeting: {
    en: 'Generated rules of selection: every one that reaches a forbidden ground is refused for that reason, every lawful one accepted; weakened guards are found.',
    fr: 'Règles de sélection engendrées : toutes celles qui atteignent un critère interdit sont refusées pour ce motif, les licites acceptées ; les gardes affaiblies sont trouvées.',
  },
  wall: {
    en: 'Whatever enforcement and intelligence ask, nobody behind the humanitarian wall can be told from nobody.',
    fr: 'Quoi que demandent police et renseignement, nul ne transparaît derrière le mur humanitaire.',
  },
} as const satisfies Texts;

function isProof(value: unknown): value is Proof {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && 'run' in value && typeof value.run === 'function';
}

async function load(name: string): Promise<Proof> {
  const module: Record<string, unknown> = await import(new URL(`./${name}.ts`, import.meta.url).href);
  const proof = [module, ...Object.values(module)].find(isProof);
  if (!proof) throw new TypeError(`drills/${name}.ts exports no proof { name, run }`);
  return proof;
}

/** The proofs by name; a proof is loaded only when it is asked for. */
export const proofs: ReadonlyMap<string, () => Promise<Proof>> = new Map(
  Object.keys(registered)
    .filter((name) => existsSync(new URL(`./${name}.ts`, import.meta.url)))
    .map((name) => [name, () => load(name)]),
);

/** Both languages on what a proof proves. */
export function summaryOf(name: string): { readonly en: string; readonly fr: string } {
  return Object.entries(registered).find(([each]) => each === name)?.[1] ?? { en: name, fr: name };
}
