import { type FormEvent, useState } from 'react';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useAsking } from './asking.ts';
import { words } from './given-words.ts';
import { useInstant } from './instant.ts';
import { Once } from './once.tsx';
import { Problem } from './problem.tsx';

interface Waiting {
  readonly link: string;
  readonly account: string;
  readonly name: string;
  readonly purpose: 'invitation' | 'password';
  readonly madeAt: string;
  readonly by: string | null;
}

/** Links that another administrator made and that wait for this one; nothing where there are none. */
export function LinksAwaiting() {
  const { t } = useLanguage();
  const instant = useInstant();
  const { data, refetch } = useAnswer<{ links: readonly Waiting[] }>('/api/accounts/links-awaiting-me');
  const [agreeing, agree] = useState<Waiting | null>(null);
  const [code, setCode] = useState<string | null>(null);
  if (!data || (data.links.length === 0 && !agreeing)) return null;
  const close = () => {
    agree(null);
    setCode(null);
    void refetch();
  };
  return (
    <section className="card">
      <h2>{t(words.linksAwaiting)}</h2>
      <p className="mute">{t(words.linksAwaitingNote)}</p>
      <ul className="plain-list lines">
        {data.links.map((link) => (
          <li key={link.account} className="row">
            <span className="grow">
              {link.name}{' '}
              <span className="hint">
                {t(link.purpose === 'password' ? words.reset : words.inviteAgain)} · {link.by} · {instant(link.madeAt)}
              </span>
            </span>
            <button type="button" onClick={() => agree(link)} aria-label={t(words.agreeTo, { name: link.name })}>
              {t(words.agree)}
            </button>
          </li>
        ))}
      </ul>
      {agreeing && code ? (
        <Dialog title={t(words.codeTitle, { name: agreeing.name })} onClose={close}>
          <div className="stack">
            <p>{t(words.codeNote)}</p>
            <Once label={t(words.code)} text={code} />
          </div>
        </Dialog>
      ) : null}
      {agreeing && !code ? (
        <ReasonDialog
          title={t(words.agreeTo, { name: agreeing.name })}
          note={t(words.agreeNote)}
          verb={t(words.agree)}
          path={`/api/accounts/${agreeing.account}/invitation/agree`}
          sent={{ link: agreeing.link }}
          onClose={close}
          onDone={(answer) => setCode((answer as { code: string }).code)}
        />
      ) : null}
    </section>
  );
}

interface ReasonDialogProps {
  readonly title: string;
  readonly note: string;
  readonly verb: string;
  readonly path: string;
  /** What is sent besides the reason. */
  readonly sent?: object;
  readonly onClose: () => void;
  /** With the answer; it closes where nothing is to be done with it. */
  readonly onDone?: (answer: unknown) => void;
}

/** One act of an administrator upon an account, with its reason. */
export function ReasonDialog({ title, note, verb, path, sent, onClose, onDone = onClose }: ReasonDialogProps) {
  const { t } = useLanguage();
  const { busy, problem, ask } = useAsking();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { reason } = Object.fromEntries(new FormData(event.currentTarget));
    void ask(() => post(path, { ...sent, reason })).then((done) => done && onDone(done));
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="fields" onSubmit={send}>
        <p>{note}</p>
        <div>
          <label htmlFor="whyAct">{t(words.reason)}</label>
          <input id="whyAct" name="reason" required maxLength={500} autoComplete="off" />
        </div>
        <Problem problem={problem} />
        <button type="submit" className="primary" disabled={busy}>
          {verb}
        </button>
      </form>
    </Dialog>
  );
}
