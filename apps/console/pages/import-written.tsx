import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Label, Params } from '../../../platform/errors/errors.ts';
import { queryOf } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { labelOfMany } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';
import { type Conversation, countOf, stateLabels } from './import-types.ts';

const writtenTo: Readonly<Record<string, readonly string[]>> = {
  roster: ['membership', 'person', 'organisation'],
  organisations: ['organisation', 'organisation_change'],
  posts: ['tenure', 'post'],
  honours: ['award', 'publication', 'enterprise', 'social_opinion'],
};

/** What became of a file, in a sentence. */
export function writtenText(conversation: Conversation, t: (label: Label, params?: Params) => string): string {
  if (conversation.state === 'undone') return t(words.undoneText);
  if (conversation.state !== 'committed') return t(stateLabels[conversation.state]);
  const { new: made = 0, updated = 0, unchanged = 0 } = conversation.counts ?? {};
  return t(words.written, { made, updated, unchanged, aside: countOf(conversation, 'aside') });
}

/** What became of it, where the records are now, and the rows that were left out. */
export function ImportWritten({ conversation }: { readonly conversation: Conversation }) {
  const { t, language } = useLanguage();
  const lists = writtenTo[conversation.kind ?? ''] ?? [];
  const definitions = useContext(DefinitionsContext);
  const isWritten = conversation.state === 'committed';
  return (
    <section className="card">
      <p>{writtenText(conversation, t)}</p>
      <p className="row">
        {lists.map((name) => {
          const definition = definitions.get(name);
          return definition ? (
            <Link key={name} to={`/${definition.plural}`}>
              {t(labelOfMany(definition))}
            </Link>
          ) : null;
        })}
      </p>
      {isWritten && countOf(conversation, 'aside') > 0 ? (
        <p className="row">
          {t(words.handBack)}
          <a className="button" href={`/api/imports/${conversation.id}/aside.xlsx${queryOf({ language })}`}>
            {t(words.asideFile)}
          </a>
        </p>
      ) : null}
    </section>
  );
}
