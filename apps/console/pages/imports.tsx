import { Link } from '@tanstack/react-router';
import { parties } from '../../../data/parties.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, Failed, Loading, PageTitle, Tag } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import { countOf, type ImportKindLabel, type ImportSummary, rowStates, rowTones, stateLabels } from './import-types.ts';
import { UploadBox } from './upload.tsx';

/** Every file that was brought in: what became of it, and the way on. */
export function ImportsPage() {
  const { t, language } = useLanguage();
  const { data, error, refetch } = useAnswer<{
    rows: readonly ImportSummary[];
    kinds: readonly ImportKindLabel[];
  }>('/api/imports');
  return (
    <>
      <PageTitle title={t(words.imports)} note={t(words.importsNote)} />
      <div className="stack">
        <UploadBox onUploaded={() => void refetch()} />
        <p className="row mute">
          {t(words.template)}
          {data?.kinds.map(({ kind, label }) => (
            <a key={kind} href={`/api/imports/template/${kind}.xlsx${queryOf({ language })}`}>
              {t(label)}
            </a>
          ))}
        </p>
        {error ? <Failed error={error} again={() => void refetch()} /> : null}
        {!data && !error ? <Loading /> : null}
        {data?.rows.length === 0 ? <Empty title={t(words.noImports)} /> : null}
        {data && data.rows.length > 0 ? <ImportList rows={data.rows} /> : null}
      </div>
    </>
  );
}

export function ImportList({ rows }: { readonly rows: readonly ImportSummary[] }) {
  const { t, language } = useLanguage();
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return (
    <div className="card flush scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t(words.file)}</th>
            <th scope="col">{t(words.kind)}</th>
            <th scope="col">{t(words.party)}</th>
            <th scope="col">{t(words.result)}</th>
            <th scope="col">{t(words.when)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={`/imports/${row.id}`}>{row.file}</Link>
              </td>
              <td data-label={t(words.kind)}>{row.label ? t(row.label) : ''}</td>
              <td data-label={t(words.party)}>{row.party ? t(parties.byCode.get(row.party) ?? row.party) : ''}</td>
              <td>
                <Result row={row} />
              </td>
              <td>{at.format(new Date(row.at))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Result({ row }: { readonly row: ImportSummary }) {
  const { t } = useLanguage();
  const tone = row.state === 'committed' ? 'done' : row.state === 'refused' ? 'late' : 'plain';
  return (
    <span className="row">
      <Tag tone={tone}>{t(stateLabels[row.state])}</Tag>
      {rowStates.map((key) =>
        countOf(row, key) > 0 ? (
          <Tag key={key} tone={rowTones[key]}>
            {t(words[key])} {countOf(row, key)}
          </Tag>
        ) : null,
      )}
    </span>
  );
}
