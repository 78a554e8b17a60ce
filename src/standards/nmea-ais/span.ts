/** Some bytes of a larger buffer: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}
