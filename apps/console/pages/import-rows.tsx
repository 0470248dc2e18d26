import { useEffect, useRef, useState } from 'react';
import type { Label } from '../../../platform/errors/errors.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import { Cell } from './import-cell.tsx';
import { Explanation } from './import-explanation.tsx';
import { keyOf, type Place, useFixes } from './import-fixes.ts';
import { type Answers, type Conversation, type PreviewRow, rowTones } from './import-types.ts';

interface ImportRowsProps {
  readonly conversation: Conversation;
  readonly rows: readonly PreviewRow[];
  readonly onSay: (answers: Answers) => Promise<boolean>;
}

/** The rows as they would be written. A cell is changed in place; what was changed can be taken back, the last first. */
export function ImportRows({ conversation, rows, onSay }: ImportRowsProps) {
  const { t } = useLanguage();
  const [editing, edit] = useState<Place | null>(null);
  const { typed, save } = useFixes(onSay);
  const body = useFocusKept(rows);
  const fields = shownFields(conversation, t);
  const severalSheets = new Set(rows.map(({ sheet }) => sheet)).size > 1;
  return (
    <div className="card flush scroll">
      <table className="preview">
        <thead>
          <tr>
            <th scope="col" className="n">
              {t(words.row)}
            </th>
            <th scope="col">{t(words.result)}</th>
            <th scope="col">{t(words.explanation)}</th>
            {fields.map(({ field, header, label }) => (
              <th key={field} scope="col">
                {label}
                <div>{header}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={`${row.sheet} ${row.row}`}>
              <td className="n">
                {severalSheets ? <div className="hint">{row.sheet}</div> : null}
                {row.row}
              </td>
              <td>
                <Tag tone={rowTones[row.state]}>{t(words[row.state])}</Tag>
                {row.state === 'warning' ? (
                  <div>
                    <Tag tone={rowTones[row.outcome]}>{t(words[row.outcome])}</Tag>
                  </div>
                ) : null}
              </td>
              <td id={whyOf(row)} className="wrap">
                <Explanation row={row} onSay={onSay} />
              </td>
              {fields.map(({ field, label, choices }) => {
                const place = { sheet: row.sheet, row: row.row, field };
                return (
                  <Cell
                    key={field}
                    label={label}
                    text={typed.get(keyOf(place)) ?? row.values[field] ?? ''}
                    kept={row.values[field] ?? ''}
                    problem={row.problems.find((problem) => problem.field === field)}
                    why={whyOf(row)}
                    choices={choices}
                    editing={editing !== null && keyOf(editing) === keyOf(place)}
                    onEdit={() => edit(place)}
                    onSave={(value) => {
                      edit(null);
                      save(place, value);
                    }}
                    onCancel={() => edit(null)}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell that says what is wrong with a row: cells that are wrong refer to it. */
function whyOf({ sheet, row }: PreviewRow): string {
  return `why ${sheet} ${row}`.replaceAll(/\s/g, '-');
}

/** A column a field, in the order of the sheet; the same field of several sheets is one column. */
function shownFields({ columns, fields }: Conversation, t: (label: Label | string) => string) {
  const mapped = new Map(columns.flatMap((column) => (column.field ? [[column.field, column] as const] : [])));
  return [...mapped].map(([field, { header }]) => {
    const known = fields.find((other) => other.field === field);
    const said = header === known?.label.zh ? '' : header;
    return { field, header: said, label: t(known?.label ?? field), choices: known?.choices };
  });
}

/** Where the row under the focus goes, such as one with errors that was corrected, the focus stays in its place. */
function useFocusKept(rows: readonly PreviewRow[]) {
  const body = useRef<HTMLTableSectionElement>(null);
  const place = useRef<readonly [row: number, column: number] | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const cell = target instanceof HTMLElement ? target.closest('td') : null;
      const row = cell?.closest('tr');
      place.current = cell && row && body.current?.contains(row) ? [row.sectionRowIndex, cell.cellIndex] : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (rows.length === 0 || !place.current || document.activeElement !== document.body) return;
    const [row, column] = place.current;
    body.current?.rows[Math.min(row, rows.length - 1)]?.cells[column]?.focus();
  }, [rows]);
  return body;
}
