import { Link, useParams } from '@tanstack/react-router';
import { useContext } from 'react';
import { useAnswer } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { RecordPage } from '../../../platform/ui/record.tsx';
import { erasure } from '../erasure.ts';
import type { Preview } from '../preview.ts';
import { VerdictList } from './verdict-list.tsx';
import { words } from './words.ts';

/** A request for erasure, and while it waits what carrying it out would do. */
export function ErasurePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const definitions = useContext(DefinitionsContext);
  const { data: row } = useAnswer<{ state: string }>(`/api/erasures/${id}`);
  const { data } = useAnswer<Preview>(row?.state === 'asked' ? `/api/erasures/${id}/preview` : null);
  return (
    <div className="stack">
      <div>
        <RecordPage key={id} definition={erasure} definitions={definitions} id={id} />
      </div>
      {data && row?.state === 'asked' ? <PreviewCard preview={data} /> : null}
    </div>
  );
}

function PreviewCard({ preview }: { readonly preview: Preview }) {
  const { t } = useLanguage();
  const { whole, verdicts, rows, uploads, stays } = preview;
  return (
    <section className="card">
      <h2>{t(words.preview)}</h2>
      <p>{t(whole ? words.previewWhole : words.previewPart)}</p>
      <VerdictList verdicts={verdicts} />
      <p>{rows.map(({ label, count }) => t(words.rowsOf, { label, count })).join(' · ')}</p>
      {uploads.length > 0 ? (
        <>
          <h3>{t(words.files)}</h3>
          <ul>
            {uploads.map(({ id, fileName }) => (
              <li key={id}>
                <Link to={`/imports/${id}`}>{fileName}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{t(words.alwaysStays)}</h3>
      <ul>
        {stays.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
