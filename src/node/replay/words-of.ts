/** What words tell a careful reader beyond figures: read by the person at the desk, who knows both languages. */
export interface Tells {
  /** People are in a boat at sea, or have just left the shore in one. */
  readonly afloat: boolean;
  /** People are on land and no boat has left. */
  readonly ashore: boolean;
  /** A boat leaves the shore. */
  readonly leaving: boolean;
  /** Second-hand news that everybody is safe. */
  readonly safe: boolean;
  readonly outOfWater: boolean;
  /** A hull without people. */
  readonly empty: boolean;
  /** The report is taken back, or what was seen was something else. */
  readonly nothing: boolean;
  /** Two units took people from one boat. */
  readonly sameBoat: boolean;
}

const afloat =
  /\b(?:boat|dinghy|inflatables?|adrift|drifting|engine|at sea|on board|launched|depart(?:ed)?|mises? a l eau|parti(?:e?s)?|embarcation s eloigne|taxi-?boat|canots?|derive|en mer|a bord|moteur|naufrag\w*|chavir\w*|sinking)\b/;
const ashore =
  /\b(?:dunes?|beach group|on the beach|sur la plage|waiting|attend(?:ent|ant)?|attente|hebergement|avant la mise a l eau|before launch(?:ing)?|not (?:yet )?launched|car park|parking)\b/;
const left =
  /\b(?:left|parti(?:e?s)?|departed|depart\b(?! empeche)|s eloigne|launched|mise a l eau(?<!avant la mise a l eau))\b/;
const leaving =
  /\b(?:depart(?:s|ed|ing)?|launch(?:ed|ing)?|mises? a l eau|parti(?:e?s)? de|left the (?:beach|shore)|s eloigne|sort(?:ant|ie|i)?|leaving)\b(?! empeche)/;
const safe =
  /\b(?:is safe|are safe|all safe|everyone is (?:safe|on)|sain(?:e?s)? et sau(?:f|ve)s?|arrived|arrive(?:e?s)? a terre|reached the beach|good news|bonne nouvelle)\b/;
const outOfWater =
  /\b(?:out of the water|from the water|in the water|sorti(?:e?s)? de l eau|repech\w+|a l eau|bouee|clinging|accroche)\b/;
const empty = /\b(?:empty|vide|nobody (?:in|on board|aboard)|personne a bord|unoccupied|abandon\w*)\b/;
const nothing =
  /\b(?:false alarm|fausse alerte|not a boat|no boat|buoys?\b.*\bnot|fishing (?:marker|float)s?|was a (?:buoy|kayak|seal|log|yacht|fishing boat)|etait une? (?:bouee|kayak|tronc|voilier|chalutier))\b/;
const sameBoat = /\b(?:same boat|meme (?:embarcation|bateau|canot))\b/;

/** Reads French and English as typed in a log: lower case, without accents and apostrophes. Pure. */
export function tellsOf(text: string): Tells {
  const words = plain(text);
  return {
    afloat: afloat.test(words),
    ashore: ashore.test(words) && !left.test(words),
    leaving: leaving.test(words) && !(ashore.test(words) && !left.test(words)),
    safe: safe.test(words),
    outOfWater: outOfWater.test(words),
    empty: empty.test(words),
    nothing: nothing.test(words),
    sameBoat: sameBoat.test(words),
  };
}

/** Lower case, no accents, apostrophes as spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’`]/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** Whole numbers that stand alone in words, without those of clock times and decimals, in order. */
export function numbersIn(text: string): readonly number[] {
  const bare = text.replaceAll(/\d{1,2}:\d{2}|\d+[.,]\d+/g, ' ');
  return [...bare.matchAll(/(?<![\w-])\d{1,3}(?![\w])/g)].map(([digits]) => Number(digits));
}

/** Clock times `HH:MM` in words, as minutes of the day, in order. */
export function clockTimesIn(text: string): readonly number[] {
  return [...text.matchAll(/\b([01]?\d|2[0-3])[:h]([0-5]\d)\b/g)].map(
    ([, hours, minutes]) => Number(hours) * 60 + Number(minutes),
  );
}
