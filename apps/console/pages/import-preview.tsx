import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { Pages } from '../../../platform/ui/evidence.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import type { Search } from '../../../platform/ui/list-state.ts';
import { Empty, Failed, Loading, Tag } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import { ImportColumns, ImportRemembered } from './import-columns.tsx';
import { ImportQuestions, ImportSkipped, ImportWouldCreate } from './import-questions.tsx';
import { ImportRows } from './import-rows.tsx';
import { type Answers, type Conversation, countOf, type PreviewRow, rowStates, rowTones } from './import-types.ts';

const SIZE = 100;

interface PreviewProps {
  readonly conversation: Conversation;
  readonly onSay: (answers: Answers) => Promise<boolean>;
}

/** What a file would do, and what can be said about it. Which rows are looked at stands in the address. */
export function ImportPreview({ conversation, onSay }: PreviewProps) {
  const [mapping, map] = useState(false);
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const only = search.only ?? 'all';
  const page = Number(search.page ?? 1);
  const go = (next: Search) => void navigate({ to: '.', search: { ...search, ...next } as never, replace: true });
  return (
    <div className="stack">
      <ImportQuestions conversation={conversation} onSay={onSay} />
      <ImportRemembered conversation={conversation} onSay={onSay} />
      <Chips
        conversation={conversation}
        only={only}
        onChoose={(next) => go({ only: next === only ? undefined : next, page: undefined })}
        onColumns={() => map(true)}
      />
      <ImportSkipped conversation={conversation} />
      <ImportWouldCreate conversation={conversation} />
      <Rows {...{ conversation, onSay, only, page }} onPage={(next) => go({ page: String(next) })} />
      {mapping ? <ImportColumns conversation={conversation} onSay={onSay} onClose={() => map(false)} /> : null}
    </div>
  );
}

interface ChipsProps {
  readonly conversation: Conversation;
  readonly only: string;
  readonly onChoose: (only: string) => void;
  readonly onColumns: () => void;
}

function Chips({ conversation, only, onChoose, onColumns }: ChipsProps) {
  const { t, language } = useLanguage();
  const shown = rowStates.filter((state) => countOf(conversation, state) > 0 || state === only);
  return (
    <div className="row">
      {shown.map((state) => (
        <button key={state} type="button" aria-pressed={only === state} onClick={() => onChoose(state)}>
          <Tag tone={rowTones[state]}>
            {t(words[state])} {countOf(conversation, state)}
          </Tag>
        </button>
      ))}
      <button type="button" aria-pressed={only === 'problems'} onClick={() => onChoose('problems')}>
        {t(words.problems)}
      </button>
      <button type="button" onClick={onColumns}>
        {t(words.columns)}
      </button>
      {countOf(conversation, 'error') + countOf(conversation, 'aside') > 0 ? (
        <a className="button" href={`/api/imports/${conversation.id}/aside.xlsx${queryOf({ language })}`}>
          {t(words.asideFile)}
        </a>
      ) : null}
      <span className="mute">{t(words.fixHint)}</span>
    </div>
  );
}

interface RowsProps extends PreviewProps {
  readonly only: string;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Rows({ conversation, onSay, only, page, onPage }: RowsProps) {
  const { t } = useLanguage();
  const query = queryOf({ only, page, size: SIZE, v: conversation.version });
  const { data, error, refetch } = useAnswer<{ rows: readonly PreviewRow[]; total: number }>(
    `/api/imports/${conversation.id}/rows${query}`,
  );
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      {data.rows.length > 0 ? (
        <ImportRows conversation={conversation} rows={data.rows} onSay={onSay} />
      ) : (
        <Empty title={t(words.noSuchRows)} />
      )}
      {data.total > 0 ? <Pages page={page} size={SIZE} total={data.total} onPage={onPage} /> : null}
    </>
  );
}
