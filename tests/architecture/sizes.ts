import { code, lineCount, type Sources } from './sources.ts';

export function filesAreShort(sources: Sources): string[] {
  return [...sources]
    .filter(([path]) => /\.(tsx?|css|sql)$/.test(path))
    .flatMap(([path, source]) => (lineCount(source) > 400 ? [`${path} has ${lineCount(source)} lines`] : []));
}

/** What keeps the grammar of records from becoming a language of its own. */
export function grammarIsSmall(sources: Sources): string[] {
  const machinery = code(sources).filter(([path]) => /^platform\/(record|lifecycle)\//.test(path));
  const lines = machinery.reduce((total, [, source]) => total + lineCount(source), 0);
  const kinds = /type FieldKind =([^;]*);/.exec(sources.get('platform/record/fields.ts') ?? '')?.[1] ?? '';
  const count = kinds.match(/'\w+'/g)?.length ?? 0;
  return [
    ...(lines < 1500 ? [] : [`platform/record and platform/lifecycle have ${lines} lines; under 1,500`]),
    ...(count <= 16 ? [] : [`there are ${count} kinds of field; at most 16`]),
  ];
}
