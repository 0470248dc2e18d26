import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { type ApiError, patch, post, useAnswer } from './api.ts';
import { Attachments } from './attachments.tsx';
import { Clocks } from './clocks.tsx';
import { RecordForm, type Shape } from './form.tsx';
import { idsOrValues, isReference, labelOfMany, maskOf, type Row, shownValue, titleOf } from './format.ts';
import { isPageKey } from './keys.ts';
import { useLanguage } from './language.tsx';
import { Failed, Loading, PageTitle, Tag, useDocumentTitle } from './page.tsx';
import { Related } from './related.tsx';
import { Reveal } from './reveal.tsx';
import { Timeline } from './timeline.tsx';
import { useToast } from './toast.tsx';
import { TransitionDialog } from './transition.tsx';
import { words } from './words.ts';

interface RecordPageProps {
  readonly definition: Definition;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly id: string;
  /** What can be done besides what the definition says. */
  readonly more?: (row: Row) => ReactNode;
  readonly shape?: Shape;
}

/** The page of any record: what it says, what can be done now, what belongs to it, what happened to it. */
export function RecordPage({ definition, definitions, id, more, shape }: RecordPageProps) {
  const { t, language } = useLanguage();
  const path = `/api/${definition.plural}/${id}`;
  const { data: row, error, refetch } = useAnswer<Row>(path);
  const [mode, setMode] = useState<'read' | 'edit' | string>('read');
  const changed = useChanged();
  const toast = useToast();
  useEditKey(row?.allowed.includes('edit') === true && mode === 'read', () => setMode('edit'));
  if (error) return <Missing definition={definition} error={error} again={() => void refetch()} />;
  if (!row || row.id !== id) return <Loading />;
  const saved = (after: Row, before: Record<string, unknown>) => {
    setMode('read');
    changed();
    const undo = () =>
      patch(path, { version: after.version, values: before }).then(changed, (problem: ApiError) =>
        toast({ text: problem.message }),
      );
    // What was masked is not known here, so there is nothing to go back to.
    const known = Object.values(before).every((value) => maskOf(value) === undefined);
    toast({ text: t(words.saved), ...(known ? { undo: () => void undo() } : {}) });
  };
  const run = async (transition: string, input: Record<string, unknown>, reason: string) => {
    await post(`${path}/${transition}`, {
      version: row.version,
      input: idsOrValues(input),
      ...(reason ? { reason } : {}),
    });
    setMode('read');
    changed();
    toast({ text: t(words.saved) });
  };
  const transitions = row.allowed.filter((name) => name in (definition.transitions ?? {}));
  return (
    <>
      <PageTitle
        title={titleOf(definition, row.title, language)}
        note={
          <>
            <Link to={`/${definition.plural}`}>{t(labelOfMany(definition))}</Link>
            {row.state && definition.states ? (
              <>
                {' '}
                <Tag tone="accent">{t(definition.states[row.state] ?? row.state)}</Tag>
              </>
            ) : null}
          </>
        }
      >
        {more?.(row)}
        {transitions.map((name) => (
          <button key={name} type="button" onClick={() => setMode(name)}>
            {t(definition.transitions?.[name]?.label ?? name)}
          </button>
        ))}
        {row.allowed.includes('edit') && mode !== 'edit' ? (
          <button type="button" className="primary" onClick={() => setMode('edit')}>
            {t(words.edit)}
          </button>
        ) : null}
      </PageTitle>
      <div className="two">
        <div className="stack">
          <section className="card">
            {mode === 'edit' ? (
              <RecordForm
                definition={definition}
                row={row}
                shape={shape}
                onSaved={saved}
                onCancel={() => setMode('read')}
                onRefresh={() => void refetch()}
              />
            ) : (
              <FieldList definition={definition} definitions={definitions} row={row} />
            )}
          </section>
          <Attachments definition={definition} id={id} />
          <Related definition={definition} id={id} />
        </div>
        <div className="stack">
          <Clocks record={definition.name} plural={definition.plural} id={id} />
          <Timeline definition={definition} id={id} />
        </div>
      </div>
      {transitions.includes(mode) ? (
        <TransitionDialog
          definition={definition}
          name={mode}
          row={row}
          onClose={() => setMode('read')}
          onRun={(input, reason) => run(mode, input, reason)}
        />
      ) : null}
    </>
  );
}

/** After a write everything that was read may have changed: figures, lists, timelines. */
function useChanged(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries();
}

/** `e` edits, unless somebody is typing. */
function useEditKey(possible: boolean, edit: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!possible || event.key !== 'e' || !isPageKey(event)) return;
      event.preventDefault();
      edit();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

function FieldList({
  definition,
  definitions,
  row,
}: Pick<RecordPageProps, 'definition' | 'definitions'> & { readonly row: Row }) {
  const { t, language } = useLanguage();
  const filled = Object.entries(definition.fields).filter(([name]) => row[name] !== null && row[name] !== undefined);
  return (
    <dl className="fields">
      {filled.map(([name, field]) => {
        const value = row[name];
        const target = definitions.get(field.to ?? '');
        return (
          <div key={name}>
            <dt>{t(field.label)}</dt>
            <dd>
              {maskOf(value) !== undefined ? (
                <Reveal definition={definition} row={row} field={name} />
              ) : target && isReference(value) ? (
                <Link to={`/${target.plural}/${value.id}`}>{value.title}</Link>
              ) : (
                shownValue(field, value, language)
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface MissingProps {
  readonly definition: Definition;
  readonly error: ApiError;
  readonly again: () => void;
}

function Missing({ definition, error, again }: MissingProps) {
  const { t } = useLanguage();
  useDocumentTitle(t(words.missing));
  if (error.status !== 404) return <Failed error={error} again={again} />;
  return (
    <div className="empty">
      <h1>{t(words.missing)}</h1>
      <p>{error.message}</p>
      <Link to={`/${definition.plural}`}>{t(words.toList)}</Link>
    </div>
  );
}
