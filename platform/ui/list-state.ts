import type { Actor, Definition } from '../record/define.ts';
import type { Field } from '../record/fields.ts';
import { isClear } from '../record/sensitive.ts';

export type Search = Readonly<Record<string, string | undefined>>;

/** A column or filter: a field, or one of a referenced record (`person.sex`). */
export interface Path {
  readonly path: string;
  readonly field: Field;
}

type Definitions = ReadonlyMap<string, Definition>;

/** Everything a list can show its reader: its own fields and those it sees through references, where they are read as they are. */
export function pathsOf(definition: Definition, definitions: Definitions, actor: Actor | null): Path[] {
  return Object.entries(definition.fields)
    .flatMap(([name, field]): Path[] => {
      const target = definitions.get(field.to ?? '');
      const through = (field.through ?? []).map((inner) => ({
        path: `${name}.${inner}`,
        field: target?.fields[inner] as Field,
      }));
      return [{ path: name, field }, ...through];
    })
    .filter(({ field }) => isClear(field, actor));
}

/** What a list shows until somebody chooses otherwise. */
export function defaultColumns(definition: Definition, paths: readonly Path[]): string[] {
  return paths
    .filter(({ path, field }) =>
      path.includes('.') ? definition.fields[path.split('.')[0] as string]?.list : field.list,
    )
    .map(({ path }) => path);
}

/** Fields that people narrow a list down by. */
export function filtersOf(paths: readonly Path[]): Path[] {
  return paths.filter(({ field }) =>
    ['code', 'yesNo', 'date', 'partialDate', 'integer', 'reference'].includes(field.kind),
  );
}

/** Whether anything but order, page and columns is asked. */
export function isNarrowed(search: Search): boolean {
  return Object.keys(search).some((key) => !['sort', 'page', 'columns'].includes(key) && search[key]);
}

/** The sort after a click on a header: ascending, descending, back to the list's own. */
export function nextSort(current: string | undefined, path: string): string | undefined {
  if (current === path) return `-${path}`;
  return current === `-${path}` ? undefined : path;
}

/** Through a row by `person.sex`. */
export function valueAt(row: Readonly<Record<string, unknown>>, path: string): unknown {
  if (path in row) return row[path];
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], row);
}
