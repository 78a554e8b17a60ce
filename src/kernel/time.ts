declare const instantBrand: unique symbol;
declare const utcBrand: unique symbol;

/** Milliseconds since 1970-01-01T00:00:00Z: the form for arithmetic, telemetry and geometry. */
export type Instant = number & { readonly [instantBrand]: true };

/** The same moment as RFC 3339 text in UTC with milliseconds: the form in commands, events and on the wire. */
export type UtcText = string & { readonly [utcBrand]: true };

/** Reads the present. Pure rooms receive an `Instant`; only the edges hold a `Clock`. */
export type Clock = () => Instant;

const utcForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** Takes a number of milliseconds since 1970 as an instant. Throws on what is no moment: that is a bug. */
export function instant(milliseconds: number): Instant {
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8.64e15)
    throw new RangeError(`no moment: ${milliseconds}`);
  return Math.round(milliseconds) as Instant;
}

/** Writes an instant as UTC text, always with milliseconds: `2021-11-24T03:04:05.000Z`. */
export function toUtc(at: Instant): UtcText {
  return new Date(at).toISOString() as UtcText;
}

/** Reads UTC text (RFC 3339, `Z` only); null where it is no valid moment. */
export function parseUtc(text: string): Instant | null {
  if (!utcForm.test(text)) return null;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return null;
  if (text.slice(8, 10) <= '28' && text.slice(11, 13) <= '23') return milliseconds as Instant;
  // Date.parse takes 30 February for 2 March and 24:00 for the next day: a moment that reads back otherwise was none.
  const same = new Date(milliseconds).toISOString().startsWith(text.slice(0, 19));
  return same ? (milliseconds as Instant) : null;
}

/** The moment of UTC text already checked at an edge. Throws where it is none. */
export function fromUtc(text: UtcText): Instant {
  const at = parseUtc(text);
  if (at === null) throw new RangeError('not UTC text');
  return at;
}

/** Seconds from one moment to a later one; negative when `to` is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (to - from) / 1000;
}

/** The moment `seconds` after another; negative goes back. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return (at + Math.round(seconds * 1000)) as Instant;
}
