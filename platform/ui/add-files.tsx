import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useId, useState } from 'react';
import { MOST_BYTES, MOST_MEGABYTES } from '../files/limits.ts';
import { fileTypes } from '../files/types.ts';
import { words as fileWords } from '../files/words.ts';
import { say } from '../text/say.ts';
import { ApiError } from './api.ts';
import { attachmentWords as words } from './attachment-words.ts';
import { useLanguage } from './language.tsx';
import { sendFile } from './send-file.ts';
import { useToast } from './toast.tsx';

const endings = fileTypes.flatMap(({ extension, also = [] }) => [extension, ...also]);

/** Takes files by dropping or choosing and sends one after another; what is refused is said and holds up no other. */
export function AddFiles({ path }: { readonly path: string }) {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const toast = useToast();
  const id = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const send = async (file: File) => {
    const { name } = file;
    if (file.size > MOST_BYTES) return say(fileWords.tooLarge, { name, max: MOST_MEGABYTES }, language);
    setSending({ name, share: 0 });
    try {
      await sendFile(path, file, { language, told: (share) => setSending({ name, share }) });
      return null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return error.message;
    }
  };
  const take = async (files: readonly File[]) => {
    if (sending) return;
    const said: (string | null)[] = [];
    for (const file of files) said.push(await send(file));
    setSending(null);
    setProblems(said.filter((problem) => problem !== null));
    const count = said.filter((problem) => problem === null).length;
    if (count > 0) toast({ text: t(words.added, { count }) });
    void client.invalidateQueries();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <section
      className={over ? 'drop over files-drop' : 'drop files-drop'}
      aria-label={t(words.add)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {t(words.drop)}{' '}
      <label htmlFor={id} className="button">
        {t(words.add)}
      </label>
      <input
        id={id}
        className="file"
        type="file"
        multiple
        accept={endings.map((ending) => `.${ending}`).join()}
        disabled={sending !== null}
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <p className="hint" role="status">
        {sending
          ? `${t(words.sending, { name: sending.name })}…`
          : t(words.taken, { types: fileTypes.map(({ extension }) => extension).join(' '), max: MOST_MEGABYTES })}
      </p>
      {sending ? (
        <progress aria-label={t(words.sending, { name: sending.name })} max={1} value={sending.share} />
      ) : null}
      {problems.map((problem) => (
        <p key={problem} className="wrong" role="alert">
          {problem}
        </p>
      ))}
    </section>
  );
}
