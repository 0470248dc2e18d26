import type { ApiError } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';

interface ProblemProps {
  readonly problem: Pick<ApiError, 'message'> | null;
  readonly wait?: number;
}

/** What was wrong, beside the button; while one has to wait, for how long still. It is read out once and not every second. */
export function Problem({ problem, wait = 0 }: ProblemProps) {
  const { t } = useLanguage();
  if (!problem) return null;
  return (
    <p className="wrong" role="alert">
      {wait > 0 ? (
        <>
          <span className="hidden">{problem.message}</span>
          <span aria-hidden>{t(words.wait, { seconds: wait })}</span>
        </>
      ) : (
        problem.message
      )}
    </p>
  );
}
