import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import type { Label } from '../../../platform/errors/errors.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import { type Answers, type Conversation, type PreviewRow, type RowProblem, rowTones } from './import-types.ts';

interface ImportRowsProps {
  readonly conversation: Conversation;
  readonly rows: readonly PreviewRow[];
  /** False once it is written: then it is only looked at. */
  readonly open: boolean;
  readonly onSay: (answers: Answers) => Promise<void>;
}

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly field: string;
}

/** The rows as they would be written. A cell is changed in place; what was changed can be taken back, the last first. */
export function ImportRows({ conversation, rows, open, onSay }: ImportRowsProps) {
  const { t } = useLanguage();
  const [editing, edit] = useState<Place | null>(null);
  const [fixed, setFixed] = useState<readonly Place[]>([]);
  const fields = shownFields(conversation, t);
  const save = async (place: Place, value: string) => {
    edit(null);
    setFixed([...fixed, place]);
    await onSay({ fixes: [{ ...place, value }] });
  };
  const takeBack = async () => {
    const last = fixed.at(-1);
    if (!last) return;
    setFixed(fixed.slice(0, -1));
    await onSay({ fixes: [{ ...last, value: null }] });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !editing) {
      event.preventDefault();
      void takeBack();
    }
  };
  const severalSheets = new Set(rows.map(({ sheet }) => sheet)).size > 1;
  return (
    <div className="card flush scroll">
      <table>
        <thead>
          <tr>
            <th scope="col" className="n">
              {t(words.row)}
            </th>
            <th scope="col">{t(words.result)}</th>
            {fields.map(({ field, header, label }) => (
              <th key={field} scope="col">
                {label}
                <div>{header === label ? '' : header}</div>
              </th>
            ))}
            <th scope="col">{t(words.explanation)}</th>
          </tr>
        </thead>
        <tbody onKeyDown={press}>
          {rows.map((row) => (
            <tr key={`${row.sheet} ${row.row}`}>
              <td className="n">{severalSheets ? `${row.sheet} ${row.row}` : row.row}</td>
              <td>
                <Tag tone={rowTones[row.state]}>{t(words[row.state])}</Tag>
              </td>
              {fields.map(({ field, label }) => (
                <Cell
                  key={field}
                  label={label}
                  text={row.values[field] ?? ''}
                  problem={row.problems.find((problem) => problem.field === field)}
                  editing={editing?.sheet === row.sheet && editing.row === row.row && editing.field === field}
                  onEdit={open ? () => edit({ sheet: row.sheet, row: row.row, field }) : undefined}
                  onSave={(value) => void save({ sheet: row.sheet, row: row.row, field }, value)}
                  onCancel={() => edit(null)}
                />
              ))}
              <td className="wrap">
                <Explanation row={row} open={open} onSay={onSay} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A column a field, in the order of the sheet; the same field of several sheets is one column. */
function shownFields({ columns, fields }: Conversation, t: (label: Label | string) => string) {
  const mapped = new Map(columns.flatMap((column) => (column.field ? [[column.field, column] as const] : [])));
  return [...mapped].map(([field, { header }]) => ({
    field,
    header,
    label: t(fields.find((known) => known.field === field)?.label ?? field),
  }));
}

interface CellProps {
  readonly label: string;
  readonly text: string;
  readonly problem: RowProblem | undefined;
  readonly editing: boolean;
  readonly onEdit: (() => void) | undefined;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

function Cell({ label, text, problem, editing, onEdit, onSave, onCancel }: CellProps) {
  const { t } = useLanguage();
  if (editing) {
    return (
      <td>
        <input
          aria-label={t(words.fix, { label })}
          defaultValue={text}
          ref={(input) => input?.focus()}
          onBlur={onCancel}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onSave(event.currentTarget.value);
            else if (event.key === 'Escape') onCancel();
          }}
        />
      </td>
    );
  }
  const press = (event: KeyboardEvent<HTMLTableCellElement>) => {
    const step = arrows[event.key];
    if (step) {
      event.preventDefault();
      focusBeside(event.currentTarget, step);
    } else if (event.key === 'Enter') onEdit?.();
  };
  return (
    <td
      className={problem ? (problem.severity === 'error' ? 'err' : 'warn') : ''}
      title={problem?.message}
      tabIndex={onEdit ? 0 : undefined}
      onKeyDown={onEdit ? press : undefined}
      onDoubleClick={onEdit}
    >
      {text}
    </td>
  );
}

function focusBeside(cell: HTMLTableCellElement, [down, right]: readonly [number, number]): void {
  const row = cell.parentElement as HTMLTableRowElement;
  const rows = row.parentElement as HTMLTableSectionElement;
  rows.rows[row.sectionRowIndex + down]?.cells[cell.cellIndex + right]?.focus();
}

interface ExplanationProps {
  readonly row: PreviewRow;
  readonly open: boolean;
  readonly onSay: (answers: Answers) => Promise<void>;
}

function Explanation({ row, open, onSay }: ExplanationProps) {
  const { t } = useLanguage();
  const { sheet, row: number } = row;
  return (
    <>
      {row.problems.map((problem) => (
        <div key={`${problem.field} ${problem.code}`} className={problem.severity === 'error' ? 'wrong' : 'unsure'}>
          {problem.message}{' '}
          {open
            ? problem.choices?.map(({ id, label }) => (
                <button
                  key={id}
                  type="button"
                  className="plain"
                  onClick={() => void onSay({ answers: [{ sheet, row: number, field: problem.field, choice: id }] })}
                >
                  {label}
                </button>
              ))
            : null}
        </div>
      ))}
      {row.match ? (
        <span className="mute">
          <Link to={`/${row.match.plural}/${row.match.id}`}>{row.match.title}</Link> {row.match.why}{' '}
        </span>
      ) : null}
      {row.state === 'update' && row.changes.length > 0 ? (
        <span className="mute">{row.changes.map(({ field, label }) => t(label ?? field)).join(' · ')}</span>
      ) : null}
      {open && (row.state === 'error' || row.state === 'aside') ? (
        <button
          type="button"
          className="plain"
          onClick={() => void onSay({ aside: [{ sheet, row: number, aside: row.state === 'error' }] })}
        >
          {t(row.state === 'error' ? words.setAside : words.takeBack)}
        </button>
      ) : null}
    </>
  );
}
