import { useContext, useState } from 'react';
import { get } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { actionIn, recordIn } from '../saying.ts';
import { EntryLine } from './entry-line.tsx';
import type { LogBatch, LogEntry, Narrow } from './types.ts';
import { words } from './words.ts';

/** As many entries of a batch come with a page; fewer are all that fit what is asked. */
const MOST_SHOWN = 5;

interface BatchProps {
  readonly batch: LogBatch;
  readonly narrow: Narrow;
}

/** The entries of a batch; of a large one how many there are of each kind, and all of them when asked. */
export function BatchEntries({ batch, narrow }: BatchProps) {
  const { t } = useLanguage();
  const [all, setAll] = useState<readonly LogEntry[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const { seq, shown, entries, parts } = batch;
  const isLarge = entries > shown.length;
  const read = async (before: number | null) => {
    const page = await get<{ rows: readonly LogEntry[]; next: number | null }>(
      `/api/log/${seq}${before === null ? '' : `?before=${before}`}`,
    );
    setAll([...(before === null ? [] : (all ?? [])), ...page.rows]);
    setNext(page.next);
  };
  const lines = all ?? (isLarge && shown.length === MOST_SHOWN ? [] : shown);
  return (
    <>
      {isLarge && lines.length === 0 ? <Parts parts={parts} /> : null}
      {lines.map((entry) => (
        <EntryLine key={entry.n} entry={entry} narrow={narrow} />
      ))}
      {isLarge ? (
        <div className="row">
          {next === null ? null : (
            <button type="button" className="plain" onClick={() => void read(next)}>
              {t(words.more)}
            </button>
          )}
          <button type="button" className="plain" onClick={() => (all ? setAll(null) : void read(null))}>
            {all ? t(words.fold) : t(words.all, { count: entries })}
          </button>
        </div>
      ) : null}
    </>
  );
}

function Parts({ parts }: Pick<LogBatch, 'parts'>) {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  return parts.map(({ record, action, entries }) => {
    const definition = definitions.get(record);
    return (
      <div key={`${record} ${action}`}>
        {actionIn(t, definition, action)} {recordIn(t, definition, record)} {t(words.times, { count: entries })}
      </div>
    );
  });
}
