import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type Next, SignInForm } from '../../modules/accounts/ui/sign-in-form.tsx';
import { words as signInWords } from '../../modules/accounts/ui/words.ts';
import { words as accountWords } from '../../modules/accounts/words.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { EntryPage } from './entry-page.tsx';
import type { Session } from './session.ts';

/** Stands at any address until somebody is in; then the page of that address is shown. */
export function SignInPage({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const { next, problem } = useSearch({ strict: false }) as { next?: Next; problem?: string };
  const known = Object.values(accountWords).find(({ code }) => code === problem);
  const entered = () => client.invalidateQueries();
  const accounts = session.demonstrationAccounts ?? [];
  return (
    <EntryPage title={t(signInWords.signIn)} place={session.jurisdiction.name}>
      <div className={accounts.length > 0 ? 'entry-two' : 'entry-one'}>
        {accounts.length > 0 ? <DemonstrationAccounts accounts={accounts} onEntered={entered} /> : null}
        <section className="card">
          <h1>{t(signInWords.signIn)}</h1>
          <SignInForm begun={next} problem={known && t(known)} quiet={accounts.length > 0} onEntered={entered} />
        </section>
      </div>
    </EntryPage>
  );
}
