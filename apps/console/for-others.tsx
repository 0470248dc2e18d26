import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../platform/ui/language.tsx';
import { Empty, useDocumentTitle } from '../../platform/ui/page.tsx';
import { words } from './words.ts';

/** A page of others is not there for this one; what to do about it is said. */
export function ForOthers() {
  const { t } = useLanguage();
  useDocumentTitle(t(words.forOthers));
  return (
    <Empty title={t(words.forOthersNote)}>
      <h1>{t(words.forOthers)}</h1>
      <Link to="/" className="button">
        {t(words.toHome)}
      </Link>
    </Empty>
  );
}
