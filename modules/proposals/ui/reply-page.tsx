import './proposals.css';
import './desks.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { idOf } from '../../../platform/record/define.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { RecordForm, type Shape } from '../../../platform/ui/form.tsx';
import { type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending, Tag } from '../../../platform/ui/page.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { handling as handlingDefinition } from '../handling.ts';
import { reply as definition } from '../reply.ts';
import { Acts } from './acts.tsx';
import { words } from './desk-words.ts';
import { replierOf } from './replier.ts';
import { Prose, Said } from './said.tsx';
import { numbered, partOf, useChanged, useDay, useWhole, type Whole } from './whole.ts';

/** Only what is planned promises a day; which proposal and which department is known. */
const shape: Shape = (name, field, values) => {
  if (name === 'proposal' || name === 'body') return null;
  return name === 'promisedBy' && values.outcome !== 'B' ? null : field;
};

/** The reply is written beside what the co-handlers say and what is asked for. */
export function ReplyPage() {
  const { t } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const actor = useActor();
  const { data, error, refetch } = useWhole(id);
  if (!data || data.proposal.id !== id) {
    return <Pending title={t(words.reply)} error={error} again={() => void refetch()} />;
  }
  const writes = actor ? replierOf(data, actor) : null;
  const back = <Link to={`/proposals/${id}`}>{t(words.back)}</Link>;
  if (!writes) return <Empty title={t(words.notYours)}>{back}</Empty>;
  return (
    <>
      <PageTitle
        title={numbered(data.proposal)}
        note={
          <>
            {t(words.replyNote)} · {back}
          </>
        }
      />
      <div className="two">
        <Editor whole={data} handling={writes.handling} row={writes.row} onRefresh={() => void refetch()} />
        <div className="stack">
          <Helpers whole={data} />
          <Said row={data.proposal} title={t(words.theProposal)} />
        </div>
      </div>
    </>
  );
}

interface EditorProps {
  readonly whole: Whole;
  readonly handling: Row;
  readonly row: Row | null;
  readonly onRefresh: () => void;
}

function Editor({ whole, handling, row, onRefresh }: EditorProps) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const toast = useToast();
  const changed = useChanged();
  const to = `/proposals/${whole.proposal.id}`;
  return (
    <section className="card reply-editor">
      <h2>
        {t(words.reply)} <span className="mute">{handling.title && shownBody(handling)}</span>
      </h2>
      {row?.says ? <p className="wrong">{String(row.says)}</p> : null}
      <RecordForm
        key={row?.id ?? 'new'}
        definition={definition}
        row={row}
        shape={shape}
        {...(row ? {} : { fixed: { proposal: whole.proposal.id, body: idOf(handling.body) } })}
        onRefresh={onRefresh}
        onCancel={() => void navigate({ to })}
        onSaved={() => {
          toast({ text: t(words.savedReply) });
          void changed();
        }}
      />
      {row ? (
        <div className="row submit">
          <Acts definition={definition} row={row} only={['submit']} onDone={() => void navigate({ to })} />
        </div>
      ) : null}
    </section>
  );
}

const shownBody = ({ body }: Row) => shownValue(handlingDefinition.fields.body, body, 'zh-Hans');

/** What each co-handler says, and whether it agreed to what stands here. */
function Helpers({ whole }: { readonly whole: Whole }) {
  const { t } = useLanguage();
  const day = useDay();
  const helping = partOf(whole, 'proposal_handling').filter(({ role, state }) => role === 'co' && state !== 'released');
  const opinions = partOf(whole, 'proposal_opinion');
  return (
    <section className="card">
      <h2>{t(words.helpersSay)}</h2>
      {helping.length === 0 ? <p className="hint">{t(words.noHelpers)}</p> : null}
      {helping.map((row) => {
        const said = opinions.filter(({ body }) => idOf(body) === idOf(row.body)).at(-1);
        return (
          <div key={row.id} className="piece">
            <p className="row">
              <strong className="grow">{shownBody(row)}</strong>
              {row.countersignedOn ? (
                <Tag tone="done">{t(words.signed, { day: day(row.countersignedOn) })}</Tag>
              ) : (
                <Tag>{t(words.notSigned)}</Tag>
              )}
            </p>
            {said ? <Prose text={said.text} /> : <p className="mute">{t(words.noOpinion)}</p>}
          </div>
        );
      })}
    </section>
  );
}
