import { useId } from 'react';

interface NameInputProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'name' | 'username' | 'one-time-code';
  /** What it is already, and stays. */
  readonly fixed?: string | null;
  readonly hint?: string;
  readonly message?: string;
}

/** What somebody is called, or signs in with. */
export function NameInput({ name, label, autoComplete, fixed = null, hint, message }: NameInputProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', message ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        required
        maxLength={100}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        {...(fixed === null ? {} : { readOnly: true, value: fixed })}
        aria-invalid={message !== undefined}
        aria-describedby={described || undefined}
      />
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {message ? (
        <div className="wrong" id={`${id}-wrong`}>
          {message}
        </div>
      ) : null}
    </div>
  );
}
