import type { Label } from '../../platform/errors/errors.ts';
import type { Definitions } from '../../platform/record/batch.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import type { Line } from './lines.ts';
import { actionIn, detailsIn, fieldsIn, recordIn } from './saying.ts';
import { columns, ways } from './words.ts';

type Cells = readonly (string | number | null)[];

export function headerCells(language: Language): string[] {
  return Object.values(columns).map((label) => inLanguage(label, language));
}

/** An entry as a line of a table, in the order of `columns`. */
export function cellsOf(definitions: Definitions, line: Line, language: Language): Cells {
  const t = (label: Label) => inLanguage(label, language);
  const definition = definitions.get(line.record);
  const { seq, at, actor, via, action, record, title, id, reason } = line;
  return [
    ...[seq, instant.format(new Date(at)), actor.name, actor.id, t(ways[via] ?? { zh: via, en: via })],
    ...[actionIn(t, definition, action), recordIn(t, definition, record), title, id],
    ...[fieldsIn(t, definition, line), detailsIn(t, definition, line), reason],
  ];
}

const instant = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' },
});
