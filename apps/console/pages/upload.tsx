import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useId, useState } from 'react';
import { ApiError, post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';
import type { Conversation } from './import-types.ts';

/** Takes files by dropping or choosing; each becomes a conversation of its own, and one alone is opened. */
export function UploadBox({ onUploaded }: { readonly onUploaded: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const id = useId();
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const take = async (files: readonly File[]) => {
    const failed: string[] = [];
    let last: Conversation | null = null;
    for (const file of files) {
      setReading(file.name);
      const form = new FormData();
      form.append('file', file);
      try {
        last = await post<Conversation>('/api/imports', form);
      } catch (error) {
        failed.push(`${file.name}: ${error instanceof ApiError ? error.message : String(error)}`);
      }
    }
    setReading(null);
    setProblems(failed);
    onUploaded();
    if (files.length === 1 && last) void navigate({ to: `/imports/${last.id}` });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label={t(words.imports)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        {t(words.drop)}{' '}
        <label htmlFor={id} className="button primary">
          {t(words.choose)}
        </label>
        <input
          id={id}
          className="file"
          type="file"
          multiple
          accept=".xlsx,.xls,.ods,.csv"
          disabled={reading !== null}
          onChange={({ target }) => {
            void take([...(target.files ?? [])]);
            // Choosing the same file again, corrected or not, is a change again.
            target.value = '';
          }}
        />
      </p>
      <p className="mute" role="status">
        {reading ? `${t(words.reading, { file: reading })}…` : t(words.formats)}
      </p>
      {problems.map((problem) => (
        <p key={problem} className="wrong" role="alert">
          {problem}
        </p>
      ))}
    </section>
  );
}
