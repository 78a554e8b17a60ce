/** Why a secret cannot be taken. */
export type SecretFault = 'secret_too_short' | 'secret_too_long' | 'secret_too_common';

export const secretLengthMin = 12;
export const secretLengthMax = 128;

/** What the commonest secrets of twelve and more characters are made of, in both languages and on both keyboards. */
const commonWords =
  `password passwort passwd motdepasse secret admin administrator administrateur welcome bienvenue bonjour
  hello letmein login connexion qwerty qwertyuiop azerty azertyuiop asdfghjkl qsdfghjklm zxcvbnm wxcvbn iloveyou jetaime
  monkey dragon football baseball superman batman princess princesse sunshine soleil master michael jordan shadow
  chocolat doudou loulou marseille paris london france england britain calais dover douvres dunkirk dunkerque channel
  manche coastguard coastguards garde police gendarmerie border frontiere strait detroit rescue sauvetage summer winter
  spring autumn printemps automne hiver january february march april june july august september october november
  december janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre monday tuesday wednesday
  thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche changeme default temporary
  test testing user access abc love house home the my mon ma le la is not de du et and`
    .split(/\s+/)
    .filter((word) => word !== '');

const alike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Whether a secret may be one: 12 to 128 characters, none asked for; refused are those that everybody thinks of first:
 * common words however strung or spelt, the account's or agency's own name, repetitions and rows of keys.
 * Null: it may. Source: NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.
 */
export function secretFault(secret: string, own: readonly string[]): SecretFault | null {
  const text = secret.normalize('NFKC');
  if (Array.from(text).length < secretLengthMin) return 'secret_too_short';
  if (Array.from(text).length > secretLengthMax) return 'secret_too_long';
  const lower = text.toLowerCase();
  const words = [
    ...commonWords,
    ...own.map((word) => spelled(word.toLowerCase())).filter((word) => word.length >= 3),
  ];
  const isCommon = isRepeated(lower) || isRow(lower) || restWithout(spelled(lower), words).length < 4;
  return isCommon ? 'secret_too_common' : null;
}

/** Letters only, with what people write for letters read as such; the digits and signs around words are dropped. */
function spelled(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const core = bare.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  return Array.from(core)
    .map((sign) => alike[sign] ?? sign)
    .join('')
    .replaceAll(/[^\p{L}]/gu, '');
}

/** What no common word covers, longest words first. */
function restWithout(text: string, words: readonly string[]): string {
  let rest = text;
  for (const word of words.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  return rest;
}

/** The same few characters over and over: fewer than five different ones, or one part repeated. */
function isRepeated(text: string): boolean {
  return new Set(text).size < 5 || /^(.{1,8}?)\1+.?$/s.test(text);
}

const keyRows = ['qwertyuiop', 'azertyuiop', 'asdfghjkl', 'qsdfghjklm', 'zxcvbnm', 'wxcvbn', '1234567890'];

/** Mostly neighbours: alphabet, digits or a row of the keyboard, in either direction. */
function isRow(text: string): boolean {
  const signs = Array.from(text);
  const steps = signs.slice(1).filter((sign, index) => areNeighbours(signs[index] ?? '', sign));
  return steps.length >= (signs.length - 1) * 0.75;
}

function areNeighbours(a: string, b: string): boolean {
  if (Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) === 1) return true;
  return keyRows.some((row) => row.includes(a + b) || row.includes(b + a));
}
