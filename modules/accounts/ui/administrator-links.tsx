import { useLanguage } from '../../../platform/ui/language.tsx';
import { roles } from '../../roles.ts';
import { Once } from './once.tsx';
import type { Accepted } from './password-form.tsx';
import { words } from './words.ts';

interface AdministratorLinksProps {
  readonly links: NonNullable<Accepted['administrators']>;
  readonly onDone: () => void;
}

/** The ways in for the two other administrators, shown once to the first one. */
export function AdministratorLinks({ links, onDone }: AdministratorLinksProps) {
  const { t } = useLanguage();
  return (
    <section className="card stack">
      <h1>{t(words.twoOthers)}</h1>
      <p>{t(words.twoOthersNote)}</p>
      {links.map(({ role, path }) => (
        <Once
          key={role}
          label={t(words.linkOf, { role: roles.byCode.get(role) ?? role })}
          text={new URL(path, location.origin).href}
        />
      ))}
      <div>
        <button type="button" className="primary" onClick={onDone}>
          {t(words.handedOver)}
        </button>
      </div>
    </section>
  );
}
