/** A text without the control signs that no writing has and that a store or a screen may stumble over; lines stay lines. */
export function printable(written: string): string {
  // oxlint-disable-next-line no-control-regex -- taking these signs out is what this is for
  return written.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '');
}
