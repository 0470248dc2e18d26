import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError } from '../../../platform/ui/api.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { words } from './words.ts';

interface SendDialogProps {
  readonly title: string;
  readonly act: string;
  readonly said: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onSend: () => Promise<unknown>;
  readonly onSent: () => void;
}

/** Something is asked or done after its consequences were read; what the server objects to is said in place. */
export function SendDialog({ title, act, said, children, onClose, onSend, onSent }: SendDialogProps) {
  const { t } = useLanguage();
  const toast = useToast();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await onSend();
      toast({ text: said });
      onClose();
      onSent();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="fields" onSubmit={(event) => void submit(event)}>
        {children}
        {problem ? (
          <p className="wrong" role="alert">
            {problem}
          </p>
        ) : null}
        <div className="row">
          <button type="submit" className="primary" disabled={busy}>
            {act}
          </button>
          <button type="button" onClick={onClose}>
            {t(words.cancel)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface ReasonProps {
  readonly value: string;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}

export function Reason({ value, required = false, onChange }: ReasonProps) {
  const { t } = useLanguage();
  return (
    <div>
      <label htmlFor="why">
        {t(words.reason)}
        {required ? ' *' : ''}
      </label>
      <textarea
        id="why"
        rows={3}
        maxLength={500}
        required={required}
        style={{ width: '100%' }}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
