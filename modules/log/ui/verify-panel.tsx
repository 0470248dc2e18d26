import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from './words.ts';

interface Verified {
  readonly ok: boolean;
  readonly batches: number;
  readonly entries: number;
  readonly anchors: number;
  readonly firstProblem?: { readonly message: string };
}

/** Holds the log to itself and to anchors, and says what each is good for. */
export function VerifyPanel() {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [running, run] = useState(false);
  const [said, say] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const whole = ({ batches, entries, anchors }: Verified) =>
    t(words.whole, { batches, entries }) + (anchors > 0 ? t(words.anchored, { anchors }) : '');
  const verify = async (files: readonly File[]) => {
    run(true);
    say(null);
    const form = new FormData();
    for (const file of files) form.append('file', file);
    try {
      const answer = await post<Verified>('/api/log/verify', files.length > 0 ? form : {});
      say({ good: answer.ok, text: answer.firstProblem?.message ?? whole(answer) });
      // That it was verified stands in the log.
      void client.invalidateQueries();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      say({ good: false, text: error.message });
    } finally {
      run(false);
    }
  };
  return (
    <details className="card">
      <summary>{t(words.panel)}</summary>
      <h2>{t(words.verifyTitle)}</h2>
      <p className="mute">{t(words.verifyNote)}</p>
      <button type="button" disabled={running} onClick={() => void verify([])}>
        {t(words.verify)}
      </button>
      <h2>{t(words.anchorTitle)}</h2>
      <p className="mute">{t(words.anchorNote)}</p>
      <p className="row">
        <a className="button" href="/api/log/anchors">
          {t(words.anchorGet)}
        </a>
        <label className="button" htmlFor="anchors">
          {t(words.anchorCheck)}
        </label>
        <input
          id="anchors"
          className="file"
          type="file"
          accept=".json"
          multiple
          disabled={running}
          onChange={({ target }) => {
            void verify([...(target.files ?? [])]);
            // Choosing the same file again is a change again.
            target.value = '';
          }}
        />
      </p>
      <p role="status" className={said?.good === false ? 'wrong' : undefined}>
        {running ? `${t(words.verifying)}…` : (said?.text ?? '')}
      </p>
    </details>
  );
}
