import type { Label } from '../../../platform/errors/errors.ts';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Loading, Tag } from '../../../platform/ui/page.tsx';
import { deviceOf } from './device.ts';
import { useInstant } from './instant.ts';
import { words } from './own-words.ts';

interface Session {
  readonly id: string;
  readonly by: string;
  readonly address: string;
  readonly agent: string;
  readonly seenAt: string;
  readonly current: boolean;
}

const ways: Readonly<Record<string, Label>> = {
  password: words.byPassword,
  passkey: words.byPasskey,
  'single-sign-on': words.bySingleSignOn,
};

/** Every browser that is signed in, and the way to end them all. */
export function Sessions() {
  const { t } = useLanguage();
  const instant = useInstant();
  const { data, error, refetch } = useAnswer<{ sessions: readonly Session[] }>('/api/account/sessions');
  const signOut = () => {
    if (!confirm(t(words.everywhereAsk))) return;
    void post('/api/account/sign-out-everywhere').then(
      () => location.replace('/'),
      () => void refetch(),
    );
  };
  return (
    <section className="card">
      <h2>{t(words.sessions)}</h2>
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      <ul className="plain-list lines">
        {data?.sessions.map(({ id, agent, by, address, seenAt, current }) => (
          <li key={id}>
            {deviceOf(agent)} {current ? <Tag tone="accent">{t(words.here)}</Tag> : null}
            <div className="hint">
              {[address, ...(ways[by] ? [t(ways[by])] : []), t(words.seen, { when: instant(seenAt) })].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      <button type="button" onClick={signOut}>
        {t(words.everywhere)}
      </button>
    </section>
  );
}
