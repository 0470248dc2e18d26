import type { Label } from '../../../platform/errors/errors.ts';
import { ApiError, post, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useAsking } from './asking.ts';
import { passkeysWork } from './passkeys.ts';
import { Problem } from './problem.tsx';
import type { Next } from './sign-in-form.tsx';
import { keepWanted } from './wanted.ts';
import { words } from './words.ts';

interface Offer {
  readonly providers: readonly { readonly id: string; readonly name: Label }[];
}

/** A passkey where the browser knows them, and the single sign-ons that are set up. */
export function OtherWays({
  onEntered,
}: {
  readonly onEntered: (answer: { next: Next } | undefined) => Promise<void>;
}) {
  const { t } = useLanguage();
  const { busy, problem, wait, ask } = useAsking();
  const { data } = useAnswer<Offer>('/api/sign-in');
  const providers = data?.providers ?? [];
  if (!passkeysWork() && providers.length === 0) return null;
  const byPasskey = async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const optionsJSON =
      await post<Parameters<typeof startAuthentication>[0]['optionsJSON']>('/api/sign-in/passkey/options');
    const response = await startAuthentication({ optionsJSON }).catch(() => {
      throw new ApiError(0, '', t(words.passkeyFailed));
    });
    return post<{ next: Next }>('/api/sign-in/passkey', { response });
  };
  return (
    <div className="ways">
      <p className="mute">{t(words.or)}</p>
      {passkeysWork() ? (
        <button type="button" disabled={busy || wait > 0} onClick={() => void ask(byPasskey).then(onEntered)}>
          {t(words.byPasskey)}
        </button>
      ) : null}
      {providers.map(({ id, name }) => (
        <a key={id} className="button" href={`/api/sign-in/oidc/${id}`} onClick={keepWanted}>
          {t(name)}
        </a>
      ))}
      <Problem problem={problem} wait={wait} />
    </div>
  );
}
