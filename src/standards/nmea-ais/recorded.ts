/**
 * For tests: the folder of recorded AIS logs, which are not part of the project (see SOURCE.md).
 * `STRAIT_DATA`, or `../shared/data` beside the project. May not exist: the tests then skip visibly.
 */
export function recordedFolder(): string {
  const given = process.env['STRAIT_DATA'];
  const shared = given === undefined ? new URL('../../../../shared/data', import.meta.url).pathname : given;
  return `${shared}/ais`;
}
