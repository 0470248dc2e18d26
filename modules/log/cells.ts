import { actions } from '../../platform/audit/actions.ts';
import type { Label } from '../../platform/errors/errors.ts';
import type { Definitions } from '../../platform/record/batch.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import type { Line } from './lines.ts';
import { columns, details, things, values, ways } from './words.ts';

type Cells = readonly (string | number | null)[];

export function headerCells(language: Language): string[] {
  return Object.values(columns).map((label) => inLanguage(label, language));
}

/** An entry as a line of a table, in the order of `columns`. */
export function cellsOf(definitions: Definitions, line: Line, language: Language): Cells {
  const t = (label: Label) => inLanguage(label, language);
  const definition = definitions.get(line.record);
  const word = (table: Readonly<Record<string, Label>>, key: string) => t(table[key] ?? { zh: key, en: key });
  const field = (name: string) => t(definition?.fields[name]?.label ?? { zh: name, en: name });
  return [
    ...[line.seq, instant.format(new Date(line.at)), line.actor.name, line.actor.id, word(ways, line.via)],
    t(definition?.transitions?.[line.action]?.label ?? actions[line.action] ?? { zh: line.action, en: line.action }),
    definition ? t(definition.label) : word(things, line.record),
    ...[line.title ?? '', line.id, line.fields?.map(field).join(' ') ?? ''],
    Object.entries(line.details)
      .map(([name, value]) => `${word(details, name)} ${shown(value, (key) => word(values, key))}`)
      .join('; '),
    line.reason ?? '',
  ];
}

const instant = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' },
});

function shown(value: unknown, word: (key: string) => string): string {
  if (typeof value === 'string') return word(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
