import type { Label } from '../../../platform/errors/errors.ts';
import { queryOf } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';

interface PrintedProps {
  /** Of the form, under `/api/`. */
  readonly path: string;
  readonly label: Label;
  /** What tells it from the same form of another row. */
  readonly of?: string;
}

/** The way to a printed form in Word. */
export function Printed({ path, label, of }: PrintedProps) {
  const { t, language } = useLanguage();
  const name = `${t(label)} (Word)`;
  return (
    <a className="button" href={`/api/${path}${queryOf({ language })}`} aria-label={of ? `${name} ${of}` : undefined}>
      {name}
    </a>
  );
}
