interface NameInputProps {
  readonly id: string;
  readonly label: string;
  readonly autoComplete: 'name' | 'username';
  /** What it is already, and stays. */
  readonly fixed?: string | null;
  readonly hint?: string;
  readonly message?: string;
}

/** What somebody is called, or signs in with. */
export function NameInput({ id, label, autoComplete, fixed = null, hint, message }: NameInputProps) {
  const described = [hint ? `${id}-hint` : '', message ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={id}
        required
        maxLength={60}
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
