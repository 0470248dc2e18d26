import { inLanguage, say } from '../text/say.ts';
import type { NoticeKind } from './notices.ts';
import { kinds, words } from './words.ts';

interface Told {
  readonly kind: NoticeKind;
  readonly due: string | null;
}

/** In both languages, for a mail has no reader's setting; no title, no name: mail passes through many hands. */
export function mailText(told: readonly Told[], address: string): { readonly subject: string; readonly text: string } {
  const lines = (language: 'zh-Hans' | 'en') => [
    ...told.map((one) => lineOf(one, language)),
    say(words.open, { address }, language),
    inLanguage(words.footer, language),
  ];
  return {
    subject: say(words.subject, { count: told.length }, 'zh-Hans'),
    text: `${lines('zh-Hans').join('\n')}\n\n${lines('en').join('\n')}\n`,
  };
}

function lineOf({ kind, due }: Told, language: 'zh-Hans' | 'en'): string {
  const line = inLanguage(kinds[kind], language);
  return due ? say(words.until, { line, due }, language) : line;
}
