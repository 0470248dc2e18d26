import './proposals.css';
import './desks.css';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { idOf } from '../../../platform/record/define.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { ApiError, useAnswer } from '../../../platform/ui/api.ts';
import { isReference, type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle, Pending, Tag } from '../../../platform/ui/page.tsx';
import { isOffice } from '../../roles.ts';
import { satisfaction } from '../codes.ts';
import { feedback as definition } from '../feedback.ts';
import { reply as replyDefinition } from '../reply.ts';
import { useRun } from './acts.tsx';
import { words } from './desk-words.ts';
import { Prose } from './said.tsx';
import { useDay } from './whole.ts';
import { words as proposalWords } from './words.ts';

/** A reply and what its reader thinks of it: two choices, a comment, done; made for a phone. */
export function FeedbackPage() {
  const { t } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const day = useDay();
  const { data: row, error, refetch } = useAnswer<Row>(`/api/proposal-feedback/${id}`);
  const replyId = row?.id === id ? idOf(row.reply) : null;
  const { data: reply } = useAnswer<Row>(replyId ? `/api/proposal-replies/${replyId}` : null);
  if (!row || row.id !== id || !reply || reply.id !== replyId) {
    return <Pending title={t(words.rate)} error={error} again={() => void refetch()} />;
  }
  const proposal = isReference(row.proposal) ? row.proposal : null;
  const body = isReference(row.body) ? row.body.title : '';
  const asks = row.allowed.includes('give');
  return (
    <div className="rating stack">
      <PageTitle
        title={t(asks ? words.rate : words.rated)}
        note={
          <>
            {proposal ? <Link to={`/proposals/${proposal.id}`}>{proposal.title}</Link> : null}
            <br />
            {t(words.repliedOn, { body, day: day(reply.sentOn) })}
          </>
        }
      />
      <ReplyCard reply={reply} />
      {asks ? <Rating row={row} /> : <Rated row={row} />}
    </div>
  );
}

function ReplyCard({ reply }: { readonly reply: Row }) {
  const { t, language } = useLanguage();
  const day = useDay();
  return (
    <section className="card">
      <h2>
        {t(replyDefinition.label)}{' '}
        <Tag tone="accent">{shownValue(replyDefinition.fields.outcome, reply.outcome, language)}</Tag>
      </h2>
      <Prose text={reply.text} />
      {reply.promisedBy ? <p>{t(proposalWords.promise, { day: day(reply.promisedBy) })}</p> : null}
      <p className="hint">{[reply.document, reply.signedBy, reply.contact].filter(Boolean).join(' · ')}</p>
    </section>
  );
}

function Rating({ row }: { readonly row: Row }) {
  const { t } = useLanguage();
  const actor = useActor();
  const run = useRun(definition, row);
  const [chosen, choose] = useState<{ conduct?: string; result?: string; comment?: string }>({});
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const forAnother = actor !== null && isOffice(actor) && actor.person !== idOf(row.person);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen.conduct || !chosen.result) return setProblem(t(words.chooseBoth));
    setBusy(true);
    try {
      await run('give', chosen, '');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {forAnother ? <p className="notice">{t(words.forName, { name: row.title })}</p> : null}
      {(['conduct', 'result'] as const).map((name) => (
        <div key={name} className="card">
          <fieldset>
            <legend>{t(words[name])}</legend>
            <p className="hint">{t(name === 'conduct' ? words.conductHint : words.resultHint)}</p>
            {satisfaction.entries.map((entry) => (
              <label key={entry.code} className="choice">
                <input
                  type="radio"
                  name={name}
                  value={entry.code}
                  checked={chosen[name] === entry.code}
                  onChange={() => choose({ ...chosen, [name]: entry.code })}
                />
                {t(entry)}
              </label>
            ))}
          </fieldset>
        </div>
      ))}
      <div>
        <label htmlFor="comment">{t(chosen.result === 'not' ? words.commentNot : words.comment)}</label>
        <textarea
          id="comment"
          rows={3}
          maxLength={1000}
          value={chosen.comment ?? ''}
          onChange={(event) => choose({ ...chosen, comment: event.target.value })}
        />
      </div>
      {problem ? (
        <p className="wrong" role="alert">
          {problem}
        </p>
      ) : null}
      <button type="submit" className="primary" disabled={busy}>
        {t(words.send)}
      </button>
    </form>
  );
}

/** What was said, and what follows from it. */
function Rated({ row }: { readonly row: Row }) {
  const { t, language } = useLanguage();
  const { conduct, result, comment, state } = row;
  if (state !== 'given') return <p className="card">{t(state === 'asked' ? words.rate : words.lapsed)}</p>;
  return (
    <section className="card" role="status">
      <h2>{t(words.thanks)}</h2>
      <dl className="fields">
        {(['conduct', 'result'] as const).map((name) => (
          <div key={name}>
            <dt>{t(words[name])}</dt>
            <dd>{shownValue(definition.fields[name], name === 'conduct' ? conduct : result, language)}</dd>
          </div>
        ))}
      </dl>
      {comment ? <Prose text={comment} /> : null}
      <h3>{t(proposalWords.next)}</h3>
      <p>{t(result === 'not' ? words.afterNot : words.afterSatisfied)}</p>
      {isReference(row.proposal) ? (
        <Link className="button" to={`/proposals/${row.proposal.id}`}>
          {t(words.toProposal)}
        </Link>
      ) : null}
    </section>
  );
}
