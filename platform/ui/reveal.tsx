import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { ApiError, post } from './api.ts';
import { Dialog } from './dialog.tsx';
import { maskOf, type Row, shownValue } from './format.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface RevealProps {
  readonly definition: Definition;
  readonly row: Row;
  readonly field: string;
}

/** A masked value, and the way to open it: with a reason, which goes into the log. */
export function Reveal({ definition, row, field }: RevealProps) {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const kept = definition.fields[field];
  if (!kept) return null;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    try {
      const { value } = await post<{ value: string }>(`/api/${definition.plural}/${row.id}/reveal`, { field, reason });
      setOpened(value);
      // It now stands in the history.
      void client.invalidateQueries();
      ask(false);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
    }
  };
  const label = t(kept.label);
  const mask = maskOf(row[field]);
  if ((row.closed as readonly string[] | undefined)?.includes(field)) return mask;
  return (
    <>
      {opened === null ? mask : shownValue(kept, opened, language)}{' '}
      {opened !== null ? (
        <button type="button" className="plain" onClick={() => setOpened(null)}>
          {t(words.conceal)}
        </button>
      ) : (
        <button type="button" className="plain" onClick={() => ask(true)} aria-label={t(words.revealTitle, { label })}>
          {t(words.reveal)}
        </button>
      )}
      {asking ? (
        <Dialog title={t(words.revealTitle, { label })} onClose={() => ask(false)}>
          <form className="fields" onSubmit={(event) => void submit(event)}>
            <p className="mute">{t(words.revealNote)}</p>
            <div>
              <label htmlFor="reason">{t(words.reason)}</label>
              <input id="reason" name="reason" required maxLength={200} style={{ width: '100%' }} />
            </div>
            {problem ? (
              <p className="wrong" role="alert">
                {problem}
              </p>
            ) : null}
            <button type="submit" className="primary">
              {t(words.reveal)}
            </button>
          </form>
        </Dialog>
      ) : null}
    </>
  );
}
