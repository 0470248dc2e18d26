const browsers = [
  ['MicroMessenger', 'WeChat'],
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** What a browser says of itself, as its owner knows it: `Chrome · Windows`. */
export function deviceOf(agent: string): string {
  const named = [browsers, systems].flatMap((known) => known.find(([mark]) => agent.includes(mark))?.[1] ?? []);
  return named.join(' · ') || agent.slice(0, 40) || '?';
}
