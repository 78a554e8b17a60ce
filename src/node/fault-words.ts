/**
 * What a log may say of a fault: its kind, its code, and where in the program; never its message, which may repeat
 * what somebody entered.
 */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const place = /\bsrc[/\\][\w/\\.-]+:\d+/.exec(error.stack ?? '')?.[0];
  return `${error.name}${code}${place === undefined ? '' : ` at ${place}`}`;
}
