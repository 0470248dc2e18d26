import { useState } from 'react';
import { parties } from '../../../data/parties.ts';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Loading } from '../../../platform/ui/page.tsx';
import { roles } from '../../roles.ts';
import { useAsking } from './asking.ts';
import { Problem } from './problem.tsx';
import { words } from './seer-words.ts';

interface Seer {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly party: string | null;
  readonly organisationName: string | null;
  readonly body: string | null;
  readonly why: string;
}

interface SeersProps {
  /** Of the record, as the server has it. */
  readonly path: string;
  readonly title: string;
}

/** Who can see a record, and why; and the way to look through somebody's eyes. */
export function Seers({ path, title }: SeersProps) {
  const { t } = useLanguage();
  const [isOpen, open] = useState(false);
  return (
    <>
      <button type="button" onClick={() => open(true)}>
        {t(words.open)}
      </button>
      {isOpen ? (
        <Dialog title={t(words.title, { title })} onClose={() => open(false)} atTop>
          <SeerList path={path} />
        </Dialog>
      ) : null}
    </>
  );
}

function SeerList({ path }: Pick<SeersProps, 'path'>) {
  const { t } = useLanguage();
  const { data, error, refetch } = useAnswer<{ seers: readonly Seer[] }>(`${path}/seers`);
  const { busy, problem, ask } = useAsking();
  // Every page shows something else from here on.
  const look = (account: string) =>
    void ask(() => post('/api/account/see-as', { account })).then((done) => done && location.assign('/'));
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <p className="mute">{t(words.note)}</p>
      <Problem problem={problem} />
      <table className="list">
        <thead>
          <tr>
            {[words.who, words.by, words.reach, words.why].map((label) => (
              <th key={label.en} scope="col">
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.seers.map((seer) => (
            <SeerRow key={`${seer.account} ${seer.role} ${seer.party}`} {...{ seer, busy, look }} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface SeerRowProps {
  readonly seer: Seer;
  readonly busy: boolean;
  readonly look: (account: string) => void;
}

function SeerRow({ seer, busy, look }: SeerRowProps) {
  const { t } = useLanguage();
  const role = roles.byCode.get(seer.role);
  const party = parties.byCode.get(seer.party ?? '');
  const whole = role?.reach === 'own' ? words.own : words.whole;
  const closed = seer.role === 'office' || role?.administers;
  return (
    <tr>
      <td>
        {seer.name}{' '}
        {closed ? null : (
          <button
            type="button"
            className="plain"
            disabled={busy}
            aria-label={t(words.lookTitle, { name: seer.name })}
            onClick={() => look(seer.account)}
          >
            {t(words.look)}
          </button>
        )}
      </td>
      <td data-label={t(words.by)}>{t(role ?? seer.role)}</td>
      <td data-label={t(words.reach)}>{party ? t(party) : (seer.organisationName ?? seer.body ?? t(whole))}</td>
      <td className="wrap" data-label={t(words.why)}>
        {seer.why}
      </td>
    </tr>
  );
}

/** Over every page while one looks through another's eyes. */
export function SeeingNotice({ name }: { readonly name: string }) {
  const { t } = useLanguage();
  const { busy, ask } = useAsking();
  const end = () => void ask(() => post('/api/account/see-as/end')).then((done) => done && location.assign('/'));
  return (
    <p className="notice" role="status">
      <strong>{t(words.seeing, { name })}</strong>{' '}
      <button type="button" className="plain" disabled={busy} onClick={end}>
        {t(words.end)}
      </button>
    </p>
  );
}
