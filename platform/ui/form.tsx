import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { ApiError, patch, post } from './api.ts';
import { FieldInput } from './field-input.tsx';
import { idOrValue, idsOrValues, type Row } from './format.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface FormProps {
  readonly definition: Definition;
  /** The row as it was read; null for a new one. */
  readonly row: Row | null;
  readonly onSaved: (row: Row, before: Record<string, unknown>) => void;
  readonly onCancel: () => void;
}

type Values = Record<string, unknown>;

/** Create and edit: what is typed is kept on this machine until it is saved, and leaving asks. */
export function RecordForm({ definition, row, onSaved, onCancel }: FormProps) {
  const { t } = useLanguage();
  const key = `tongzhou.draft.${definition.name}.${row?.id ?? 'new'}`;
  const [values, setValues] = useState<Values>(() => readDraft(key));
  const [restored] = useState(() => Object.keys(values).length > 0);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const dirty = Object.keys(values).length > 0;
  useEffect(() => {
    if (dirty) localStorage.setItem(key, JSON.stringify(values));
    const leaving = (event: BeforeUnloadEvent) => dirty && event.preventDefault();
    addEventListener('beforeunload', leaving);
    return () => removeEventListener('beforeunload', leaving);
  }, [values, dirty, key]);
  const drop = () => {
    localStorage.removeItem(key);
    setValues({});
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const sent = idsOrValues(values);
    try {
      const path = `/api/${definition.plural}`;
      const saved = row
        ? await patch<Row>(`${path}/${row.id}`, { version: row.version, values: sent })
        : await post<Row>(path, { values: sent });
      localStorage.removeItem(key);
      const before = Object.fromEntries(Object.keys(sent).map((name) => [name, idOrValue(row?.[name])]));
      onSaved(saved, before);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      setBusy(false);
    }
  };
  const editable = Object.entries(definition.fields).filter(([, field]) => !field.filledIn);
  return (
    <form className="fields" onSubmit={(event) => void submit(event)} noValidate>
      {restored && dirty ? (
        <p className="mute" role="status">
          {t(words.draftRestored)}{' '}
          <button type="button" className="plain" onClick={drop}>
            {t(words.discardDraft)}
          </button>
        </p>
      ) : null}
      {problem ? <Summary problem={problem} definition={definition} /> : null}
      {editable.map(([name, field]) => (
        <FieldInput
          key={name}
          name={name}
          field={field}
          value={name in values ? values[name] : plain(row?.[name])}
          message={problem?.findings.find((finding) => finding.field === name)?.message}
          onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <div className="row">
        <button type="submit" className="primary" disabled={busy || (row !== null && !dirty)}>
          {t(words.save)}
        </button>
        <button type="button" onClick={onCancel}>
          {t(words.cancel)}
        </button>
        {dirty ? <span className="hint">{t(words.draftKept)}</span> : null}
      </div>
    </form>
  );
}

/** A secret is shown masked and is left as it is unless something is typed. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'mask' in value ? undefined : value;
}

function Summary({ problem, definition }: { readonly problem: ApiError; readonly definition: Definition }) {
  const { t } = useLanguage();
  const go = (field: string) =>
    document.querySelector<HTMLElement>(`[data-field="${field}"] input, [data-field="${field}"] select`)?.focus();
  return (
    <div className="summary" role="alert">
      <p>{summaryOf(problem, t)}</p>
      <ul>
        {problem.findings.map(({ field, message }) => (
          <li key={`${field}${message}`}>
            {field && field in definition.fields ? (
              <button type="button" className="plain" onClick={() => go(field)}>
                {message}
              </button>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where no field is to blame (nobody answered), the problem's own sentence. */
function summaryOf({ code, findings, message }: ApiError, t: ReturnType<typeof useLanguage>['t']): string {
  if (code === 'record.stale') return t(words.stale);
  return findings.length > 0 ? t(words.problems, { count: findings.length }) : message;
}

function readDraft(key: string): Values {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Values;
  } catch {
    return {};
  }
}

export function NewPage({ definition }: { readonly definition: Definition }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  return (
    <>
      <h1>{`${t(words.create)} ${t(definition.label)}`}</h1>
      <RecordForm
        definition={definition}
        row={null}
        onSaved={(row) => void navigate({ to: `/${definition.plural}/${row.id}` })}
        onCancel={() => void navigate({ to: `/${definition.plural}` })}
      />
    </>
  );
}
