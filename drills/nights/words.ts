import type { Text } from '../../src/kernel/text.ts';
import type { ContactFacts } from '../../src/operations/rescue/wire.ts';
import { placeName } from './shores.ts';

const engines: Readonly<Record<string, Text>> = {
  running: { en: 'engine running', fr: 'le moteur tourne' },
  weak: { en: 'engine no good', fr: 'le moteur marche mal' },
  stopped: { en: 'engine stopped', fr: 'le moteur est arrete' },
};
const hulls: Readonly<Record<string, Text>> = {
  dry: { en: 'no water', fr: 'pas d eau' },
  taking_water: { en: 'water is coming in', fr: 'l eau entre' },
  low_in_water: { en: 'boat is low in water', fr: 'le bateau est bas sur l eau' },
  swamped: { en: 'boat full of water', fr: 'le bateau est plein d eau' },
  capsized: { en: 'boat turned over', fr: 'le bateau est retourne' },
};
const sayingWords: Readonly<Record<string, Text>> = {
  two_lighthouses: { en: 'we see two lighthouses', fr: 'nous voyons deux phares' },
  ferry_near: { en: 'a ferry is near', fr: 'un ferry est proche' },
  lights_of_town: { en: 'we see the lights of a town', fr: 'nous voyons les lumieres d une ville' },
  heading_england: { en: 'we are heading to England', fr: 'nous allons vers l Angleterre' },
  baby_cry: { en: 'a baby is crying', fr: 'un bebe pleure' },
  sinking: { en: 'we are sinking', fr: 'nous coulons' },
  losing_air: { en: 'the boat is losing air', fr: 'le bateau perd de l air' },
  pregnant: { en: 'a woman is pregnant', fr: 'une femme est enceinte' },
};
const colourWords: Readonly<Record<string, Text>> = {
  black: { en: 'black boat', fr: 'bateau noir' },
  grey: { en: 'grey boat', fr: 'bateau gris' },
  white: { en: 'white boat', fr: 'bateau blanc' },
  blue: { en: 'blue boat', fr: 'bateau bleu' },
  orange: { en: 'orange boat', fr: 'bateau orange vif' },
  red: { en: 'red boat', fr: 'bateau rouge' },
  green: { en: 'green boat', fr: 'bateau vert' },
};

/** What is put into words of the claims of a contact; each part in both languages. */
function partsOf({ claims }: ContactFacts): readonly Text[] {
  const parts: Text[] = [];
  const { persons, children, fromOtherBoat, toOtherBoat } = claims;
  if (persons !== null) parts.push(personsWords(persons.min, persons.max));
  if (children !== null) parts.push({ en: `${children.max} children`, fr: `dont ${children.max} enfants` });
  if (claims.engine !== null) parts.push(engines[claims.engine] ?? nothingSaid);
  else if (claims.underWay === true) parts.push({ en: 'the boat is moving', fr: 'le bateau avance' });
  if (claims.hull !== null) parts.push(hulls[claims.hull] ?? nothingSaid);
  if (claims.colour !== null) parts.push(colourWords[claims.colour] ?? nothingSaid);
  if (claims.hullKind === 'taxi_boat') parts.push({ en: 'taxi boat', fr: 'taxi-boat' });
  if (fromOtherBoat !== null)
    parts.push({
      en: `other boat gave us ${fromOtherBoat.max}`,
      fr: `l autre bateau nous en a donne ${fromOtherBoat.max}`,
    });
  if (toOtherBoat !== null)
    parts.push({
      en: `${toOtherBoat.max} went to the other boat`,
      fr: `${toOtherBoat.max} sont passes sur l autre bateau`,
    });
  for (const cue of claims.cues) {
    const place = cue.startsWith('place:') ? placeName(cue.slice(6)) : null;
    if (place !== null) parts.push({ en: `left from ${place}`, fr: `partis de ${place}` });
    else if (sayingWords[cue]) parts.push(sayingWords[cue]);
  }
  return parts;
}

const nothingSaid: Text = { en: 'no more heard', fr: 'rien d autre entendu' };

function personsWords(min: number, max: number): Text {
  return min === max
    ? { en: `${max} people`, fr: `${max} personnes` }
    : { en: `${min} to ${max} people`, fr: `${min} a ${max} personnes` };
}

/** A contact in words as it is logged, English or French, without accents. Invented; no caller ever said it. */
export function wordsOf(facts: ContactFacts, language: 'en' | 'fr'): string {
  if (facts.kind === 'news')
    return language === 'fr'
      ? 'Bonne nouvelle : le bateau est arrive, tout le monde est sain et sauf.'
      : 'Good news: the boat is safe, everyone is on the ship.';
  const [position] = facts.positions;
  const typed = position?.source === 'text' ? [`${position.lat} ${position.lon}`] : [];
  const said = [...partsOf(facts).map((part) => part[language]), ...typed];
  if (said.length > 0) return `${said.join(', ')}.`;
  return language === 'fr' ? 'Appel a l aide, embarcation en mer.' : 'Call for help, boat at sea.';
}
