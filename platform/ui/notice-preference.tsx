import { useId, useState } from 'react';
import { type ApiError, post, useAnswer } from './api.ts';
import { useLanguage } from './language.tsx';
import { words } from './notice-words.ts';
import { useToast } from './toast.tsx';

const modes = { none: words.noMail, 'at-once': words.atOnce, daily: words.daily } as const;

interface Preference {
  readonly mail: keyof typeof modes;
  readonly calendar: boolean;
}

/** Mail, at once or one a day, and a calendar; each is one's own to change and to stop. */
export function NoticePreference() {
  const { t } = useLanguage();
  const { data, refetch } = useAnswer<Preference>('/api/notices/preference');
  const [problem, setProblem] = useState('');
  const toast = useToast();
  if (!data) return null;
  const send = async (path: string, body: object) => {
    setProblem('');
    try {
      const answer = await post<{ path?: string }>(path, body);
      await refetch();
      toast({ text: t(words.saved) });
      return answer;
    } catch (error) {
      setProblem((error as ApiError).message);
      return null;
    }
  };
  return (
    <section className="card stack">
      <h2>{t(words.how)}</h2>
      <Email send={send} problem={problem} />
      <fieldset className="choices">
        <legend>{t(words.mail)}</legend>
        {Object.entries(modes).map(([mode, label]) => (
          <label key={mode} className="row">
            <input
              type="radio"
              name="mail"
              checked={data.mail === mode}
              onChange={() => void send('/api/notices/preference', { mail: mode })}
            />
            {t(label)}
          </label>
        ))}
        <p className="hint">{t(words.private)}</p>
      </fieldset>
      <Calendar isOn={data.calendar} send={send} />
    </section>
  );
}

type Send = (path: string, body: object) => Promise<{ readonly path?: string } | null>;

function Email({ send, problem }: { readonly send: Send; readonly problem: string }) {
  const { t } = useLanguage();
  const id = useId();
  const { data, refetch } = useAnswer<{ email: string | null }>('/api/account/email');
  const [typed, setTyped] = useState('');
  const save = (email: string | null) =>
    void send('/api/account/email', { email }).then((saved) => {
      if (saved) setTyped('');
      return refetch();
    });
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        save(typed);
      }}
    >
      <label htmlFor={id}>{t(words.email)}</label>
      {data?.email ? <p className="mute">{t(words.emailNow, { email: data.email })}</p> : null}
      <input
        id={id}
        type="email"
        value={typed}
        autoComplete="email"
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {problem ? (
        <p className="problem" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      <p className="row">
        <button type="submit" disabled={typed === ''}>
          {t(words.saveEmail)}
        </button>
        {data?.email ? (
          <button type="button" onClick={() => save(null)}>
            {t(words.removeEmail)}
          </button>
        ) : null}
      </p>
    </form>
  );
}

function Calendar({ isOn, send }: { readonly isOn: boolean; readonly send: Send }) {
  const { t } = useLanguage();
  const [address, setAddress] = useState('');
  const make = () =>
    void send('/api/notices/calendar', {}).then((made) => setAddress(made?.path ? location.origin + made.path : ''));
  const stop = () => void send('/api/notices/calendar/stop', {}).then(() => setAddress(''));
  return (
    <div>
      <h3>{t(words.calendar)}</h3>
      <p className="hint">{t(words.calendarNote)}</p>
      {address ? (
        <input readOnly value={address} aria-label={t(words.calendar)} onFocus={(event) => event.target.select()} />
      ) : null}
      <p className="row">
        <button type="button" onClick={make}>
          {t(isOn ? words.changeCalendar : words.makeCalendar)}
        </button>
        {isOn ? (
          <button type="button" onClick={stop}>
            {t(words.stopCalendar)}
          </button>
        ) : null}
      </p>
    </div>
  );
}
