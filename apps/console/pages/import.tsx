import { Link, useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { parties } from '../../../data/parties.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { Pages } from '../../../platform/ui/evidence.tsx';
import { labelOfMany } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, Failed, Loading, PageTitle, Tag } from '../../../platform/ui/page.tsx';
import { words as uiWords } from '../../../platform/ui/words.ts';
import { words } from '../words.ts';
import { ImportColumns, ImportRemembered } from './import-columns.tsx';
import { useConversation } from './import-conversation.ts';
import { ImportRows } from './import-rows.tsx';
import { ImportCommit, ImportUndo } from './import-steps.tsx';
import {
  type Answers,
  type Conversation,
  countOf,
  type PreviewRow,
  rowStates,
  rowTones,
  stateLabels,
} from './import-types.ts';

const SIZE = 100;

/** One file as a conversation: what was understood, what is wrong, what would happen; then one write, and one way back. */
export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useLanguage();
  const { conversation, error, refetch, problem, busy, say, step } = useConversation(id);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!conversation) return <Loading />;
  const path = `/api/imports/${id}`;
  const { version } = conversation;
  return (
    <>
      <PageTitle
        title={`${conversation.label ? t(conversation.label) : t(words.imports)} · ${conversation.file}`}
        note={<Understood conversation={conversation} />}
      >
        <a className="button" href={`${path}/file`}>
          {t(words.original)}
        </a>
        {conversation.state === 'ready' || conversation.state === 'refused' ? (
          <button type="button" disabled={busy} onClick={() => void step('discard')}>
            {t(words.discard)}
          </button>
        ) : null}
        {conversation.state === 'committed' ? (
          <ImportUndo conversation={conversation} busy={busy} onUndo={() => void step('undo')} />
        ) : null}
        {conversation.state === 'ready' ? (
          <ImportCommit
            conversation={conversation}
            busy={busy}
            onCommit={(accepted) => void step('commit', { version, ...accepted })}
          />
        ) : null}
      </PageTitle>
      {busy ? <p role="status">{t(words.working)}…</p> : null}
      {problem ? (
        <div className="summary" role="alert">
          {problem.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
      <Body conversation={conversation} onSay={say} />
    </>
  );
}

function Understood({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useLanguage();
  return (
    <>
      <Tag tone={conversation.state === 'committed' ? 'done' : 'plain'}>{t(stateLabels[conversation.state])}</Tag>{' '}
      {conversation.sheets.map(({ name, headerRows, rows, skipped }) => (
        <span key={name}>
          {headerRows
            ? t(words.headerAt, { sheet: name, rows: [...new Set(headerRows)].join('–'), count: rows })
            : t(words.noTable, { sheet: name })}
          {skipped.length > 0 ? (
            <span title={skipped.map(({ row, why }) => `${row} ${why}`).join('\n')}>
              {' '}
              · {t(words.skipped, { count: skipped.length })}
            </span>
          ) : null}{' '}
        </span>
      ))}
    </>
  );
}

interface BodyProps {
  readonly conversation: Conversation;
  readonly onSay: (answers: Answers) => Promise<boolean>;
}

function Body({ conversation, onSay }: BodyProps) {
  const { t } = useLanguage();
  const [only, show] = useState<string>('all');
  const [page, setPage] = useState(1);
  const [mapping, map] = useState(false);
  const { data } = useAnswer<{ rows: readonly PreviewRow[]; total: number }>(
    conversation.state === 'ready'
      ? `/api/imports/${conversation.id}/rows${queryOf({ only, page, size: SIZE, v: conversation.version })}`
      : null,
  );
  if (conversation.refused) return <Empty title={conversation.refused.message ?? conversation.refused.code} />;
  if (conversation.state === 'committed' || conversation.state === 'undone')
    return <Written conversation={conversation} />;
  if (conversation.state === 'discarded') return <Empty title={t(words.discarded)} />;
  const choose = (next: string) => {
    show(only === next ? 'all' : next);
    setPage(1);
  };
  const open = conversation.state === 'ready';
  return (
    <div className="stack">
      {open ? <Questions conversation={conversation} onSay={onSay} /> : null}
      {open ? <ImportRemembered conversation={conversation} onSay={onSay} /> : null}
      <div className="row">
        {rowStates.map((key) => {
          const count = countOf(conversation, key);
          return count > 0 ? (
            <button key={key} type="button" aria-pressed={only === key} onClick={() => choose(key)}>
              <Tag tone={rowTones[key]}>
                {t(words[key])} {count}
              </Tag>
            </button>
          ) : null;
        })}
        <button type="button" aria-pressed={only === 'problems'} onClick={() => choose('problems')}>
          {t(words.problems)}
        </button>
        {open ? (
          <button type="button" onClick={() => map(true)}>
            {t(words.columns)}
          </button>
        ) : null}
        {(conversation.counts?.errors ?? 0) + (conversation.counts?.aside ?? 0) > 0 ? (
          <a className="button" href={`/api/imports/${conversation.id}/aside.xlsx`}>
            {t(words.asideFile)}
          </a>
        ) : null}
        {open ? <span className="mute">{t(words.fixHint)}</span> : null}
      </div>
      {open && conversation.wouldCreate.length > 0 ? <WouldCreate conversation={conversation} /> : null}
      {data && data.rows.length > 0 ? (
        <ImportRows conversation={conversation} rows={data.rows} open={open} onSay={onSay} />
      ) : null}
      {data && data.rows.length === 0 ? <Empty title={t(uiWords.nothingFound)} /> : null}
      {data ? <Pages page={page} size={SIZE} total={data.total} onPage={setPage} /> : <Loading />}
      {mapping ? <ImportColumns conversation={conversation} onSay={onSay} onClose={() => map(false)} /> : null}
    </div>
  );
}

const writtenTo: Readonly<Record<string, readonly string[]>> = {
  roster: ['membership', 'person', 'organisation'],
  organisations: ['organisation', 'organisation_change'],
  posts: ['tenure', 'post'],
  honours: ['award', 'publication', 'enterprise', 'social_opinion'],
};

/** What became of it, and where the records are now. */
function Written({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useLanguage();
  const { new: made = 0, updated = 0, unchanged = 0 } = conversation.counts ?? {};
  const lists = writtenTo[conversation.kind ?? ''] ?? [];
  const definitions = useContext(DefinitionsContext);
  return (
    <section className="card">
      <p>{t(conversation.state === 'undone' ? words.undoneText : words.written, { made, updated, unchanged })}</p>
      <p className="row">
        {lists.map((name) => {
          const definition = definitions.get(name);
          return definition ? (
            <Link key={name} to={`/${definition.plural}`}>
              {t(labelOfMany(definition))}
            </Link>
          ) : null;
        })}
        {(conversation.counts?.errors ?? 0) + (conversation.counts?.aside ?? 0) > 0 ? (
          <a href={`/api/imports/${conversation.id}/aside.xlsx`}>{t(words.asideFile)}</a>
        ) : null}
      </p>
    </section>
  );
}

/** What the file did not say by itself, or said wrongly. */
function Questions({ conversation, onSay }: BodyProps) {
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

function WouldCreate({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useLanguage();
  return (
    <details className="card" open={conversation.wouldCreate.length <= 12}>
      <summary>
        {t(words.wouldCreate)} {conversation.wouldCreate.length}
      </summary>
      <div className="row">
        {conversation.wouldCreate.map(({ record, title, rows }) => (
          <span key={`${record} ${title}`}>
            {title} <span className="mute">{t(words.rowsNeed, { count: rows })}</span>
          </span>
        ))}
      </div>
    </details>
  );
}
