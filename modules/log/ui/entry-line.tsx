import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { titleOf } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { actionIn, detailsIn, fieldsIn, recordIn } from '../saying.ts';
import type { LogEntry, Narrow } from './types.ts';
import { words } from './words.ts';

interface EntryProps {
  readonly entry: LogEntry;
  readonly narrow: Narrow;
}

/** What was done to what: a record by its name where the reader may see it, else by its id. */
export function EntryLine({ entry, narrow }: EntryProps) {
  const { t } = useLanguage();
  const definition = useContext(DefinitionsContext).get(entry.record);
  const more = [fieldsIn(t, definition, entry), detailsIn(t, definition, entry)].filter((text) => text !== '');
  return (
    <div>
      {actionIn(t, definition, entry.action)} {recordIn(t, definition, entry.record)}{' '}
      <Which entry={entry} narrow={narrow} />
      {more.length > 0 ? <span className="mute"> · {more.join(' · ')}</span> : null}
      {entry.fields === null ? <span className="mute"> · {t(words.erased)}</span> : null}
    </div>
  );
}

const NO_ROW = /^0[0-]+$/;
const ALL_ROWS = /^f[f-]+$/;

function Which({ entry: { record, id, title }, narrow }: EntryProps) {
  const { t, language } = useLanguage();
  const definition = useContext(DefinitionsContext).get(record);
  if (NO_ROW.test(id)) return <span className="mute">{t(words.nobody)}</span>;
  if (ALL_ROWS.test(id)) return definition ? <span className="mute">{t(words.wholeList)}</span> : null;
  const label = t(definition?.label ?? '');
  return (
    <>
      {title !== null && definition ? (
        <Link to={`/${definition.plural}/${id}`}>{titleOf(definition, title, language)}</Link>
      ) : null}{' '}
      <button
        type="button"
        className="plain"
        aria-label={`${t(words.onlyThis, { record: label })} ${id.slice(-12)}`}
        onClick={() => narrow({ id, record: definition ? record : undefined })}
      >
        <code>{id.slice(-12)}</code>
      </button>
    </>
  );
}
