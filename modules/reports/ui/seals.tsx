import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError, post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';

export interface KeptSeal {
  readonly id: string;
  readonly title: string;
  readonly sealedAt: string;
  readonly fingerprint: string;
}

/** What was sealed before, newest first. */
export function SealList({ seals }: { readonly seals: readonly KeptSeal[] }) {
  const { t, language } = useLanguage();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return (
    <section className="card">
      <h2>{t(words.sealsTitle)}</h2>
      {seals.length === 0 ? <p className="mute">{t(words.noSeals)}</p> : null}
      <ul className="plain-list">
        {seals.map(({ id, title, sealedAt }) => (
          <li key={id}>
            <Link to={`/reports/seals/${id}`}>{title}</Link>
            <div className="hint">{day.format(new Date(sealedAt))}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Verified {
  readonly ok: boolean;
  readonly signer: { readonly fingerprint: string; readonly checked: boolean } | null;
  readonly title: string | null;
  readonly firstProblem?: { readonly message: string };
}

/** Verifies any sealed file: only the file is needed. */
export function VerifyBox() {
  const { t } = useLanguage();
  const [said, say] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const verify = async (file: File | undefined) => {
    if (!file) return;
    const form = new FormData();
    form.append('file', file);
    try {
      const { ok, title, signer, firstProblem } = await post<Verified>('/api/reports/verify', form);
      const params = { title: title ?? file.name, fingerprint: signer?.fingerprint ?? '' };
      say({ good: ok, text: ok ? t(words.verifiedUnchecked, params) : (firstProblem?.message ?? '') });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      say({ good: false, text: error.message });
    }
  };
  return (
    <section className="card">
      <h2>{t(words.verifyTitle)}</h2>
      <label className="button" htmlFor="verify">
        {t(words.verifyChoose)}
      </label>
      <input
        id="verify"
        className="file"
        type="file"
        accept=".json"
        onChange={({ target }) => {
          void verify(target.files?.[0]);
          // Choosing the same file again is a change again.
          target.value = '';
        }}
      />
      <p role="status" className={said?.good === false ? 'wrong' : undefined}>
        {said?.text ?? ''}
      </p>
    </section>
  );
}
