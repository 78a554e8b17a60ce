import type { Lexicon } from './lexicon.ts';

/** Words about way, course, help and what is seen and heard. */
export const wayWords = {
  heading: {
    en: 'heading, heading to, headed, course, towards, toward, going to, go to, bound for, direction, making for, steering, leaves to, leaving to, leaves for, moving to, sailing to, we go, going, on course, going towards, leaves to the, to the, for',
    fr: 'route, cap, direction, vers, fait route vers, en direction de, en route vers, se dirige vers, faisant route, fait route, au cap, route au, cap au, en direction du, part vers, route vers, on va, on va en, pour, va vers',
  },
  moving: {
    en: 'under way, underway, moving, is moving, still going, making way, we keep going, continue, continues, continuing, boat not stop, boat dont stop, not stopping, boat going, sailing, motoring, still moving',
    fr: 'fait route, fait route vers, fait route au, faisant route, avance, avancent, avançons, progresse, poursuit sa route, poursuivent leur route, poursuivent, continue sa route, navigue, s éloigne, en mouvement, on avance',
  },
  notMoving: {
    en: 'drifting, adrift, drift, drifts, stationary, not moving, dont move, no move, not move, stuck, boat stop, boat stopped, boat is stopped, cant move, we stop, stopped in the sea, boat not moving, drifing',
    fr: 'dérive, à la dérive, en dérive, dérivons, dérivent, immobile, immobiles, ne bouge plus, ne bouge pas, n avance plus, n avance pas, bloqués en mer, à l arrêt en mer, stoppés, n avançons plus, on bouge plus, on avance plus',
  },
  england: {
    en: 'england, uk, u k, britain, great britain, english coast, united kingdom, british waters, english waters, london, ingland, engeland',
    fr: 'angleterre, royaume uni, grande bretagne, eaux anglaises, eaux britanniques, côte anglaise, côtes anglaises, anglettere, angletere, londres, lignes anglaises',
    misspelt: true,
  },
  refuse: {
    en: 'refuse, refuses, refused, refusing, decline, declines, declined, reject, rejects, rejected',
    fr: 'refusent, refusé, refusons, refus, décline, déclinent, rejette, rejettent',
  },
  want: {
    en: 'want, wants, wanted, need, needs, needed, ask, asks, asked, ask for, asking, asking for, require, requires, required, request, requests, like, wish, asks for, need of',
    fr: 'veut, veulent, voulons, veux, besoin, besoin de, besoin d, demande, demandent, demandé, demandons, souhaite, souhaitent, réclame, réclament, demander, sollicite, demande pas',
  },
  help: {
    en: 'help, assistance, aid, rescue, to be rescued, rescued, be rescued, rescuing, assist, hlp, assistence, saved, to be saved, pick up',
    fr: 'aide, assistance, secours, secourir, être secouru, être secourus, d aide, d assistance, de secours, d être secouru, d être secourus, l aide, être secourue, sauvetage, être assisté, prise en charge',
  },
  plead: {
    en: 'help us, help me, please help, please come, send help, come quick, come quickly, come fast, save us, save me, sos, s o s, mayday, need help, come please, please save, need rescue, need a rescue, rescue us, please rescue, help please, hlp, we need you, plz help, pls help, pls come, plz come, come now',
    fr: 'au secours, venez, svp venez, aidez nous, aidez moi, aider nous, à l aide, venez vite, venez nous, sauvez nous, besoin d aide, besoin de secours, venez svp, svp aidez, venez s il vous plaît, vite svp, venez aider, secourez nous, aidé nous, sauver nous, venez nous chercher, demande assistance, demandent assistance, demande d assistance, demandons assistance',
  },
  lighthouse: {
    en: 'lighthouse, lighthouses, light house, light houses, lighthous, litehouse, light tower, light towers, lighthause',
    fr: 'phare, phares, fare, phars',
    misspelt: true,
  },
  two: { en: 'two, both, 2', fr: 'deux, les deux' },
  light: { en: 'light, lights, lites', fr: 'lumière, lumières, feux, lueurs, lueur, lumiere, éclairage' },
  town: {
    en: 'town, city, village, port, harbour, houses, coast, beach town, the town',
    fr: 'ville, villes, agglomération, maisons, côte, villages, la ville',
  },
  cry: {
    en: 'cry, cries, crying, cryng, screaming, scream, screams, cried',
    fr: 'pleure, pleurs, pleurent, crie, cris, hurle, pleurer, plere',
  },
  missing: {
    en: 'missing, is missing, not found, lost someone',
    fr: 'manquant, manquante, manquants, manquantes, disparu, disparue, disparus, disparues, manque, introuvable',
  },
  pregnant: { en: 'pregnant, pregnent', fr: 'enceinte, enceintes' },
  helpCry: { en: 'help, hlp, halp', fr: 'aide, secours' },
  colourWord: { en: 'colour, color, coloured', fr: 'couleur, de couleur' },
  near: {
    en: 'near, close, close to, next to, beside, passing, pass, passes, behind, in front',
    fr: 'près, proche, à côté, passe, devant, derrière, au large, près de',
  },
  green: { en: 'green', fr: 'vert, verte, verts, vertes' },
  black: { en: 'black, blak, blac', fr: 'noir, noire, noirs, noires' },
  grey: { en: 'grey, gray, greys', fr: 'gris, grise, grises' },
  white: { en: 'white', fr: 'blanc, blanche, blancs, blanches' },
  red: { en: 'red', fr: 'rouge, rouges' },
  orange: { en: 'orange, orang', fr: 'orange' + 's, orangé, orangée' },
  yellow: { en: 'yellow', fr: 'jaune, jaunes' },
  blue: { en: 'blue, navy blue', fr: 'bleu, bleue, bleus, bleues, bleu marine' },
} as const satisfies Lexicon;
