import './attachments.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { shownNumber } from '../documents/model.ts';
import type { Definition } from '../record/define.ts';
import { AddFiles } from './add-files.tsx';
import { type ApiError, post, useAnswer } from './api.ts';
import { Attached, type AttachedFile } from './attached.tsx';
import { attachmentWords as words } from './attachment-words.ts';
import { useLanguage } from './language.tsx';
import { useToast } from './toast.tsx';
import { WithdrawFile } from './withdraw-file.tsx';

interface Listed {
  readonly files: readonly AttachedFile[];
  readonly allowed: readonly string[];
}

/** The files of a record: to look at and keep for who sees it, to add and take away for who may edit it. */
export function Attachments({ definition, id }: { readonly definition: Definition; readonly id: string }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const toast = useToast();
  const [leaving, setLeaving] = useState<AttachedFile | null>(null);
  const path = `/api/${definition.plural}/${id}/files`;
  const { data } = useAnswer<Listed>(path);
  if (!data || (data.files.length === 0 && data.allowed.length === 0)) return null;
  const editable = data.allowed.includes('withdraw');
  const kept = data.files.filter(({ state }) => state === 'kept');
  const withdrawn = data.files.filter(({ state }) => state === 'withdrawn');
  const restore = (file: AttachedFile) =>
    post(`/api/files/${file.id}/restore`).then(
      () => {
        void client.invalidateQueries();
        toast({ text: t(words.restored, { name: file.name }) });
      },
      (problem: ApiError) => toast({ text: problem.message }),
    );
  const gone = (file: AttachedFile) => {
    setLeaving(null);
    void client.invalidateQueries();
    toast({ text: t(words.withdrawn, { name: file.name }), undo: () => void restore(file) });
  };
  return (
    <section className="card">
      <h2>
        {t(words.files)} {kept.length > 0 ? shownNumber(kept.length) : null}
      </h2>
      <ul className="plain-list attached">
        {kept.map((file) => (
          <Attached key={file.id} file={file}>
            {editable ? (
              <button
                type="button"
                className="plain"
                aria-label={t(words.withdrawOf, { name: file.name })}
                onClick={() => setLeaving(file)}
              >
                {t(words.withdraw)}
              </button>
            ) : null}
          </Attached>
        ))}
      </ul>
      {kept.length === 0 ? <p className="mute">{t(words.none)}</p> : null}
      {withdrawn.length > 0 ? (
        <details>
          <summary className="mute">{t(words.withdrawnOnes, { count: withdrawn.length })}</summary>
          <ul className="plain-list attached">
            {withdrawn.map((file) => (
              <Attached key={file.id} file={file}>
                <button
                  type="button"
                  className="plain"
                  aria-label={t(words.restoreOf, { name: file.name })}
                  onClick={() => void restore(file)}
                >
                  {t(words.restore)}
                </button>
              </Attached>
            ))}
          </ul>
        </details>
      ) : null}
      {data.allowed.includes('attach') ? <AddFiles path={path} /> : null}
      {leaving ? <WithdrawFile file={leaving} onClose={() => setLeaving(null)} onGone={() => gone(leaving)} /> : null}
    </section>
  );
}
