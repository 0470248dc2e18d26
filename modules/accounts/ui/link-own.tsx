import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useAsking } from './asking.ts';
import { Problem } from './problem.tsx';
import { words } from './words.ts';

interface LinkOwnProps {
  readonly token: string;
  /** Of the person whom the invitation is for. */
  readonly name: string;
}

/** An invitation followed by who has an account: signed in, it becomes the person's; else it says how. */
export function LinkOwn({ token, name }: LinkOwnProps) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data } = useAnswer<{ actor: { name: string } | null }>('/api/session');
  const { busy, problem, ask } = useAsking();
  const link = () =>
    void ask(() => post('/api/account/person', { token })).then(async (done) => {
      if (!done) return;
      await client.invalidateQueries();
      await navigate({ to: '/', replace: true });
    });
  if (!data?.actor) return <p className="hint">{t(words.linkSignedIn)}</p>;
  return (
    <div className="stack">
      <p>{t(words.linkOwnNote, { account: data.actor.name, name })}</p>
      <Problem problem={problem} />
      <button type="button" className="primary" disabled={busy} onClick={link}>
        {t(words.linkOwn)}
      </button>
      <p className="mute">{t(words.orNew)}</p>
    </div>
  );
}
