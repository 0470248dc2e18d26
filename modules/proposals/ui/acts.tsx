import { useState } from 'react';
import type { Definition } from '../../../platform/record/define.ts';
import { type ApiError, post } from '../../../platform/ui/api.ts';
import { idsOrValues, type Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { TransitionDialog } from '../../../platform/ui/transition.tsx';
import { useChanged } from './whole.ts';
import { words } from './words.ts';

interface ActsProps {
  readonly definition: Definition;
  readonly row: Row;
  /** Which of what is allowed stands here, in this order; all where not said. */
  readonly only?: readonly string[];
  /** The one that is most likely meant. */
  readonly primary?: string;
  /** What it is done to, where several such buttons stand on a page. */
  readonly of?: string;
  readonly onDone?: () => void;
}

/** What may be done with a row, where the row stands. What asks nothing and binds nobody is done at once. */
export function Acts({ definition, row, only, primary, of, onDone }: ActsProps) {
  const { t } = useLanguage();
  const [asked, ask] = useState<string | null>(null);
  const run = useRun(definition, row);
  const toast = useToast();
  const transitions = definition.transitions ?? {};
  const names = (only ?? Object.keys(transitions)).filter((name) => row.allowed.includes(name) && transitions[name]);
  const done = async (name: string, input: Record<string, unknown>, reason: string) => {
    await run(name, input, reason);
    ask(null);
    onDone?.();
  };
  const press = (name: string) => {
    if (!['accept', 'confirm'].includes(name)) return ask(name);
    void done(name, {}, '').catch((problem: ApiError) => toast({ text: problem.message }));
  };
  return (
    <>
      {names.map((name) => {
        const label = t(transitions[name]?.label ?? name);
        return (
          <button
            key={name}
            type="button"
            className={name === primary ? 'primary' : ''}
            aria-label={of ? `${label} ${of}` : undefined}
            onClick={() => press(name)}
          >
            {label}
          </button>
        );
      })}
      {asked ? (
        <TransitionDialog
          definition={definition}
          name={asked}
          row={row}
          onClose={() => ask(null)}
          onRun={(input, reason) => done(asked, input, reason)}
        />
      ) : null}
    </>
  );
}

/** Sends a transition of a row, and has everything read again. */
export function useRun(definition: Definition, { id, version }: Pick<Row, 'id' | 'version'>) {
  const { t } = useLanguage();
  const changed = useChanged();
  const toast = useToast();
  return async (name: string, input: Record<string, unknown>, reason: string): Promise<Row> => {
    const row = await post<Row>(`/api/${definition.plural}/${id}/${name}`, {
      ...{ version, input: idsOrValues(input) },
      ...(reason ? { reason } : {}),
    });
    toast({ text: t(words.done) });
    await changed();
    return row;
  };
}
