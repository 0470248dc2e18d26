import { Link } from '@tanstack/react-router';
import { shownNumber } from '../../../platform/documents/model.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { navigationFor } from '../navigation.ts';
import { useSession } from '../session.ts';
import { words } from '../words.ts';

/** A member's own: the record, and how many of each kind there are. */
export function OwnHome() {
  const { t } = useLanguage();
  const actor = useActor();
  const person = useSession().data?.person;
  const lists = actor ? navigationFor(actor).flatMap(({ pages }) => pages.filter(({ creates }) => creates)) : [];
  return (
    <>
      <section className="card">
        <h2>{t(words.myRecord)}</h2>
        <p className="mute">{t(person ? words.myRecordNote : words.noPerson)}</p>
        {person ? (
          <Link to="/my-record" className="button primary">
            {t(words.openRecord)}
          </Link>
        ) : null}
      </section>
      {person ? (
        <div className="cards">
          {lists.map(({ to, label }) => (
            <OwnCount key={to} to={to} label={t(label)} />
          ))}
        </div>
      ) : null}
    </>
  );
}

function OwnCount({ to, label }: { readonly to: string; readonly label: string }) {
  const { data } = useAnswer<{ total: number }>(`/api${to}?size=1`);
  if (!data || data.total === 0) return null;
  return (
    <Link to={to} className="card count">
      <span className="mute">{label}</span>
      <span className="fig">{shownNumber(data.total)}</span>
    </Link>
  );
}
