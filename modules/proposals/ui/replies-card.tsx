import { Link } from '@tanstack/react-router';
import { idOf } from '../../../platform/record/define.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { feedback } from '../feedback.ts';
import { reply } from '../reply.ts';
import { Acts } from './acts.tsx';
import { Printed } from './printed.tsx';
import { replierOf } from './replier.ts';
import { Labelled, Prose } from './said.tsx';
import { partOf, useDay, type Whole } from './whole.ts';
import { words } from './words.ts';

/** What was answered, round by round, and under each reply what its readers think of it. */
export function RepliesCard({ whole }: { readonly whole: Whole }) {
  const { t } = useLanguage();
  const actor = useActor();
  const rows = [...partOf(whole, 'proposal_reply')].reverse();
  const writes = actor ? replierOf(whole, actor) : null;
  if (rows.length === 0 && !writes && whole.proposal.state !== 'handling') return null;
  return (
    <section className="card">
      <h2>{t(words.replies)}</h2>
      {rows.length === 0 ? <p className="mute">{t(words.noReply)}</p> : null}
      {rows.map((row) => (
        <ReplyEntry key={row.id} row={row} whole={whole} />
      ))}
      {writes ? (
        <Link className="button primary" to={`/proposals/${whole.proposal.id}/reply`}>
          {t(writes.row ? words.openReply : words.writeReply)}
        </Link>
      ) : null}
    </section>
  );
}

function ReplyEntry({ row, whole }: { readonly row: Row; readonly whole: Whole }) {
  const { t, language } = useLanguage();
  const day = useDay();
  const { fields } = reply;
  const acts = row.allowed.filter((name) => name !== 'verify' || row.outcome === 'B');
  const given = partOf(whole, 'proposal_feedback').filter((one) => idOf(one.reply) === row.id);
  const name = shownValue(fields.body, row.body, language);
  return (
    <div className="piece">
      <p className="row">
        <strong>{name}</strong>
        {row.outcome ? <Tag tone="accent">{shownValue(fields.outcome, row.outcome, language)}</Tag> : null}
        <Tag tone={row.state === 'sent' ? 'done' : 'plain'}>{t(reply.states?.[row.state as 'draft'] ?? '')}</Tag>
        {Number(row.round) > 1 ? <Tag>{t(words.roundOf, { round: Number(row.round) })}</Tag> : null}
        <span className="hint">
          {[row.document, day(row.sentOn ?? row.submittedOn), row.signedBy, row.contact].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Prose text={row.text} />
      {row.promisedBy ? (
        <p>
          {t(words.promise, { day: day(row.promisedBy) })}{' '}
          {row.kept ? (
            <Tag tone={row.kept === 'kept' ? 'done' : row.kept === 'broken' ? 'late' : 'soon'}>
              {shownValue(fields.kept, row.kept, language)}
            </Tag>
          ) : null}
        </p>
      ) : null}
      {row.says ? <Labelled label={fields.says.label} text={row.says} /> : null}
      <div className="row">
        <Acts definition={reply} row={row} only={acts} primary="send" of={name} />
        <Printed path={`proposal-replies/${row.id}/letter.docx`} label={words.letter} of={name} />
      </div>
      {given.map((one) => (
        <FeedbackLine key={one.id} row={one} />
      ))}
    </div>
  );
}

function FeedbackLine({ row }: { readonly row: Row }) {
  const { t, language } = useLanguage();
  const person = useActor()?.person;
  const isTheirs = Boolean(person) && idOf(row.person) === person;
  const said = (name: 'conduct' | 'result') => shownValue(feedback.fields[name], row[name], language);
  return (
    <div className="rated">
      <span>{row.title}</span>
      {row.state === 'given' ? (
        <>
          <span>{t(words.onHandling, { value: said('conduct') })}</span>
          <span className={row.result === 'not' ? 'wrong' : ''}>{t(words.onResult, { value: said('result') })}</span>
          {row.comment ? <span className="mute">{String(row.comment)}</span> : null}
        </>
      ) : (
        <span className="mute">{t(feedback.states?.[row.state as 'asked'] ?? '')}</span>
      )}
      {row.allowed.includes('give') ? (
        <Link
          className={isTheirs ? 'button primary' : 'button'}
          to={`/proposal-feedback/${row.id}`}
          aria-label={`${t(words.rate)} ${row.title}`}
        >
          {t(words.rate)}
        </Link>
      ) : null}
      <Acts definition={feedback} row={row} only={['lapse']} of={row.title} />
      <Printed path={`proposal-feedback/${row.id}/form.docx`} label={words.feedbackForm} of={row.title} />
    </div>
  );
}
