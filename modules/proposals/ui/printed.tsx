import type { Label } from '../../../platform/errors/errors.ts';
import { queryOf } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';

/** Said here, so that the pages of proposals are not loaded for it. */
const register: Label = { zh: '提案登记表', en: 'Register' };

interface PrintedProps {
  /** Of the form, under `/api/`. */
  readonly path: string;
  readonly label: Label;
  /** What tells it from the same form of another row. */
  readonly of?: string;
}

/** The way to a printed form: in Word, or a register in Excel. */
export function Printed({ path, label, of }: PrintedProps) {
  const { t, language } = useLanguage();
  const name = `${t(label)} (${path.endsWith('.xlsx') ? 'Excel' : 'Word'})`;
  return (
    <a className="button" href={`/api/${path}${queryOf({ language })}`} aria-label={of ? `${name} ${of}` : undefined}>
      {name}
    </a>
  );
}

/** 提案登记表 of a session, for its page. */
export function SessionRegister({ id }: { readonly id: string }) {
  return <Printed path={`proposal-sessions/${id}/register.xlsx`} label={register} />;
}
