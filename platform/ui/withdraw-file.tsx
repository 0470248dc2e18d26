import { type FormEvent, useState } from 'react';
import { ApiError, post } from './api.ts';
import type { AttachedFile } from './attached.tsx';
import { attachmentWords } from './attachment-words.ts';
import { Dialog } from './dialog.tsx';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface WithdrawFileProps {
  readonly file: AttachedFile;
  readonly onClose: () => void;
  readonly onGone: () => void;
}

/** Asks why a file is taken away. */
export function WithdrawFile({ file, onClose, onGone }: WithdrawFileProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await post(`/api/files/${file.id}/withdraw`, { reason });
      onGone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <Dialog title={t(attachmentWords.withdrawOf, { name: file.name })} onClose={onClose} asks={reason !== ''}>
      <form className="fields" onSubmit={(event) => void submit(event)}>
        <div>
          <label htmlFor="withdraw-reason">{t(words.reason)}</label>
          <input
            id="withdraw-reason"
            required
            maxLength={200}
            style={{ width: '100%' }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        {problem ? (
          <p className="wrong" role="alert">
            {problem}
          </p>
        ) : null}
        <div className="row">
          <button type="submit" className="primary">
            {t(attachmentWords.withdraw)}
          </button>
          <button type="button" onClick={onClose}>
            {t(words.cancel)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
