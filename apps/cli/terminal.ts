import type { Label } from '../../platform/errors/errors.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';

/** What a command says and how it ends. 0 done, 1 refused by a rule or errors found, 2 unreadable or wrong use. */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  readonly language: Language;
  readonly json: boolean;
  /** For people, on standard output; nothing where JSON is asked. */
  say(label: Label | string): void;
  /** The answer for machines, on standard output. */
  answer(value: unknown): void;
  /** On standard error, over itself, and only where somebody watches. */
  progress(what: Label): void;
  complain(text: string): void;
}

export function terminal(language: Language, json: boolean): Terminal {
  const watched = process.stderr.isTTY === true;
  return {
    language,
    json,
    say: (label) => {
      if (!json) process.stdout.write(`${typeof label === 'string' ? label : inLanguage(label, language)}\n`);
    },
    answer: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    progress: (what) => {
      if (watched) process.stderr.write(`\r\u001b[2K${inLanguage(what, language)}…`);
    },
    complain: (text) => {
      process.stderr.write(`${watched ? '\r\u001b[2K' : ''}${text}\n`);
    },
  };
}

/** From the environment, unless it is given: Chinese where the machine speaks it. */
export function languageOf(given: string | undefined): Language {
  const wanted = (given ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '').toLowerCase();
  if (/zh[-_](hant|tw|hk|mo)/.test(wanted)) return 'zh-Hant';
  return wanted.startsWith('en') || (given === undefined && !wanted.startsWith('zh')) ? 'en' : 'zh-Hans';
}
