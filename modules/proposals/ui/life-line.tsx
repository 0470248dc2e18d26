import { useLanguage } from '../../../platform/ui/language.tsx';
import { proposal as definition } from '../proposal.ts';
import { lifeOf, nextOf } from './life.ts';
import { useDay, type Whole } from './whole.ts';
import { words } from './words.ts';

/** Where a proposal is in its life, and what happens next. */
export function LifeLine({ whole }: { readonly whole: Whole }) {
  const { t } = useLanguage();
  const day = useDay();
  const next = nextOf(whole.proposal.state);
  return (
    <section className="life" aria-label={t(words.life)}>
      <ol>
        {lifeOf(whole, definition.states ?? {}).map(({ label, day: reached, is }) => (
          <li key={label.en} className={is} aria-current={is === 'now' ? 'step' : undefined}>
            <span>{t(label)}</span>
            <span className="hint">{day(reached) || (is === 'now' ? t(words.now) : '')}</span>
          </li>
        ))}
      </ol>
      {next ? <p className="mute">{t(words.nextIs, { text: next })}</p> : null}
    </section>
  );
}
