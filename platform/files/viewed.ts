const MOST = 10_000;

/**
 * Whether somebody looks at a file for the first time today: a page with a photograph is opened again and again, and the log
 * tells of it once. It is forgotten with the process, and then told once more.
 */
export function firstViews(): (account: string, file: string, today: string) => boolean {
  const seen = new Set<string>();
  let day = '';
  return (account, file, today) => {
    if (day !== today || seen.size >= MOST) seen.clear();
    day = today;
    const view = `${account} ${file}`;
    if (seen.has(view)) return false;
    seen.add(view);
    return true;
  };
}
