import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { RecordForm } from '../../../platform/ui/form.tsx';
import type { Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle } from '../../../platform/ui/page.tsx';
import { account } from '../account.ts';
import { words } from './given-words.ts';
import { type Given, LinkGiven } from './link-given.tsx';

/** A new account is a link for its owner: nobody else knows a password. */
export function InvitePage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [given, setGiven] = useState<(Given & { readonly id: string }) | null>(null);
  if (!given) {
    return (
      <>
        <PageTitle title={t(words.inviteTitle)} note={t(words.inviteNote)} />
        <section className="card narrow-card">
          <RecordForm
            definition={account}
            row={null}
            createAt="/api/accounts/invite"
            verb={words.inviteVerb}
            onSaved={(saved) => setGiven(saved as Row & Given)}
            onCancel={() => void navigate({ to: '/accounts' })}
          />
        </section>
      </>
    );
  }
  return (
    <>
      <PageTitle title={t(words.linkTitle)} />
      <section className="card stack narrow-card">
        <LinkGiven {...given} />
        <div className="row">
          <button type="button" className="primary" onClick={() => setGiven(null)}>
            {t(words.another)}
          </button>
          <Link to={`/accounts/${given.id}`} className="button">
            {t(words.toAccount)}
          </Link>
        </div>
      </section>
    </>
  );
}
