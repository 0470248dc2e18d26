import { useContext } from 'react';
import { parties } from '../../../data/parties.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';
import type { Answers, Conversation } from './import-types.ts';

interface QuestionsProps {
  readonly conversation: Conversation;
  readonly onSay: (answers: Answers) => Promise<boolean>;
}

/** What the file did not say by itself, or said wrongly. */
export function ImportQuestions({ conversation, onSay }: QuestionsProps) {
  const { t } = useLanguage();
  return (
    <div className="row">
      <label>
        {t(words.kind)}{' '}
        <select value={conversation.kind ?? ''} onChange={(event) => void onSay({ kind: event.target.value })}>
          {conversation.kinds.map(({ kind, label }) => (
            <option key={kind} value={kind}>
              {t(label)}
            </option>
          ))}
        </select>
      </label>
      {conversation.needsParty ? (
        <label>
          {t(words.party)}{' '}
          <select value={conversation.party ?? ''} onChange={(event) => void onSay({ party: event.target.value })}>
            <option value="">—</option>
            {parties.entries.map((party) => (
              <option key={party.code} value={party.code}>
                {t(party)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {conversation.needsParty && !conversation.party ? <span className="unsure">{t(words.askParty)}</span> : null}
    </div>
  );
}

/** What of the file is not read: rows that are no data, and columns whose field is another column's. */
export function ImportSkipped({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useLanguage();
  const skipped = conversation.sheets.flatMap(({ name, skipped: rows }) =>
    rows.map(({ row, why }) => ({ sheet: name, row, why })),
  );
  const notices = conversation.sheets.flatMap((sheet) => sheet.notices);
  return (
    <>
      {notices.map(({ column, code, message }) => (
        <p key={`${column} ${code}`} className="unsure">
          {message}
        </p>
      ))}
      {skipped.length > 0 ? (
        <details>
          <summary>{t(words.skipped, { count: skipped.length })}</summary>
          <ul>
            {skipped.map((row) => (
              <li key={`${row.sheet} ${row.row}`}>{t(words.skippedRow, row)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const SHOWN_AT_ONCE = 12;

/** What is made beside the rows, by what it is; a post with the organisation it is of. */
export function ImportWouldCreate({ conversation: { wouldCreate } }: { readonly conversation: Conversation }) {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  if (wouldCreate.length === 0) return null;
  return (
    <details className="card" open={wouldCreate.length <= SHOWN_AT_ONCE}>
      <summary>
        {t(words.wouldCreate)} {wouldCreate.length}
      </summary>
      {[...Map.groupBy(wouldCreate, ({ record }) => record)].map(([record, made]) => (
        <section key={record}>
          <h3>
            {t(definitions.get(record)?.label ?? record)} {made.length}
          </h3>
          <div className="row">
            {made.map(({ title, of, rows }) => (
              <span key={`${of} ${title}`}>
                {of} {title} <span className="mute">{t(words.rowsNeed, { count: rows })}</span>
              </span>
            ))}
          </div>
        </section>
      ))}
    </details>
  );
}
