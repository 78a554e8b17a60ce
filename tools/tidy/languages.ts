import { field, isNode, literalText, nameOf, type Node, type Source, walk } from './syntax.ts';
import { type Finding, isTest, lineOf } from './tree.ts';

/** Words that are the same in both languages: names, signs and the trade's own. Anything else must differ. */
const sameInBoth = new Set(
  `AIS AIS-SART AtoN Base COG Cap Calais Cargo Canal Centre Destination Distance Dover Drone ETA EPIRB GNSS Horizon IMO Identification
  France Intact Interface Latitude Longitude MMSI MOB MQTT Mode Mission Navigation Navire Note OMI Observation Observations Orientation
  Original Page Passage Pause Phase Photo Plan Port Position Positions Possible Probable Radar Route SAR SOG Sangatte Secret Section Service Source Sources
  Station Strait TCP Transit Type Types UDP UTC VHF Vessel Version Zone Zones Zoom local min`.split(/\s+/),
);

/** French written without its accents: the commonest words of the trade. */
const accentless =
  /\b(?:detection|detections|evenement|evenements|requete|requetes|region|regions|etat|deja|memoire|reseau|numero|delai|heberge|recu|recue|emetteur|recepteur|derniere|apres|annee|cote|cotes|mere|pere)\b/i;

/** The holes of an ICU message. */
function holes(text: string): string {
  return [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)]
    .map((match) => match[1] ?? '')
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .join(' ');
}

function letters(text: string): string {
  return text
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/[^\p{L}-]+/gu, ' ')
    .trim();
}

function isSame(text: string): boolean {
  const words = letters(text)
    .split(' ')
    .filter((word) => word.length > 2);
  return words.every((word) => sameInBoth.has(word) || word === word.toUpperCase());
}

function textFault(en: string, fr: string): string | null {
  if (en.trim() === '') return 'the English text is empty';
  if (fr.trim() === '') return 'the French text is empty';
  if (en === fr && !isSame(en)) return `the same in both languages: ${en}`;
  if (holes(en) !== holes(fr)) return `the holes differ: "${holes(en)}" and "${holes(fr)}"`;
  // Topics, paths, addresses and the names of holes are not French.
  const word = accentless.exec(fr.replaceAll(/\S*\/\S*|\{\w+/g, ''))?.[0];
  return word === undefined ? null : `French without its accent: ${word}`;
}

function propertiesOf(node: Node): ReadonlyMap<string, Node> {
  const list = Array.isArray(node['properties']) ? node['properties'].filter(isNode) : [];
  return new Map(
    list.flatMap((one) => [[nameOf(field(one, 'key')) ?? '', field(one, 'value') ?? one] as const]),
  );
}

/** Objects that bear one language without the other, or two that cannot both be right. Tests may invent words. */
export function languageFindings(source: Source): readonly Finding[] {
  if (isTest(source.path)) return [];
  const found: Finding[] = [];
  walk(source.program, (node) => {
    if (node.type !== 'ObjectExpression') return;
    const properties = propertiesOf(node);
    const en = properties.get('en');
    const fr = properties.get('fr');
    if (en === undefined && fr === undefined) return;
    // `{ fr: ..., uk: ... }` is a pair of states, not of languages.
    if (en === undefined && properties.has('uk')) return;
    const english = literalText(en ?? null);
    const french = literalText(fr ?? null);
    let what = english !== null && french !== null ? textFault(english, french) : null;
    if (en === undefined) what = `no English beside the French${french === null ? '' : ` "${french}"`}`;
    if (fr === undefined) what = `no French beside the English${english === null ? '' : ` "${english}"`}`;
    if (what !== null)
      found.push({ rule: 'languages', path: source.path, line: lineOf(source.text, node.start), what });
  });
  return found;
}
