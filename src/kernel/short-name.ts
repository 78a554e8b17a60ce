/** The form of a short name, for what may not carry a schema library: browsers, and devices in the hand. */
export const shortNamePattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** True where a text is a short name: no spaces, no slashes, nothing that could hold a sentence. */
export function isShortName(text: string): boolean {
  return shortNamePattern.test(text);
}
