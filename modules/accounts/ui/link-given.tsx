import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from './given-words.ts';
import { useInstant } from './instant.ts';
import { Once } from './once.tsx';

export interface Given {
  readonly path: string;
  readonly expires: string;
}

/** A link for somebody else, shown once, and what to do with it. */
export function LinkGiven({ path, expires }: Given) {
  const { t } = useLanguage();
  const instant = useInstant();
  return (
    <>
      <p>{t(words.linkNote, { when: instant(expires) })}</p>
      <Once label={t(words.link)} text={new URL(path, location.origin).href} />
    </>
  );
}
