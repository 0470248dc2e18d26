import { useLanguage } from '../../../platform/ui/language.tsx';

/** A moment as people read it, in Asia/Shanghai. */
export function useInstant(): (at: string) => string {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return (at) => format.format(new Date(at));
}
