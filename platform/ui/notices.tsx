import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Notice } from '../notify/notices.ts';
import { kinds } from '../notify/words.ts';
import { formatPartialDate } from '../text/partial-date.ts';
import { post, useAnswer } from './api.ts';
import './clocks.css';
import { words as clockWords } from './clock-words.ts';
import { ClocksContext, DefinitionsContext } from './definitions.ts';
import { useLanguage } from './language.tsx';
import { NoticePreference } from './notice-preference.tsx';
import { words } from './notice-words.ts';
import { Empty, PageTitle, Pending, Tag } from './page.tsx';

interface Answer {
  readonly notices: readonly Notice[];
  readonly unread: number;
}

/** The way to one's notices, with how many were not read; asked again each minute. */
export function NoticeLink() {
  const { t } = useLanguage();
  const { data } = useAnswer<Answer>('/api/notices', 60_000);
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notices" className="button plain">
      {t(words.title)}
      {unread > 0 ? (
        <span className="count-tag">
          {unread > 99 ? '99+' : unread}
          <span className="hidden"> {t(words.notRead)}</span>
        </span>
      ) : null}
    </Link>
  );
}

/** What one was told, newest first, and how one wants to be told. */
export function NoticesPage() {
  const { t } = useLanguage();
  const client = useQueryClient();
  const { data, error, refetch } = useAnswer<Answer>('/api/notices');
  if (!data) return <Pending title={t(words.title)} error={error} again={() => void refetch()} />;
  const readAll = () => void post('/api/notices/read').then(() => client.invalidateQueries());
  return (
    <>
      <PageTitle title={t(words.title)} note={t(words.unread, { count: data.unread })}>
        {data.unread > 0 ? (
          <button type="button" onClick={readAll}>
            {t(words.readAll)}
          </button>
        ) : null}
      </PageTitle>
      <div className="two">
        <section className="card moves">
          {data.notices.length === 0 ? <Empty title={t(words.none)} /> : null}
          <ul>
            {data.notices.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} />
            ))}
          </ul>
        </section>
        <NoticePreference />
      </div>
    </>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const { t, language } = useLanguage();
  const rule = useContext(ClocksContext)[notice.record]?.[notice.name];
  const definition = useContext(DefinitionsContext).get(notice.record);
  const { kind, due, at, readAt, done, row, id } = notice;
  const late = kind !== 'move' && kind !== 'soon';
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  const read = () => {
    if (!readAt) void post('/api/notices/read', { id });
  };
  return (
    <li className="move">
      <Tag tone={done ? 'done' : late ? 'late' : kind === 'soon' ? 'soon' : 'plain'}>
        {t(done ? words.done : kinds[kind])}
      </Tag>
      <Link to={`/${definition?.plural ?? ''}/${row}`} onClick={read}>
        {readAt ? t(rule?.label ?? notice.name) : <strong>{t(rule?.label ?? notice.name)}</strong>}
      </Link>
      <span className="mute">{definition ? t(definition.label) : ''}</span>
      {due && !done ? <span>{t(clockWords.due, { day: formatPartialDate(due, language) })}</span> : null}
      <time className="when mute" dateTime={at}>
        {day.format(new Date(at))}
      </time>
    </li>
  );
}
