import { parties } from '../../../data/parties.ts';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { isReference, type Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Loading } from '../../../platform/ui/page.tsx';
import { roles } from '../../roles.ts';
import { words } from './own-words.ts';

/** What I may do, how far, until when, and who gave it why. */
export function MyGrants({ account }: { readonly account: string }) {
  const { t } = useLanguage();
  const columns = 'role,party,organisation,body,begins,ends,why';
  const { data, error, refetch } = useAnswer<{ rows: readonly Row[] }>(
    `/api/grants${queryOf({ account, state: 'given', columns, size: 100 })}`,
  );
  return (
    <section className="card">
      <h2>{t(words.grants)}</h2>
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.rows.length === 0 ? <p className="mute">{t(words.noGrants)}</p> : null}
      {data && data.rows.length > 0 ? (
        <table className="list grants">
          <thead>
            <tr>
              {[words.can, words.reach, words.days, words.why].map((label) => (
                <th key={label.en} scope="col">
                  {t(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <GrantRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function GrantRow({ row }: { readonly row: Row }) {
  const { t, language } = useLanguage();
  const role = roles.byCode.get(String(row.role));
  const day = (value: unknown) => formatPartialDate(String(value), language);
  const days = row.ends
    ? t(words.fromTo, { from: day(row.begins), to: day(row.ends) })
    : t(words.fromOn, { from: day(row.begins) });
  const party = parties.byCode.get(String(row.party ?? ''));
  const part = [row.organisation, row.body].find(isReference)?.title;
  const whole = role?.reach === 'own' ? words.own : words.whole;
  return (
    <tr>
      <td className="wrap">
        {t(role ?? String(row.role))} <div className="hint">{t(role?.means ?? '')}</div>
      </td>
      <td data-label={t(words.reach)}>{party ? t(party) : (part ?? t(whole))}</td>
      <td data-label={t(words.days)}>{days}</td>
      <td className="wrap" data-label={t(words.why)}>
        {String(row.why ?? '')} <Giver grant={row.id} />
      </td>
    </tr>
  );
}

interface Entry {
  readonly action: string;
  readonly actor: { readonly name: string };
}

/** As the history of the grant has it. */
function Giver({ grant }: { readonly grant: string }) {
  const { t } = useLanguage();
  const { data } = useAnswer<{ entries: readonly Entry[] }>(`/api/grants/${grant}/timeline`);
  const given = data?.entries.find(({ action }) => action === 'create');
  return given ? <div className="hint">{t(words.givenBy, { name: given.actor.name })}</div> : null;
}
