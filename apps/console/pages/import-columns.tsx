import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';
import type { Answers, Conversation } from './import-types.ts';

interface ImportColumnsProps {
  readonly conversation: Conversation;
  readonly onSay: (answers: Answers) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Columns that are read as in an earlier file of the office, which may have been wrong: said, and taken back at once. */
export function ImportRemembered({ conversation, onSay }: Omit<ImportColumnsProps, 'onClose'>) {
  const { t } = useLanguage();
  const { columns, fields } = conversation;
  const remembered = columns.filter(({ by }) => by === 'remembered');
  if (remembered.length === 0) return null;
  const labelOf = (field: string | null) =>
    t(fields.find((known) => known.field === field)?.label ?? field ?? words.notRead);
  return (
    <p className="row">
      <span className="unsure">{t(words.asRemembered)}</span>
      {remembered.map(({ sheet, index, header, field }) => (
        <span key={`${sheet} ${index}`}>
          {header} → {labelOf(field)}
        </span>
      ))}
      <button
        type="button"
        onClick={() => void onSay({ automatic: remembered.map(({ sheet, index }) => ({ sheet, index })) })}
      >
        {t(words.automatic)}
      </button>
    </p>
  );
}

/** Which column is what; a change is remembered for the same headers of this office once the file is written. */
export function ImportColumns({ conversation, onSay, onClose }: ImportColumnsProps) {
  const { t } = useLanguage();
  const { columns, fields, sheets } = conversation;
  const tableOf = new Map(sheets.map(({ name, table }) => [name, table]));
  return (
    <Dialog title={t(words.columns)} onClose={onClose} aside>
      <p className="mute">{t(words.columnsNote)}</p>
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">{t(words.column)}</th>
            <th scope="col">{t(words.meaning)}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ sheet, index, letter, header, field, by, sample }) => (
            <tr key={`${sheet} ${index}`}>
              <td className="wrap">
                {letter} {header || '—'}
                <div className="hint">{sample.join(' · ')}</div>
              </td>
              <td>
                <select
                  aria-label={`${t(words.meaning)}: ${letter} ${header}`}
                  value={field ?? ''}
                  onChange={(event) => void onSay({ mapping: [{ sheet, index, field: event.target.value || null }] })}
                >
                  <option value="">{t(words.notRead)}</option>
                  {fields
                    .filter(({ table }) => table === tableOf.get(sheet))
                    .map((known) => (
                      <option key={known.field} value={known.field}>
                        {t(known.label)}
                      </option>
                    ))}
                </select>
                {by === 'header' ? null : (
                  <button type="button" className="plain" onClick={() => void onSay({ automatic: [{ sheet, index }] })}>
                    {t(words.automatic)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
