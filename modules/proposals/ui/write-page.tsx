import './proposals.css';
import './writing.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useActor } from '../../../platform/ui/actor.ts';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { Attachments } from '../../../platform/ui/attachments.tsx';
import { Summary } from '../../../platform/ui/form-summary.tsx';
import type { Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, Failed, Loading, PageTitle } from '../../../platform/ui/page.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { isOffice } from '../../roles.ts';
import { proposal as definition } from '../proposal.ts';
import { isProposer } from '../rules.ts';
import { Invite } from './invite.tsx';
import { kindsFor } from './kinds.ts';
import { Prose } from './said.tsx';
import { SimilarOnes } from './similar-ones.tsx';
import { useChanged } from './whole.ts';
import { words } from './words.ts';
import { MoreFields, Texts, TitleField, WhoFields, WindowNote } from './write-fields.tsx';
import { useWriting, type Writing } from './writing.ts';

/** One calm page to write a proposal on; its draft is named in the address as soon as the server has it. */
export function WritePage() {
  const { t } = useLanguage();
  const { draft } = useSearch({ strict: false }) as { draft?: string };
  const actor = useActor();
  const { data, error, refetch } = useAnswer<Row>(draft ? `/api/proposals/${draft}` : null);
  // The page that made the draft goes on with it; another draft is another page.
  const made = useRef<string | undefined>(draft);
  useEffect(() => {
    if (draft === undefined) made.current = undefined;
  }, [draft]);
  if (!actor || !isProposer(actor)) return <Empty title={t(words.notForYou)} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  const row = draft && data?.id === draft ? data : null;
  if (draft && !row) return <Loading />;
  if (row && !row.allowed.includes('edit')) return <Empty title={t(words.notEditable)} />;
  return <Writer key={made.current ?? 'new'} row={row} onRefresh={() => void refetch()} />;
}

function Writer({ row, onRefresh }: { readonly row: Row | null; readonly onRefresh: () => void }) {
  const { t } = useLanguage();
  const actor = useActor();
  const navigate = useNavigate();
  const toast = useToast();
  const changed = useChanged();
  const writing = useWriting(row, onRefresh);
  const { present, after, problem, sitting, refresh } = writing;
  if (!actor) return null;
  const submit = async () => {
    const done = await after((saved) => post<Row>(`/api/proposals/${saved.id}/submit`, { version: saved.version }));
    if (!done) return;
    toast({ text: t(words.submitted) });
    await navigate({ to: `/proposals/${done.id}` });
    await changed();
  };
  const invites =
    ['member', 'joint'].includes(String(present.kind)) && (isOffice(actor) || kindsFor(actor).includes('member'));
  return (
    <>
      <PageTitle title={t(words.writeTitle)} note={t(words.writeNote)} />
      {sitting === null ? <p className="notice">{t(words.noSession)}</p> : null}
      <form
        className="write"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="top-fields stack">
          {problem ? <Summary problem={problem} definition={definition} onRefresh={refresh} /> : null}
          {row?.state === 'returned' && row.says ? (
            <section className="card office-said">
              <h2>{t(words.officeSays)}</h2>
              <Prose text={row.says} />
            </section>
          ) : null}
          <TitleField writing={writing} />
        </div>
        <aside className="stack">
          <SimilarOnes title={String(present.title ?? '')} except={row?.id} />
        </aside>
        <div className="rest stack">
          <WhoFields writing={writing} actor={actor} />
          <Texts writing={writing} />
          <MoreFields writing={writing} actor={actor} />
          {invites ? <Invite row={row} writing={writing} /> : null}
          {row ? <Attachments definition={definition} id={row.id} /> : <p className="hint">{t(words.filesAfter)}</p>}
          <Foot writing={writing} submits={row === null || row.allowed.includes('submit')} />
        </div>
      </form>
    </>
  );
}

function Foot({ writing, submits }: { readonly writing: Writing; readonly submits: boolean }) {
  const { t, language } = useLanguage();
  const { dirty, restored, savedAt, save, drop } = writing;
  const time = savedAt?.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return (
    <div className="foot">
      <WindowNote writing={writing} />
      <p className="hint">{t(words.nextIs, { text: words.nextSubmitted })}</p>
      <div className="row">
        <button type="submit" className="primary" disabled={!submits || writing.sitting === null}>
          {t(words.submit)}
        </button>
        <button type="button" onClick={() => void save()} disabled={!dirty || writing.sitting === null}>
          {t(words.saveDraft)}
        </button>
        <span className="hint" role="status">
          {dirty ? t(restored ? words.restored : words.notSaved) : time ? t(words.savedAt, { time }) : ''}
        </span>
        {dirty && restored ? (
          <button type="button" className="plain" onClick={drop}>
            {t(words.discard)}
          </button>
        ) : null}
      </div>
    </div>
  );
}
