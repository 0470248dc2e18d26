import { useState } from 'react';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Once } from './once.tsx';
import { words } from './own-words.ts';
import { type Carried, scopeTyped, TokenCarries, TokenScopeChoice } from './token-scope.tsx';

interface Token extends Carried {
  readonly id: string;
  readonly name: string;
  readonly expiresAt: string;
}

const DAY = 86_400_000;
/** The day in Asia/Shanghai. */
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** What programs sign in with: made here, shown once, revoked one by one. */
export function Tokens() {
  const { t, language } = useLanguage();
  const { data, refetch } = useAnswer<{ tokens: readonly Token[] }>('/api/account/tokens');
  const [making, make] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const send = async ({ name, until, password, ...typed }: Readonly<Record<string, string>>) => {
    const asked = { name, until, password, ...scopeTyped(typed) };
    const { token } = await post<{ token: string }>('/api/account/tokens', asked);
    make(false);
    setMade(token);
    await refetch();
  };
  const revoke = ({ id, name }: Token) => {
    if (confirm(t(words.revokeAsk, { name }))) {
      void post(`/api/account/tokens/${id}/revoke`).finally(() => void refetch());
    }
  };
  // It opens nothing from the beginning of the day after its last.
  const lastDay = (expiresAt: string) => formatPartialDate(dayOf(Date.parse(expiresAt) - 1), language);
  return (
    <section className="card">
      <h2>{t(words.tokens)}</h2>
      <p>{t(words.tokensNote)}</p>
      <ul className="plain-list lines">
        {data?.tokens.map((token) => (
          <li key={token.id} className="row">
            <span className="grow">
              {token.name} <span className="hint">{t(words.lasts, { day: lastDay(token.expiresAt) })}</span>
              <TokenCarries {...token} />
            </span>
            <button type="button" className="plain" onClick={() => revoke(token)}>
              {t(words.revoke)}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => make(true)}>
        {t(words.newToken)}
      </button>
      {making ? (
        <ConfirmDialog title={t(words.newToken)} onClose={() => make(false)} onConfirm={send}>
          <div>
            <label htmlFor="tokenName">{t(words.tokenName)}</label>
            <input id="tokenName" name="name" required maxLength={60} autoComplete="off" />
          </div>
          <div>
            <label htmlFor="until">{t(words.until)}</label>
            <input id="until" name="until" type="date" required defaultValue={dayOf(Date.now() + 90 * DAY)} />
          </div>
          <TokenScopeChoice />
        </ConfirmDialog>
      ) : null}
      {made ? (
        <Dialog title={t(words.newToken)}>
          <p>{t(words.notKept)}</p>
          <Once label={t(words.token)} text={made} />
          <p />
          <button type="button" className="primary" onClick={() => setMade(null)}>
            {t(words.done)}
          </button>
        </Dialog>
      ) : null}
    </section>
  );
}
