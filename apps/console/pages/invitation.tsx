import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AdministratorLinks } from '../../../modules/accounts/ui/administrator-links.tsx';
import { LinkOwn } from '../../../modules/accounts/ui/link-own.tsx';
import { type Accepted, PasswordForm } from '../../../modules/accounts/ui/password-form.tsx';
import { words } from '../../../modules/accounts/ui/words.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Loading } from '../../../platform/ui/page.tsx';
import { EntryPage } from '../entry-page.tsx';

interface Looked {
  readonly purpose: 'first-administrator' | 'invitation' | 'member' | 'password';
  readonly name: string | null;
  readonly userName: string | null;
  readonly expires: string;
  readonly waiting: boolean;
  readonly needsCode: boolean;
}

/** Where a link leads: to a first password, or to a new one. */
export function InvitationPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { token } = useParams({ strict: false }) as { token: string };
  const { data, error, refetch } = useAnswer<Looked>(`/api/invitations/${token}`);
  const [links, setLinks] = useState<NonNullable<Accepted['administrators']>>([]);
  const enter = async (next: string) => {
    await client.invalidateQueries({ queryKey: ['/api/session'] });
    await navigate({ to: next === 'done' ? '/' : '/sign-in?next=second-factor', replace: true });
  };
  const accepted = ({ administrators = [] }: Accepted, next: string) => {
    if (administrators.length > 0) setLinks(administrators);
    else void enter(next);
  };
  if (links.length > 0) {
    return (
      <EntryPage title={t(words.twoOthers)}>
        <AdministratorLinks links={links} onDone={() => void enter('done')} />
      </EntryPage>
    );
  }
  if (error?.status === 404) {
    return (
      <EntryPage title={t(words.linkGone)}>
        <section className="card">
          <h1>{t(words.linkGone)}</h1>
          <p>{error.message}</p>
          <Link to="/" className="button">
            {t(words.toSignIn)}
          </Link>
        </section>
      </EntryPage>
    );
  }
  if (!data) {
    return (
      <EntryPage title={t(words.newPassword)}>
        {error ? <Failed error={error} again={() => void refetch()} /> : <Loading />}
      </EntryPage>
    );
  }
  return <Asking token={token} looked={data} onAccepted={accepted} />;
}

interface AskingProps {
  readonly token: string;
  readonly looked: Looked;
  readonly onAccepted: (accepted: Accepted, next: string) => void;
}

const notes = {
  ...{ 'first-administrator': words.firstNote, invitation: words.invited },
  ...{ member: words.invitedMember, password: words.resetNote },
};

/** What one is called is asked of whom nobody has named yet; of a person, the records know it. */
const askedBy = {
  'first-administrator': ['name', 'userName'],
  invitation: [],
  member: ['userName'],
  password: [],
} as const;

function Asking({ token, looked, onAccepted }: AskingProps) {
  const { t, language } = useLanguage();
  const { purpose, name, userName, expires, waiting } = looked;
  const asked = [...askedBy[purpose], ...(looked.needsCode ? (['code'] as const) : [])];
  const titles = {
    ...{ 'first-administrator': words.firstTitle, invitation: words.welcome },
    ...{ member: words.welcome, password: words.resetTitle },
  };
  const title = t(titles[purpose], { name: name ?? '' });
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return (
    <EntryPage title={title}>
      <section className="card">
        <h1>{title}</h1>
        <p>{t(notes[purpose])}</p>
        {waiting ? <p className="notice">{t(words.linkWaits)}</p> : null}
        {purpose === 'member' ? <LinkOwn token={token} name={name ?? ''} /> : null}
        <PasswordForm token={token} asked={asked} userName={userName} onAccepted={onAccepted} />
        <p className="hint">{t(words.until, { when: when.format(new Date(expires)) })}</p>
      </section>
    </EntryPage>
  );
}
