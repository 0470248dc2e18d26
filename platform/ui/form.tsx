import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Label } from '../errors/errors.ts';
import type { Definition } from '../record/define.ts';
import type { Field } from '../record/fields.ts';
import { isOpen } from '../record/sensitive.ts';
import { useActor } from './actor.ts';
import { ApiError, patch, post } from './api.ts';
import { useDraft, type Values } from './draft.ts';
import { FieldInput } from './field-input.tsx';
import { Summary } from './form-summary.tsx';
import { idOrValue, idsOrValues, maskOf, type Row } from './format.ts';
import { useLanguage } from './language.tsx';
import { PageTitle } from './page.tsx';
import { words } from './words.ts';

interface FormProps {
  readonly definition: Definition;
  /** The row as it was read; null for a new one. */
  readonly row: Row | null;
  readonly onSaved: (row: Row, before: Record<string, unknown>) => void;
  readonly onCancel: () => void;
  /** Reads the row again, where somebody else changed it. */
  readonly onRefresh?: () => void;
  /** What a new one has from the beginning. */
  readonly initial?: Values;
  /** What a new one has in any case, and is not asked. */
  readonly fixed?: Values;
  /** Where a new one is sent, if not to the list of its kind. */
  readonly createAt?: string;
  /** What saving is called here. */
  readonly verb?: Label;
  /** A field as it is asked beside what is chosen; null where it is not. */
  readonly shape?: Shape;
}

export type Shape = (name: string, field: Field, values: Values) => Field | null;

const asItIs: Shape = (_, field) => field;
const nothing: Values = {};

/** Create and edit: what is wrong stands above and beside its field. */
export function RecordForm({ definition, row, onSaved, onCancel, onRefresh, ...special }: FormProps) {
  const {
    initial = nothing,
    fixed = nothing,
    createAt = `/api/${definition.plural}`,
    shape = asItIs,
    verb = words.save,
  } = special;
  const { t } = useLanguage();
  const actor = useActor();
  const { values, set, restored, drop, release } = useDraft(
    definition,
    row?.id ?? ['new', ...Object.values(fixed)].join(' '),
  );
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const dirty = Object.keys(values).length > 0;
  const present = { ...initial, ...values };
  const asked = Object.entries(definition.fields).flatMap(([name, field]): [string, Field][] => {
    const shaped =
      field.filledIn || name in fixed || !actor || !isOpen(field, actor)
        ? null
        : shape(name, field, { ...row, ...present });
    return shaped ? [[name, shaped]] : [];
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    // What was typed and is not asked any more is not sent.
    const typed = Object.entries(present).filter(([key]) => asked.some(([name]) => name === key));
    const sent = idsOrValues(Object.fromEntries(typed));
    try {
      const saved = row
        ? await patch<Row>(`/api/${definition.plural}/${row.id}`, { version: row.version, values: sent })
        : await post<Row>(createAt, { values: { ...fixed, ...sent } });
      release();
      drop();
      const before = Object.fromEntries(Object.keys(sent).map((name) => [name, idOrValue(row?.[name])]));
      onSaved(saved, before);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      setBusy(false);
    }
  };
  const refresh =
    onRefresh &&
    (() => {
      setProblem(null);
      onRefresh();
    });
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
      {problem ? <Summary problem={problem} definition={definition} onRefresh={refresh} /> : null}
      {asked.map(([name, field]) => (
        <FieldInput
          key={name}
          name={name}
          field={field}
          value={name in present ? present[name] : plain(row?.[name])}
          mask={maskOf(row?.[name])}
          message={problem?.findings.find((finding) => finding.field === name)?.message}
          exclude={row?.id}
          onChange={(value) => set(name, value)}
        />
      ))}
      <div className="row">
        <button type="submit" className="primary" disabled={busy || (row !== null && !dirty)}>
          {t(verb)}
        </button>
        <button type="button" onClick={onCancel}>
          {t(words.cancel)}
        </button>
        {dirty ? <DraftNote definition={definition} values={values} /> : null}
      </div>
    </form>
  );
}

function DraftNote({ definition, values }: { readonly definition: Definition; readonly values: Values }) {
  const { t, language } = useLanguage();
  const secrets = Object.keys(values).flatMap((name) => {
    const field = definition.fields[name];
    return field?.opens ? [t(field.label)] : [];
  });
  const list = new Intl.ListFormat(language).format(secrets);
  return <span className="hint">{secrets.length > 0 ? t(words.draftKeptBut, { list }) : t(words.draftKept)}</span>;
}

/** What is masked is left as it is unless something is typed. */
function plain(value: unknown): unknown {
  return maskOf(value) === undefined ? value : undefined;
}

export function NewPage({ definition }: { readonly definition: Definition }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title={`${t(words.create)} ${t(definition.label)}`} />
      <RecordForm
        definition={definition}
        row={null}
        onSaved={(row) => void navigate({ to: `/${definition.plural}/${row.id}` })}
        onCancel={() => void navigate({ to: `/${definition.plural}` })}
      />
    </>
  );
}
