import type { Lexicon } from './lexicon.ts';

/** Words about people and how they are counted. */
export const peopleWords = {
  person: {
    en: 'person, persons, people, peoples, peopl, pepole, ppl, pers, pax, pob, soul, souls, passenger, passengers, migrants, refugees, friends, guys, human, humans, survivors, casualties',
    fr: 'personne, personnes, persone, persones, personn, passagers, réfugiés, exilés, naufragés, âmes, individus, gens, adultes, rescapés',
    misspelt: true,
  },
  man: { en: 'man, men, mans, mens', fr: 'homme, hommes, monsieur, gars, type' },
  woman: { en: 'woman, women, womans, womens, lady, ladies', fr: 'femme, femmes, dame, dames' },
  child: {
    en: 'child, kid, minor, boy, girl, small child, little boy, little girl, teenager',
    fr: 'enfant, mineur, mineure, gosse, petit garçon, petite fille, garçon, fillette',
  },
  children: {
    en: 'children, childrens, childs, childern, chidren, kids, minors, boys, girls, small children',
    fr: 'enfants, enfans, mineurs, mineures, gosses, garçons, fillettes, petits enfants',
    misspelt: true,
  },
  baby: {
    en: 'baby, babby, babie, infant, toddler, new born, newborn',
    fr: 'bébé, bébe, bb, nourrisson, nouveau né',
  },
  babies: { en: 'babies, babys, infants, toddlers', fr: 'bébés, bbs, nourrissons' },
  relative: {
    en: 'my brother, my sister, my cousin, my son, my daughter, my wife, my husband, my friend, my mother, my father, brother, husband, wife, friend',
    fr: 'époux, épouse, mon frère, ma sœur, mon fils, ma fille, ma femme, mon mari, mon ami, ma mère, mon père, frère, mari, ami',
  },
  someone: {
    en: 'someone, somebody, some one, one of us, one of them',
    fr: 'quelqu un, qqn, qq un, un d entre nous, l un de nous',
  },
  everyone: {
    en: 'everyone, everybody, all of us, all people, all the people, all of them, every one, we all',
    fr: 'tout le monde, tt le monde, tlm, nous tous, tous, toutes, chacun, on est tous, tout les gens',
  },
  all: { en: 'all', fr: 'l ensemble, la totalité' },
  nobody: {
    en: 'nobody, no one, none, noone',
    fr: 'personne n, personne ne, aucune personne, aucun, n y a personne',
  },
  several: { en: 'several, a few, few, some', fr: 'plusieurs, quelques, qq, qques' },
  article: { en: 'a, an', fr: 'un, une' },
  rest: {
    en: 'including, incl, include, included, of which, of whom, among them',
    fr: 'dont, dont des, y compris, parmi eux, parmi elles, avec parmi',
  },
  weAre: {
    en: 'we are, we re, we r, we is, we be, they are, they re, we still, we were, there were',
    fr: 'nous sommes, nous somme, nous some, ns sommes, on est, on et, on é, ils sont, elles sont, on était, nous étions, c est nous',
  },
  thereAre: {
    en: 'there are, there r, ther are, there is',
    fr: 'il y a, il ya, y a, ya, il y avait',
  },
  have: {
    en: 'we have, we got, i have, they have, we carry, with us, we ve, we hav',
    fr: 'nous avons, on a, j ai, ils ont, avec nous, ns avons',
  },
  ofUs: {
    en: 'of us, of them, in total, total, all together, altogether, in all',
    fr: 'd entre nous, au total, en tout, tous ensemble',
  },
  total: {
    en: 'total is, total of, number of people, number of persons, group of',
    fr: 'total de, nombre de personnes, nb personnes, groupe de, groupes de',
  },
  onBoard: {
    en: 'on board, onboard, aboard, in the boat, in boat, on the boat, on boat, in this boat, in our boat, inside the boat, on it, inside',
    fr: 'à bord, dans le bateau, sur le bateau, dans l embarcation, sur l embarcation, dans le canot, sur le canot, à son bord, dans ce bateau',
  },
  recovered: {
    en: 'embarked, landed, rescued, recovered, disembarked, picked up',
    fr: 'embarquées, embarqués, débarquées, débarqués, recueillies, recueillis, secourues, secourus, récupérées, récupérés, sauvées, sauvés',
  },
  now: {
    en: 'now, left, remaining, only',
    fr: 'maintenant, mtn, désormais, plus que, ne sommes plus que, reste',
  },
  says: {
    en: 'say, says, said, saying, tell, tells, told',
    fr: 'disent, dit, disant, déclarent, déclare, racontent',
  },
  measure: {
    en: 'hour, hours, hr, hrs, h, minute, minutes, min, mins, mn, second, seconds, day, days, mile, miles, nm, km, kms, kilometer, kilometers, kilometre, kilometres, meter, meters, metre, metres, m, ft, feet, knot, knots, kn, kt, kts, degree, degrees, percent, liter, liters, litres, times, year, years, years old, yo, y o, am, pm, o clock, month, months, week, weeks, euro, euros, pound, pounds, hp, cv, phones, phone, calls, call',
    fr: 'heure, heures, jour, jours, mille, milles, mètre, mètres, kilomètre, kilomètres, nœud, nœuds, nds, degré, degrés, an, ans, mois, semaine, semaines, litre, pour cent, appels, appel, chevaux, messages, message, téléphones',
  },
  age: {
    en: 'aged, age, he is, she is, i am, im, he s',
    fr: 'âgé de, âgée de, âgé d, âge, âgée d, il a, elle a',
  },
  times: { en: 'times, time', fr: 'fois' },
  label: {
    en: 'lifeboat, lifeboats, channel, chan, vhf, ch, number, nr, tel, eta, unit, heading, course, sector, terminal, mv, fv',
    fr: 'canal, numéro, canot de sauvetage, tél, poste, cap, vedette, patrouilleur',
  },
} as const satisfies Lexicon;

/** Words about what happened to people. */
export const harmWords = {
  fall: {
    en: 'fall, falls, fell, fallen, fall in, fell in, fell off, fall off, fell out, fall out, falled, falling, slipped, thrown, jumped in, jump in, felt in, went over, washed off, washed away',
    fr: 'tombé, tombée, tombés, tombées, tombe, tombent, est tombé, sont tombés, sont tombées, est tombée, chuté, a chuté, passé par dessus, glissé, est tombe',
  },
  overboard: {
    en: 'overboard, over board, mob, over the side',
    fr: 'par dessus bord, à la mer, à la baille, par dessus-bord',
  },
  inWater: {
    en: 'in the water, in water, into the water, into water, into the sea, at the water, swimming, swiming, in da water, inside the water',
    fr: 'à l eau, dans l eau, ds l eau, ds leau, dans leau, a leau, nage, nagent, en train de nager',
  },
  atSea: {
    en: 'in the sea, in sea, in the see, on the sea, at sea',
    fr: 'dans la mer, en mer, sur la mer, en pleine mer',
  },
  drowning: {
    en: 'drowning, drown, drowned, is drowning',
    fr: 'se noie, se noient, noie, noient, noyade, en train de se noyer',
  },
  outOfWater: {
    en: 'out of the water, out of water, from the water, back on board, back in the boat',
    fr: 'sorties de l eau, sorti de l eau, sortie de l eau, sortis de l eau, hors de l eau, tirées de l eau, repêché, repêchés, repêchées, remonté à bord',
  },
  injured: {
    en: 'injured, injure, injury, injuries, hurt, wounded, wound, burned, burnt, burns, bleeding, unconscious, broken leg, broken arm',
    fr: 'blessé, blessée, blessés, blessées, blésé, blesse, brûlé, brûlés, brûlée, brûlures, inconscient, inconsciente, saigne, jambe cassée, bras cassé',
  },
  dead: {
    en: 'dead, died, dying, dead people, killed, body, bodies, dead body, dead bodies, lifeless',
    fr: 'mort, morte, morts, mortes, décédé, décédée, décédés, décédées, dcd, corps, sans vie, cadavre, cadavres, est mort',
  },
  willDie: {
    en: 'will die, going to die, gonna die, we die, all die, dying here, want to die, not die, we are dead, we dead',
    fr: 'va mourir, vont mourir, allons mourir, on meurt, peur de mourir, allons tous mourir, on va mourir',
  },
  phoneDead: {
    en: 'phone dead, phone is dead, battery dead, battery is dead, battery died, phone died, phone dying, battery dying, phone die',
    fr: 'batterie morte, téléphone mort, batterie est morte, portable mort, batterie presque morte, plus de batterie',
  },
  give: {
    en: 'give, gives, gave, given, giving',
    fr: 'donne, donné, donnent, donnés, a donné, ont donné, avons donné, confié',
  },
  take: {
    en: 'take, took, taken, taking, picked, pick, pick up, picked up, received',
    fr: 'pris, prend, recueilli, récupéré, reçu, avons pris, embarqué',
  },
  come: {
    en: 'come, came, comes, coming, joined, join, arrived',
    fr: 'viennent, venus, venues, venu, montés, montées, arrivés, arrivées, rejoint',
  },
  pass: {
    en: 'went, go, gone, goes, move, moved, moving, jump, jumped, climb, climbed, climbing, pass, passed, transfer, transfered, transferred, changed, switched, put',
    fr: 'passés, passées, passé, passée, passe, passent, transférés, transférées, sautés, sauté, sautées, grimpés, changé, mis, partis, partie, parties, montent',
  },
  otherBoat: {
    en: 'other boat, the other boat, another boat, second boat, 2nd boat, other dinghy, another dinghy, second dinghy, different boat, other boats, friend boat',
    fr: 'autre bateau, autre embarcation, autre canot, autre zodiac, deuxième bateau, second bateau, 2ème bateau, seconde embarcation, autre pneumatique, deuxième embarcation, autre bato',
  },
  ourBoat: {
    en: 'our boat, to us, with us, on us, us, my boat',
    fr: 'notre bateau, chez nous, notre embarcation, notre bord, avec nous, notre canot',
  },
  from: { en: 'from, of', fr: 'depuis, venant, provenant, issus, issues, de, d, des' },
  to: { en: 'to, on, onto, into, in', fr: 'sur, dans, vers, à, au, ds' },
} as const satisfies Lexicon;
