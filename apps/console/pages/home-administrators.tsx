import { Link } from '@tanstack/react-router';
import { accessGrant } from '../../../modules/accounts/access-grant.ts';
import { roles } from '../../../modules/roles.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { isReference, type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Loading } from '../../../platform/ui/page.tsx';
import { useSession } from '../session.ts';
import { words } from '../words.ts';

interface Answer {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Who was invited and has not come yet. */
export function AccountsWaiting() {
  const { t } = useLanguage();
  const invited = useAnswer<Answer>(`/api/accounts${queryOf({ state: 'invited', columns: 'userName', size: 200 })}`);
  return (
    <section className="card">
      <h2>{t(words.invitedTitle)}</h2>
      <Waiting
        answer={invited}
        none={t(words.nobodyInvited)}
        detail={(row) => String(row.userName ?? '')}
        to="/accounts"
      />
      <div className="row">
        <Link to="/accounts/new" className="button primary">
          {t(words.inviteSomebody)}
        </Link>
        <Link to="/accounts">{t(words.allAccounts)}</Link>
      </div>
    </section>
  );
}

const SOON = 30 * 86_400_000;

/** Accounts that may do nothing yet, and grants that are about to end. */
export function GrantsWaiting() {
  const { t, language } = useLanguage();
  const today = useSession().data?.today ?? '';
  const last = today && new Date(Date.parse(today) + SOON).toISOString().slice(0, 10);
  const accounts = useAnswer<Answer>(
    `/api/accounts${queryOf({ state: 'invited,active', columns: 'userName', size: 200 })}`,
  );
  const given = useAnswer<Answer>(`/api/grants${queryOf({ state: 'given', columns: 'account', size: 200 })}`);
  const query = { state: 'given', ends: `${today}/${last}`, sort: 'ends', columns: 'account,role,ends', size: 200 };
  const ending = useAnswer<Answer>(today ? `/api/grants${queryOf(query)}` : null);
  const granted = new Set(given.data?.rows.map(({ account }) => (isReference(account) ? account.id : '')));
  const without = accounts.data?.rows.filter(({ id }) => !granted.has(id)) ?? [];
  const ends = (row: Row) =>
    [t(roles.byCode.get(String(row.role)) ?? ''), shownValue(accessGrant.fields.ends, row.ends, language)].join(' · ');
  return (
    <div className="halves">
      <section className="card">
        <h2>{t(words.withoutGrant)}</h2>
        <Waiting
          answer={{ ...accounts, data: given.data && { rows: without, total: without.length } }}
          none={t(words.allGranted)}
          detail={(row) => String(row.userName ?? '')}
          to="/accounts"
        />
        <Link to="/grants/new" className="button primary">
          {t(words.giveGrant)}
        </Link>
      </section>
      <section className="card">
        <h2>{t(words.endingGrants)}</h2>
        <Waiting answer={ending} none={t(words.noneEnds)} detail={ends} to="/grants" />
        <Link to="/grants">{t(words.allGrants)}</Link>
      </section>
    </div>
  );
}

interface WaitingProps {
  readonly answer: Pick<ReturnType<typeof useAnswer<Answer>>, 'data' | 'error' | 'refetch'>;
  readonly none: string;
  readonly detail: (row: Row) => string;
  readonly to: string;
}

function Waiting({ answer: { data, error, refetch }, none, detail, to }: WaitingProps) {
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0) return <p className="mute">{none}</p>;
  return (
    <ul className="plain-list lines">
      {data.rows.map((row) => (
        <li key={row.id}>
          <Link to={`${to}/${row.id}`}>{row.title}</Link> <span className="mute">{detail(row)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The log is read on the machine until it has pages of its own. */
export function AuditNote() {
  const { t } = useLanguage();
  return (
    <section className="card">
      <h2>{t(words.auditTitle)}</h2>
      <p>{t(words.auditNote)}</p>
      <Link className="button" to="/log">
        {t(words.openLog)}
      </Link>
    </section>
  );
}
