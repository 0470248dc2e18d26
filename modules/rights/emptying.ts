import { type Definition, fieldsOf } from '../../platform/record/define.ts';
import type { KeptRow } from '../../platform/record/write.ts';
import { dataCategory } from './codes.ts';
import { type Named, withoutName, withoutNameAlone } from './mentions.ts';

/** What figures count people by: it stays under a pseudonym, so that those of past years do not change. */
export const counted = ['sex', 'politicalStatus', 'otherStatus', 'education', 'sector'];

/** Asked and answered: what was written there goes with any erasure. */
const requests: Readonly<Record<string, readonly string[]>> = {
  consent: ['how'],
  correction: ['valueNow', 'valueWanted', 'reason', 'answer'],
  erasure: ['reason'],
};

export type Values = Record<string, unknown>;

/** The person's own row: what goes of it; all of it where who they are goes, but for a pseudonym and what is counted by. */
export function emptiedPerson(definition: Definition, row: KeptRow, goes: ReadonlySet<string>, named: Named): Values {
  if (goes.has('identity')) {
    const kept = new Set([...counted, ...staying(goes)]);
    const emptied = fieldsOf(definition).filter(([name]) => !kept.has(name));
    const born = typeof row.born === 'string' ? row.born.slice(0, 4) : null;
    return { ...Object.fromEntries(emptied.map(([name]) => [name, null])), name: named.pseudonym, born };
  }
  const fields = dataCategory.entries.flatMap(({ code, person = [] }) => (goes.has(code) ? person : []));
  return Object.fromEntries(fields.map((name) => [name, null]));
}

/** Fields that stay by a basis of their own. */
function staying(goes: ReadonlySet<string>): string[] {
  return dataCategory.entries.flatMap(({ code, person = [] }) => (goes.has(code) ? [] : person));
}

/** A row that refers to the person. One of a record that no kind of data names goes with who they are. */
export function emptiedRow(definition: Definition, row: KeptRow, goes: ReadonlySet<string>, named: Named): Values {
  const asked = requests[definition.name];
  const category = dataCategory.entries.find(({ records }) => records?.[definition.name] !== undefined);
  const listed = goes.has(category?.code ?? 'identity')
    ? (category?.records?.[definition.name] ?? sensitiveOf(definition))
    : [];
  const names = goes.has('identity') ? renamed(definition, row, (text) => withoutName(text, named)) : {};
  return { ...names, ...Object.fromEntries([...(asked ?? listed)].map((name) => [name, null])) };
}

function sensitiveOf(definition: Definition): string[] {
  return fieldsOf(definition).flatMap(([name, { opens }]) => (opens ? [name] : []));
}

/** The texts of a row without the name: of one that belongs to the person's, or that only says the name. */
export function renamedRow(definition: Definition, row: KeptRow, belongs: boolean, named: Named): Values {
  return renamed(definition, row, (text) => (belongs ? withoutName(text, named) : withoutNameAlone(text, named)));
}

function renamed(definition: Definition, row: KeptRow, change: (text: string) => string): Values {
  const texts = fieldsOf(definition).flatMap(([name, { kind }]) => {
    const text = row[name];
    if ((kind !== 'text' && kind !== 'longText') || typeof text !== 'string') return [];
    const changed = change(text);
    return changed === text ? [] : [[name, changed] as const];
  });
  return Object.fromEntries(texts);
}
