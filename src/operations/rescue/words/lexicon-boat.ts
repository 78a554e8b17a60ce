import type { Lexicon } from './lexicon.ts';

/** Words about the boat and what drives it. */
export const boatWords = {
  boat: {
    en: 'boat, boats, boot, baot, bote, botes, craft, crafts, raft, small boat, small boats, hull',
    fr: 'bateau, bateaux, batteau, bateu, bato, batos, embarcation, embarcations, canot, canots, coque, barge, esquif, embarquation',
    misspelt: true,
  },
  inflatable: {
    en: 'inflatable, inflatables, inflatable boat, inflatable boats, rubber boat, rubber boats, rubber dinghy, rubber, dinghy, dinghies, dingy, dinghi, zodiac, zodiacs, rib, plastic boat',
    fr: 'gonflable, gonflables, bateau gonflable, bateau pneumatique, canot pneumatique, canots pneumatiques, pneumatique, pneumatiques, embarcation pneumatique, semi rigide, zodiaque, boudin, boudins, caoutchouc',
    misspelt: true,
  },
  rigid: {
    en: 'wooden boat, wood boat, rigid boat, rigid hull, rigid, fishing boat, small fishing boat, fibreglass boat, metal boat, hard boat',
    fr: 'bateau en bois, coque rigide, bateau rigide, rigide, barque, chaloupe, bateau de pêche, en bois, bateau en dur',
  },
  kayak: { en: 'kayak, kayaks, canoe, canoes, kayac', fr: 'canoë, canoës, canoë kayak, kayaks de mer' },
  taxiBoat: {
    en: 'taxi boat, taxi boats, taxiboat, taxi',
    fr: 'bateau taxi, bateaux taxis, taxis boats, taxi bateau',
  },
  sailing: {
    en: 'sailing boat, sail boat, sailboat, yacht, sailing yacht',
    fr: 'voilier, voiliers, bateau à voile',
  },
  otherKind: {
    en: 'jet ski, jetski, paddle, paddle board, pedalo',
    fr: 'scooter des mers, planche, pédalo, paddleboard',
  },
  ship: {
    en: 'ship, ships, big ship, cargo, tanker, vessel, vessels, cutter, lifeboat, lifeboats, navy, warship, border force, helicopter, big boat, coastguard boat, rescue boat, big boats, police boat, container',
    fr: 'navire, navires, cargos, pétrolier, patrouilleur, vedette, canot de sauvetage, hélicoptère, gros bateau, bateau de sauvetage, grand bateau, vedettes, snsm, abeille, gendarmes, police',
  },
  ferry: {
    en: 'ferry, ferries, ferrys, fery, ferry boat, car ferry',
    fr: 'ferrie, le ferry, transbordeur, ferry boats',
  },
  engine: {
    en: 'engine, engines, engin, engins, ingine, enjine, engien, motor, motors, moter, outboard',
    fr: 'moteur, moteurs, moteurr, motteur, hors bord, motor hors bord, mot',
    misspelt: true,
  },
  fuel: {
    en: 'fuel, petrol, gas, gasoline, benzin, benzine, diesel, oil',
    fr: 'essence, carburant, gasoil, gazole, éssence',
  },
  stop: {
    en: 'stop, stops, stopped, stoped, stopping, finish, finished, finnish, finsh, off, dead, broken, broke, brake, break, died, die, fail, failed, fails, failure, failing, gone, out, kaput, cut, lost, no more, not more, out of order, shut down, turned off, fell off',
    fr: 'coupé, coupe, coupée, arrêté, arrête, arrêtés, s arrête, s est arrêté, à l arrêt, cassé, casse, mort, hs, hors service, en panne, panne, stoppé, éteint, fini, foutu, noyé, calé, lâché, tombé, bloqué, perdu',
  },
  weak: {
    en: 'weak, bad, slow, trouble, problem, problems, hot, smoking, smoke, too small, not good, no good, not strong, not well, overheating, overheat, half, coughing, sick, little, difficult',
    fr: 'faible, ralenti, au ralenti, problème, problèmes, pb, ratés, des ratés, tousse, cale, chauffe, surchauffe, fume, mal, pas bien, pas bon, pas fort, pas terrible, à moitié, difficultés, instable',
  },
  again: {
    en: 'and start, start again, then start, restart, restarts, restarted, starts again, started again, and starts, start and stop, on and off, and go',
    fr: 'redémarre, redémarré, repart, reparti, repartie, et repart, redémarrage, et redémarre, remarche',
  },
  run: {
    en: 'run, runs, running, work, works, working, worked, ok, okay, good, fine, well, start, starts, started, fixed, repaired, go',
    fr: 'marche, tourne, fonctionne, fonctionnel, marchent, réparé, allumé, démarre, démarré, ok, bien, tourné, en marche, en route',
  },
  not: {
    en: "no, not, non, don't, doesn't, isn't, aren't, won't, can't, cannot, didn't, hasn't, haven't, never, without, any, dosent, doesnt, isnt, cant, wont, no more, nothing, didnt, havent",
    fr: 'pas, pas de, pas d, pa, pa de, pa d, plus, plus de, plus d, plu, plu de, plu d, sans, aucun, aucune, ni, jamais, ne, n, nn, n est pas, ne sont pas, n y a pas, ss, zéro, n est plus, pas du tout',
  },
} as const satisfies Lexicon;

/** Words about the state of the hull and of those in it. */
export const hullWords = {
  water: {
    en: 'water, waters, wather, watter, woter, wotter, wter, watr, sea water',
    fr: 'eau, eaux, leau, flotte, l eau, d eau, deau',
  },
  drink: {
    en: 'drink, drinking, to drink, food, eat, thirsty, bottle, bottles, milk',
    fr: 'boire, à boire, potable, manger, nourriture, soif, bouteille, bouteilles, lait, rien à manger',
  },
  comesIn: {
    en: 'coming in, come in, comes in, came in, coming, come, comes, inside, in the boat, in boat, enter, enters, entering, in our boat, in side, rising, filling, goes in, going in, on board, into the boat, getting in, go inside, up to, to the knees',
    fr: 'entre, rentre, monte, dans le bateau, dans l embarcation, dans le canot, à l intérieur, à bord, qui entre, qui rentre, qui monte, arrive, partout, envahit, jusqu aux genoux, dedans, au fond, s infiltre, dans le zodiac, ds le bateau',
  },
  takesWater: {
    en: 'taking water, taking on water, take water, takes water, make water, making water, leak, leaks, leaking, leaky, fill with water, filling with water, hole, a hole',
    fr: 'prend l eau, prend de l eau, prenons l eau, prend leau, fait eau, fuite, fuit, se remplit, trou, voie d eau, prenne l eau',
  },
  sinks: {
    en: 'sinking, sink, sinks, going down, singking, sinkin, about to sink',
    fr: 'coule, coulons, on coule, couler, sombre, sombrer, en train de couler, va couler',
  },
  swamped: {
    en: 'full of water, full water, swamped, sunk, sank, has sunk, under water, underwater, flooded, half under, filled with water, submerged',
    fr: 'plein d eau, pleine d eau, rempli d eau, remplie d eau, submergé, submergée, a coulé, ont coulé, inondé, inondée, sous l eau',
  },
  capsized: {
    en: 'capsized, capsize, capsizing, turned over, turn over, overturned, flipped, upside down, up side down, rolled over, tipped over',
    fr: 'chaviré, chavirée, chavire, s est retourné, s est retournée, à l envers, renversé, renversée, retourné coque en l air, se retourne',
  },
  low: {
    en: 'low in water, low in the water, very low, overloaded, over loaded, too heavy, too many people, heavily loaded, too much people, overcrowded, very full',
    fr: 'bas sur l eau, très bas, surchargé, surchargée, très chargé, très chargée, trop lourd, trop de monde, trop chargé, trop chargée, surcharge, trop de personnes, bas dans l eau',
  },
  dry: { en: 'dry, is dry', fr: 'sec, sèche, au sec' },
  losesAir: {
    en: 'losing air, loosing air, deflating, deflated, punctured, puncture, no air, air out, air going out, air coming out, tube broken, tube burst, air is going',
    fr: 'dégonfle, se dégonfle, dégonflé, percé, percée, crevé, crevée, perd de l air, boudin crevé, boudin percé, boudin éclaté, crevaison',
  },
  lifeJacket: {
    en: 'life jacket, life jackets, lifejacket, lifejackets, life vest, life vests, lifevest, lifevests, jackets, life jaket, life jakets, vests, buoyancy aids',
    fr: 'gilet, gilets, gilet de sauvetage, gilets de sauvetage, gillet, gillets, brassières, gilé, gilés, brassière',
  },
  launch: {
    en: 'launch, launched, launching, put in the water, left the beach, left the shore, launched in the water',
    fr: 'mise à l eau, mises à l eau, mis à l eau, mettre à l eau, mettent à l eau, mise a leau',
  },
} as const satisfies Lexicon;
