import type { EntryAbout } from '../../platform/audit/about.ts';
import { actions } from '../../platform/audit/actions.ts';
import type { Label } from '../../platform/errors/errors.ts';
import type { Definitions } from '../../platform/record/batch.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import { words } from './words.ts';

export interface ToldEntry {
  readonly at: string;
  readonly by: string;
  /** Done by the person. */
  readonly own: boolean;
  /** Something concealed was opened; else something was changed. */
  readonly opened: boolean;
  readonly record: string;
  readonly what: string;
  readonly fields: string;
  readonly reason: string | null;
}

const own: Readonly<Record<string, Label>> = {
  create: words.created,
  edit: words.edited,
  reveal: words.opened,
  erase: words.erased,
};

/** What somebody did, as the person whom it is about reads it. */
export function toldEntry(entry: EntryAbout, definitions: Definitions, account: string, language: Language): ToldEntry {
  const definition = definitions.get(entry.record);
  const action =
    definition?.transitions?.[entry.action]?.label ?? own[entry.action] ?? actions[entry.action] ?? words.changed;
  const fields = (entry.fields ?? []).flatMap((field) => definition?.fields[field]?.label ?? []);
  return {
    ...{ at: entry.at, by: entry.actorName, own: entry.actor === account, opened: entry.action === 'reveal' },
    record: inLanguage(definition?.label ?? words.changed, language),
    what: inLanguage(action, language),
    fields: fields.map((label) => inLanguage(label, language)).join(language === 'en' ? ', ' : '、'),
    reason: entry.reason,
  };
}
