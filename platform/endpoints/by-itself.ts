import type { Definition } from '../record/define.ts';

/**
 * A definition for who is there for some kinds of record: a reference to another kind says what it refers to by its title,
 * which is how the row itself is read, and nothing else of it.
 */
export function byItself(definition: Definition, records: readonly string[] | undefined): Definition {
  if (!records) return definition;
  const fields = Object.entries(definition.fields).map(([name, field]) => {
    if (!field.through || records.includes(field.to ?? '')) return [name, field];
    return [name, { ...field, through: [] }];
  });
  return { ...definition, fields: Object.fromEntries(fields) };
}
