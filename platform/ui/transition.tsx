import { type FormEvent, useState } from 'react';
import type { Definition } from '../record/define.ts';
import type { Fields } from '../record/fields.ts';
import { ApiError } from './api.ts';
import { Dialog } from './dialog.tsx';
import { FieldInput } from './field-input.tsx';
import type { Row } from './format.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface TransitionProps {
  readonly definition: Definition;
  readonly name: string;
  /** The one row that it is done to. */
  readonly row?: Row;
  readonly onClose: () => void;
  readonly onRun: (input: Record<string, unknown>, reason: string) => Promise<void>;
}

/** Asks what a transition needs, and the reason where one is demanded; what was typed stays when the server objects. */
export function TransitionDialog({ definition, name, row, onClose, onRun }: TransitionProps) {
  const { t } = useLanguage();
  const transition = definition.transitions?.[name];
  const [input, setInput] = useState(() => presentTexts(transition?.input ?? {}, row));
  const [before] = useState(input);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  if (!transition) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await onRun(input, reason);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const dirty = reason !== '' || input !== before;
  const messageFor = (field: string) => problem?.findings.find((finding) => finding.field === field)?.message;
  return (
    <Dialog title={t(transition.label)} onClose={onClose} asks={dirty}>
      <form className="fields" onSubmit={(event) => void submit(event)}>
        {problem ? (
          <p className="wrong" role="alert">
            {problem.message}
          </p>
        ) : null}
        {Object.entries(transition.input ?? {}).map(([field, definitionOfField]) => (
          <FieldInput
            key={field}
            name={field}
            field={definitionOfField}
            value={input[field]}
            message={messageFor(field)}
            exclude={row?.id}
            onChange={(value) => setInput({ ...input, [field]: value })}
          />
        ))}
        {transition.reason ? (
          <div>
            <label htmlFor="reason">{t(words.reason)}</label>
            <textarea
              id="reason"
              required
              rows={2}
              style={{ width: '100%' }}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        ) : null}
        <div className="row">
          <button type="submit" className="primary" disabled={busy}>
            {t(transition.label)}
          </button>
          <button type="button" onClick={onClose}>
            {t(words.cancel)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** A text of the record's own, or a code, is changed from what it is now. */
function presentTexts(asked: Fields, row: Row | undefined): Record<string, unknown> {
  const isKept = (name: string) => typeof row?.[name] === 'string' && /^(text|code)$/.test(asked[name]?.kind ?? '');
  const texts = Object.keys(asked).filter(isKept);
  return Object.fromEntries(texts.map((name) => [name, row?.[name]]));
}
