import { type KeyboardEvent, useRef } from 'react';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';
import type { RowProblem } from './import-types.ts';

interface CellProps {
  readonly label: string;
  readonly text: string;
  /** What the server has, where what was typed could not be said to it yet. */
  readonly kept: string;
  readonly problem: RowProblem | undefined;
  /** The id of the cell that says what the problem is. */
  readonly why: string;
  /** What it may say, where it is one of a few. */
  readonly choices: readonly string[] | undefined;
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** A cell of the preview: arrows move on, Enter changes it. The focus is back on it when it was changed. */
export function Cell({ label, text, kept, problem, why, choices, editing, onEdit, onSave, onCancel }: CellProps) {
  const cell = useRef<HTMLTableCellElement>(null);
  const press = (event: KeyboardEvent<HTMLTableCellElement>) => {
    const step = arrows[event.key];
    if (step) {
      event.preventDefault();
      focusBeside(event.currentTarget, step);
    } else if (event.key === 'Enter') {
      // Else the box that opens would be given this key too.
      event.preventDefault();
      onEdit();
    }
  };
  const leave = (done: () => void) => {
    done();
    cell.current?.focus();
  };
  return (
    <td
      ref={cell}
      className={problem ? (problem.severity === 'error' ? 'err' : 'warn') : ''}
      aria-describedby={problem ? why : undefined}
      tabIndex={editing ? -1 : 0}
      onKeyDown={editing ? undefined : press}
      onDoubleClick={editing ? undefined : onEdit}
    >
      {editing ? <Box {...{ label, text, kept, choices, onSave, onCancel, leave }} /> : text}
    </td>
  );
}

interface BoxProps extends Pick<CellProps, 'label' | 'text' | 'kept' | 'choices' | 'onSave' | 'onCancel'> {
  /** Ends by the keyboard: the focus goes back to the cell. */
  readonly leave: (done: () => void) => void;
}

/** Whatever ends the typing keeps what was typed, Esc alone does not. */
function Box({ label, text, kept, choices, onSave, onCancel, leave }: BoxProps) {
  const { t } = useLanguage();
  const ended = useRef(false);
  const end = (value: string | null) => {
    if (ended.current) return;
    ended.current = true;
    if (value === null || value === kept) onCancel();
    else onSave(value);
  };
  const shared = {
    'aria-label': t(words.fix, { label }),
    defaultValue: text,
    onBlur: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) => end(currentTarget.value),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLSelectElement>) => {
      const { key, currentTarget, nativeEvent } = event;
      if (nativeEvent.isComposing || (key !== 'Enter' && key !== 'Escape')) return;
      event.preventDefault();
      event.stopPropagation();
      leave(() => end(key === 'Enter' ? currentTarget.value : null));
    },
  };
  const begin = (box: HTMLInputElement | HTMLSelectElement | null) => box?.focus();
  if (!choices) return <input ref={begin} {...shared} />;
  return (
    <select ref={begin} {...shared}>
      {[...new Set([text, '', ...choices])].map((choice) => (
        <option key={choice} value={choice}>
          {choice || '—'}
        </option>
      ))}
    </select>
  );
}

function focusBeside(cell: HTMLTableCellElement, [down, right]: readonly [number, number]): void {
  const row = cell.parentElement as HTMLTableRowElement;
  const rows = row.parentElement as HTMLTableSectionElement;
  rows.rows[row.sectionRowIndex + down]?.cells[cell.cellIndex + right]?.focus();
}
