import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { account as definition } from '../account.ts';
import { messageFor, useAsking } from './asking.ts';
import { words as given } from './given-words.ts';
import { useInstant } from './instant.ts';
import { type Given, LinkGiven } from './link-given.tsx';
import { words } from './person-words.ts';
import { Problem } from './problem.tsx';

interface Status {
  readonly account: { readonly userName: string; readonly state: string; readonly since: string | null } | null;
  readonly invitation: { readonly expires: string; readonly by: string | null } | null;
}

/** Whether a person has an account, for whoever keeps their record: the way to one, and out of it. */
export function PersonAccount({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const path = `/api/people/${id}/account`;
  const { data } = useAnswer<Status>(path);
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  // Of oneself, and of people of other places, others say it: there is no button then.
  if (!data) return null;
  const close = () => {
    open(false);
    void client.invalidateQueries();
  };
  return (
    <>
      <button type="button" onClick={() => open(true)}>
        {t(data.account ? words.account : words.invite)}
      </button>
      {isOpen && data.account ? <LinkedDialog path={path} account={data.account} onClose={close} /> : null}
      {isOpen && !data.account ? <InviteDialog path={path} invitation={data.invitation} onClose={close} /> : null}
    </>
  );
}

interface InviteDialogProps {
  readonly path: string;
  readonly invitation: Status['invitation'];
  readonly onClose: () => void;
}

function InviteDialog({ path, invitation, onClose }: InviteDialogProps) {
  const { t } = useLanguage();
  const instant = useInstant();
  const { busy, problem, ask } = useAsking();
  const [link, setLink] = useState<Given | null>(null);
  const make = () => void ask(() => post<Given>(`${path}/invitation`)).then((made) => made && setLink(made));
  if (link) {
    return (
      <Dialog title={t(given.linkTitle)} onClose={onClose}>
        <LinkGiven {...link} />
      </Dialog>
    );
  }
  const { expires, by } = invitation ?? {};
  return (
    <Dialog title={t(words.invite)} onClose={onClose}>
      <p>{t(words.inviteNote)}</p>
      {expires ? <p className="notice">{t(words.openInvitation, { by: by ?? '', when: instant(expires) })}</p> : null}
      <Problem problem={problem} />
      <button type="button" className="primary" disabled={busy} onClick={make}>
        {t(given.makeLink)}
      </button>
    </Dialog>
  );
}

interface LinkedDialogProps {
  readonly path: string;
  readonly account: NonNullable<Status['account']>;
  readonly onClose: () => void;
}

function LinkedDialog({ path, account: { userName, state, since }, onClose }: LinkedDialogProps) {
  const { t } = useLanguage();
  const instant = useInstant();
  const toast = useToast();
  const { busy, problem, ask } = useAsking();
  const part = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { reason } = Object.fromEntries(new FormData(event.currentTarget));
    void ask(() => post(`${path}/part`, { reason })).then((done) => {
      if (!done) return;
      toast({ text: t(words.parted) });
      onClose();
    });
  };
  const states: Readonly<Record<string, { zh: string; en: string }>> = definition.states ?? {};
  const message = messageFor(problem, 'reason');
  return (
    <Dialog title={t(words.account)} onClose={onClose}>
      <dl className="fields">
        <div>
          <dt>{t(words.userName)}</dt>
          <dd>{userName}</dd>
        </div>
        <div>
          <dt>{t(words.state)}</dt>
          <dd>{t(states[state] ?? state)}</dd>
        </div>
        {since ? (
          <div>
            <dt>{t(words.since)}</dt>
            <dd>{instant(since)}</dd>
          </div>
        ) : null}
      </dl>
      <form className="fields" onSubmit={part}>
        <p>{t(words.partNote)}</p>
        <div>
          <label htmlFor="whyPart">{t(words.reason)}</label>
          <input id="whyPart" name="reason" required maxLength={500} autoComplete="off" />
          {message ? <p className="wrong">{message}</p> : null}
        </div>
        <Problem problem={message ? null : problem} />
        <button type="submit" disabled={busy}>
          {t(words.part)}
        </button>
      </form>
    </Dialog>
  );
}
