import { code, type Sources } from './sources.ts';

const removes =
  /\b(update|delete\s+from|truncate(\s+table)?|drop\s+table|alter\s+table)\s+(only\s+)?"?audit_(batch|entry|summary)\b/i;
/** The program's role cannot change the log; whoever goes back to the connection's own user can. */
const becomesTheOwner = /\b(reset\s+role|set\s+(local\s+|session\s+)?role|set\s+session\s+authorization)\b/i;

/** Nothing that the program does removes or changes an entry: whatever is erased, undone or brought up to date. */
export function logOnlyGrows(sources: Sources): string[] {
  const migrations = [...sources].filter(([path]) => /^migrations\/.*\.sql$/.test(path));
  return [...code(sources), ...migrations]
    .filter(([path]) => !path.startsWith('bench/'))
    .flatMap(([path, source]) => [
      ...(removes.test(source) ? [`${path} changes or removes what the log says`] : []),
      ...(becomesTheOwner.test(source) ? [`${path} leaves the role that cannot change the log`] : []),
    ]);
}
