import { useId } from 'react';
import type { Field } from '../record/fields.ts';
import { formatPartialDate, parsePartialDate } from '../text/partial-date.ts';
import { isReference } from './format.ts';
import { useLanguage } from './language.tsx';
import { Picker } from './picker.tsx';
import { words } from './words.ts';

interface FieldInputProps {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  /** What is shown of a value that is there and not read as it is: it stays unless something is typed. */
  readonly mask?: string;
  readonly message?: string;
  /** The record that is being changed: it cannot be chosen for itself. */
  readonly exclude?: string;
  readonly onChange: (value: unknown) => void;
}

/** One field of a form: label, control, what is understood or wrong. */
export function FieldInput({ name, field, value, mask, message, exclude, onChange }: FieldInputProps) {
  const { t, language } = useLanguage();
  const id = useId();
  const understood = field.kind === 'partialDate' && typeof value === 'string' ? parsePartialDate(value) : null;
  return (
    <div data-field={name}>
      <label htmlFor={id}>
        {t(field.label)}
        {field.required ? ' *' : ''}
      </label>
      <Control
        id={id}
        field={field}
        value={value}
        wrong={message !== undefined}
        exclude={exclude}
        onChange={onChange}
      />
      {understood ? <span className="hint"> {formatPartialDate(understood, language)}</span> : null}
      {mask ? <div className="hint">{t(words.maskedNow, { mask })}</div> : null}
      {field.hint ? <div className="hint">{t(field.hint)}</div> : null}
      {message ? (
        <div className="wrong" id={`${id}-wrong`}>
          {message}
        </div>
      ) : null}
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly wrong: boolean;
  readonly exclude?: string;
  readonly onChange: (value: unknown) => void;
}

function Control({ id, field, value, wrong, exclude, onChange }: ControlProps) {
  const { t } = useLanguage();
  const text = value === null || value === undefined ? '' : String(value);
  const shared = { id, 'aria-invalid': wrong, 'aria-describedby': wrong ? `${id}-wrong` : undefined };
  if (field.kind === 'reference')
    return (
      <Picker
        {...shared}
        record={field.to ?? ''}
        value={isReference(value) ? value : null}
        exclude={exclude}
        onChange={onChange}
      />
    );
  if (field.kind === 'code') {
    return (
      <select {...shared} value={text} onChange={(event) => onChange(event.target.value || null)}>
        <option value="" />
        {field.codes?.entries.map((entry) => (
          <option key={entry.code} value={entry.code}>
            {t(entry)}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'yesNo') {
    const chosen = value === true ? 'true' : value === false ? 'false' : '';
    return (
      <select
        {...shared}
        value={chosen}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value === 'true')}
      >
        <option value="" />
        <option value="true">{t(words.yes)}</option>
        <option value="false">{t(words.no)}</option>
      </select>
    );
  }
  if (field.kind === 'longText')
    return (
      <textarea
        {...shared}
        rows={4}
        style={{ width: '100%' }}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const type = field.kind === 'date' ? 'date' : field.kind === 'integer' ? 'number' : 'text';
  return (
    <input
      {...shared}
      type={type}
      style={{ width: '100%' }}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
