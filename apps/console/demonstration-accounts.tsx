import { useAsking } from '../../modules/accounts/ui/asking.ts';
import { Problem } from '../../modules/accounts/ui/problem.tsx';
import { words } from '../../modules/accounts/ui/words.ts';
import { roles } from '../../modules/roles.ts';
import { post } from '../../platform/ui/api.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import type { DemonstrationAccount } from './session.ts';

interface DemonstrationAccountsProps {
  readonly accounts: readonly DemonstrationAccount[];
  readonly onEntered: () => Promise<void>;
}

/** One of each role, to be tried without a password. */
export function DemonstrationAccounts({ accounts, onEntered }: DemonstrationAccountsProps) {
  const { t } = useLanguage();
  const { busy, problem, ask } = useAsking();
  const enter = (userName: string) =>
    void ask(() => post('/api/sign-in/demonstration', { userName })).then((answer) => answer && onEntered());
  return (
    <section className="card">
      <h2>{t(words.demonstration)}</h2>
      <p className="mute">{t(words.demonstrationNote)}</p>
      <ul className="plain-list roles">
        {accounts.map(({ userName, role }) => (
          <li key={userName}>
            <button type="button" disabled={busy} onClick={() => enter(userName)}>
              {t(roles.byCode.get(role) ?? role)} <span className="hint">{t(roles.byCode.get(role)?.means ?? '')}</span>
            </button>
          </li>
        ))}
      </ul>
      <Problem problem={problem} />
    </section>
  );
}
