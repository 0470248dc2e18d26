/** What a title says besides what it is about: nearly every title has these. */
const common =
  /关于|進一步|进一步|加强|推进|推动|完善|加快|促进|提升|优化|解决|提案|建议|问题|工作|几点|的|與|与|和|及|在|对|我区|本区/g;
/** The least share of neighbouring characters that two titles have in common. */
const ENOUGH = 0.25;

/** What a title is about. */
export function matterOf(title: string): string {
  return title.replaceAll(common, ' ');
}

/** From 0 to 1: how many neighbouring characters two titles share, over how many they have. */
function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}

/** Those like the title, the most like first. */
export function mostAlike<Titled extends { readonly title: string }>(
  title: string,
  others: readonly Titled[],
  most: number,
): Titled[] {
  return others
    .map((other) => ({ other, like: likeness(title, other.title) }))
    .filter(({ like }) => like >= ENOUGH)
    .sort((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ other }) => other);
}

function pairsOf(title: string): Set<string> {
  const runs = matterOf(title)
    .split(/[^\p{Letter}\p{Number}]/u)
    .map((run) => [...run]);
  return new Set(runs.flatMap((run) => run.slice(1).map((character, place) => `${run[place]}${character}`)));
}
