import type { Sources } from './sources.ts';

/** Each table of a jurisdiction is keyed by it and shows only the rows in scope; none has a trigger. */
export function tablesAreScoped(sources: Sources): string[] {
  const migrations = [...sources].filter(([path]) => /^migrations\/.*\.sql$/.test(path));
  const sql = migrations.map(([, text]) => text.replaceAll(/--.*$/gm, '')).join('\n');
  const triggers = sql.match(/\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\s+\w+/gi) ?? [];
  const scoped = [...sql.matchAll(/\bcreate table (\w+) \(([\s\S]*?)\n\)/g)].filter(([, , columns]) =>
    /^\s*jurisdiction\b/m.test(columns ?? ''),
  );
  return [
    ...triggers.map((trigger) => `${trigger}: a table has no trigger`),
    ...scoped.flatMap(([, name = '', columns = '']) => [
      ...(/primary key \(jurisdiction\b|jurisdiction integer primary key/.test(columns)
        ? []
        : [`the primary key of ${name} does not begin with the jurisdiction`]),
      ...(new RegExp(`\\bprotect(_append_only)?\\('${name}'\\)`).test(sql) ? [] : [`${name} is not protected`]),
    ]),
  ];
}
