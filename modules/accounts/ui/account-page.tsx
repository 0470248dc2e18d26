import { useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { Identities } from './identities.tsx';
import { MyGrants } from './my-grants.tsx';
import { Passkeys } from './own-passkeys.tsx';
import { OwnPassword } from './own-password.tsx';
import { words } from './own-words.ts';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

interface OwnAccount {
  readonly id: string;
  readonly name: string;
  readonly hasSecondFactor: boolean;
  readonly recoveryCodes: number;
}

/** One's own account: what one may do, how one signs in, where one is in. */
export function AccountPage() {
  const { t } = useLanguage();
  const { linked } = useSearch({ strict: false }) as { linked?: string };
  const { data, error, refetch } = useAnswer<OwnAccount>('/api/account');
  const again = () => void refetch();
  if (!data) return <Pending title={t(words.title)} error={error} again={again} />;
  return (
    <>
      <PageTitle title={t(words.title)} note={data.name} />
      {linked === undefined ? null : (
        <p className="tag done" role="status">
          {t(words.linked)}
        </p>
      )}
      <div className="stack">
        <MyGrants account={data.id} />
        <div className="halves">
          <div className="stack">
            <OwnPassword name={data.name} />
            <SecondFactor isOn={data.hasSecondFactor} left={data.recoveryCodes} onChanged={again} />
            <Passkeys />
          </div>
          <div className="stack">
            <Sessions />
            <Identities />
            <Tokens />
          </div>
        </div>
      </div>
    </>
  );
}
