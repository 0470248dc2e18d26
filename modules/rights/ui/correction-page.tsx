import { useParams } from '@tanstack/react-router';
import { useContext } from 'react';
import { useAnswer } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { RecordPage } from '../../../platform/ui/record.tsx';
import type { Comparison } from '../comparison.ts';
import { correction } from '../correction.ts';
import { words } from './words.ts';

/** A correction with what is there and what is wanted beside each other. */
export function CorrectionPage() {
  const { t } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data } = useAnswer<Comparison>(`/api/corrections/${id}/comparison`);
  return (
    <div className="stack">
      <div>
        <RecordPage key={id} definition={correction} definitions={useContext(DefinitionsContext)} id={id} />
      </div>
      {data ? (
        <section className="card">
          <h2>{t(words.comparison)}</h2>
          <dl className="fields">
            <div>
              <dt>{t(words.asked)}</dt>
              <dd>
                <del>{data.before || t(words.notGiven)}</del>
              </dd>
            </div>
            <div>
              <dt>{t(words.wanted)}</dt>
              <dd>
                <ins>{data.wanted || t(words.notGiven)}</ins>
              </dd>
            </div>
          </dl>
          {data.concealed ? <p className="hint">{t(words.concealed)}</p> : null}
          {data.now === null ? null : <p className="wrong">{t(words.changedTo, { now: data.now })}</p>}
        </section>
      ) : null}
    </div>
  );
}
