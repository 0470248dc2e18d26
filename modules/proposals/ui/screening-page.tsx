import './proposals.css';
import './desks.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { labelOfAction } from '../../../platform/ui/actions.ts';
import { ApiError, get, post, queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { idsOrValues, type Row } from '../../../platform/ui/format.ts';
import { isPageKey } from '../../../platform/ui/keys.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { TransitionDialog } from '../../../platform/ui/transition.tsx';
import { proposal as definition } from '../proposal.ts';
import { words } from './desk-words.ts';
import { Screened } from './screened.tsx';
import { useChanged, useWhole } from './whole.ts';

/** Each decision with its key. */
const decisions = { file: 'f', sendBack: 'r', reject: 'x', passOn: 'p', merge: 'm' } as const;
type Decision = keyof typeof decisions;

/** The screening desk: one after the other, each decided with a key; who was faster is named. */
export function ScreeningPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { id } = useSearch({ strict: false }) as { id?: string };
  const queue = useAnswer<{ rows: readonly Row[] }>(
    `/api/proposals${queryOf({ state: 'submitted', sort: 'submittedOn', columns: 'submittedOn', size: 200 })}`,
  );
  const rows = queue.data?.rows ?? [];
  const place = Math.max(
    0,
    rows.findIndex((row) => row.id === id),
  );
  const current = rows[place];
  const go = (to: number) => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (row) void navigate({ to: '.', search: { id: row.id } as never, replace: true });
  };
  const desk = useDecisions(current, () => go(place + 1 < rows.length ? place + 1 : place - 1));
  useKeys((key) => {
    if (key === 'j' || key === 'n') go(place + 1);
    else if (key === 'k') go(place - 1);
    else desk.press(key);
  });
  if (!queue.data) return <Pending title={t(words.screening)} error={queue.error} again={() => void queue.refetch()} />;
  return (
    <>
      <PageTitle
        title={t(words.screening)}
        note={rows.length > 0 ? t(words.toScreen, { count: rows.length, place: place + 1 }) : ' '}
      >
        <Step label={t(words.previous)} hint="k" disabled={place === 0} onPress={() => go(place - 1)} />
        <Step label={t(words.nextOne)} hint="j" disabled={place + 1 >= rows.length} onPress={() => go(place + 1)} />
      </PageTitle>
      {desk.notice ? (
        <p className="notice" role="status">
          {desk.notice}
        </p>
      ) : null}
      {current ? (
        <>
          <Screened key={current.id} id={current.id} />
          <DecisionBar allowed={current.allowed} onPress={desk.decide} />
        </>
      ) : (
        <Empty title={t(words.screened)}>
          <p>{t(words.screenedNote)}</p>
        </Empty>
      )}
      {current && desk.asked ? <DecisionDialog id={current.id} name={desk.asked} desk={desk} /> : null}
    </>
  );
}

interface Entry {
  readonly actor: { readonly name: string };
  readonly action: string;
}

/** Which decision is being made, and what is said after it. */
function useDecisions(current: Row | undefined, onDecided: () => void) {
  const { t } = useLanguage();
  const changed = useChanged();
  const [asked, decide] = useState<Decision | null>(null);
  const [notice, setNotice] = useState('');
  const leave = async (said: string) => {
    decide(null);
    setNotice(said);
    onDecided();
    await changed();
  };
  const run = async (row: Row, input: Record<string, unknown>, reason: string) => {
    if (!asked) return;
    const sent = { version: row.version, input: idsOrValues(input), ...(reason ? { reason } : {}) };
    try {
      await post(`/api/proposals/${row.id}/${asked}`, sent);
      await leave(t(words.decided, { title: row.title, action: t(definition.transitions?.[asked]?.label ?? '') }));
    } catch (error) {
      const overtaken = error instanceof ApiError && (error.status === 409 || error.code === 'record.may-not');
      if (!overtaken) throw error;
      const { entries } = await get<{ entries: readonly Entry[] }>(`/api/proposals/${row.id}/timeline`);
      // The entry that moved it; what follows from a step is an edit in the same batch.
      const [last] = entries.filter(({ action }) => action in (definition.transitions ?? {}));
      const action = t(labelOfAction(definition, last?.action ?? 'edit'));
      await leave(t(words.decidedMeanwhile, { name: last?.actor.name ?? '', title: row.title, action }));
    }
  };
  const press = (key: string) => {
    const [name] = Object.entries(decisions).find(([, own]) => own === key) ?? [];
    if (name && current?.allowed.includes(name)) decide(name as Decision);
  };
  return { asked, notice, decide, run, press };
}

/** Keys alone, where nobody types and no dialog is open. */
function useKeys(onKey: (key: string) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!isPageKey(event)) return;
      if (!['j', 'k', 'n', ...Object.values(decisions)].includes(event.key)) return;
      event.preventDefault();
      onKey(event.key);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

interface DialogProps {
  readonly id: string;
  readonly name: Decision;
  readonly desk: ReturnType<typeof useDecisions>;
}

/** What the decision needs, on the version that was read. */
function DecisionDialog({ id, name, desk }: DialogProps) {
  const { data } = useWhole(id);
  if (data?.proposal.id !== id) return null;
  return (
    <TransitionDialog
      key={`${id} ${name}`}
      definition={definition}
      name={name}
      row={data.proposal}
      onClose={() => desk.decide(null)}
      onRun={(input, reason) => desk.run(data.proposal, input, reason)}
    />
  );
}

interface StepProps {
  readonly label: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Step({ label, hint, disabled, onPress }: StepProps) {
  return (
    <button type="button" disabled={disabled} onClick={onPress}>
      {label} <kbd>{hint}</kbd>
    </button>
  );
}

interface BarProps {
  readonly allowed: readonly string[];
  readonly onPress: (name: Decision) => void;
}

function DecisionBar({ allowed, onPress }: BarProps) {
  const { t } = useLanguage();
  return (
    <section className="card decisions" aria-label={t(words.decide)}>
      {Object.entries(decisions)
        .filter(([name]) => allowed.includes(name))
        .map(([name, key]) => (
          <button
            key={name}
            type="button"
            className={name === 'file' ? 'primary' : ''}
            onClick={() => onPress(name as Decision)}
          >
            {t(definition.transitions?.[name as Decision]?.label ?? '')} <kbd>{key}</kbd>
          </button>
        ))}
    </section>
  );
}
