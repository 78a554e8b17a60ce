// In this order: most browsers also bear the names of those before them.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * Browser and system of a User-Agent header by family: `Firefox, Linux`. Versions are left out, so that an update
 * during a watch ends no session; what is unknown is `-`.
 */
export function agentFamily(userAgent: string): string {
  const named = (table: typeof browsers): string => table.find(([form]) => form.test(userAgent))?.[1] ?? '-';
  return `${named(browsers)}, ${named(systems)}`;
}
