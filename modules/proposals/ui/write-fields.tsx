import { type ClipboardEvent, useId } from 'react';
import type { Actor } from '../../../platform/record/define.ts';
import { FieldInput } from '../../../platform/ui/field-input.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { isOffice } from '../../roles.ts';
import { proposerKind } from '../codes.ts';
import { proposal as definition } from '../proposal.ts';
import { lengthOf, USUAL_LENGTH } from '../rules.ts';
import { askedOf, kindsFor, whose } from './kinds.ts';
import { cleaned } from './pasted.ts';
import { useDay } from './whole.ts';
import { words } from './words.ts';
import type { Writing } from './writing.ts';

interface FieldsProps {
  readonly writing: Writing;
}
interface ActorFieldsProps extends FieldsProps {
  readonly actor: Actor;
}
type TextName = 'title' | 'analysis' | 'suggestions';

/** What is pasted arrives as plain lines, wherever it comes from. */
function onPasted(event: ClipboardEvent<HTMLTextAreaElement | HTMLInputElement>, isLine: boolean): void {
  const text = event.clipboardData.getData('text/plain');
  if (!text) return;
  const plain = cleaned(text);
  const wanted = isLine ? plain.replaceAll('\n', ' ').trim() : plain;
  if (wanted === text) return;
  event.preventDefault();
  // As typed: it can be undone, and the field hears of it.
  document.execCommand('insertText', false, wanted);
}

function useText({ present, problem, set }: Writing, name: TextName) {
  const id = useId();
  const message = problem?.findings.find(({ field }) => field === name)?.message;
  const shared = {
    id,
    value: String(present[name] ?? ''),
    'aria-invalid': message !== undefined,
    'aria-describedby': message ? `${id}-wrong` : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => set(name, event.target.value),
  };
  return { id, message, shared };
}

export function TitleField({ writing }: FieldsProps) {
  const { t } = useLanguage();
  const { id, message, shared } = useText(writing, 'title');
  return (
    <div data-field="title">
      <label htmlFor={id}>{t(definition.fields.title.label)} *</label>
      <input
        {...shared}
        type="text"
        className="title"
        maxLength={60}
        placeholder={t(words.titleHint)}
        onPaste={(event) => onPasted(event, true)}
      />
      <Wrong id={id} message={message} />
    </div>
  );
}

function LongText({ writing, name, rows }: FieldsProps & { readonly name: TextName; readonly rows: number }) {
  const { t } = useLanguage();
  const { id, message, shared } = useText(writing, name);
  return (
    <div data-field={name}>
      <label htmlFor={id}>{t(definition.fields[name].label)} *</label>
      <textarea {...shared} rows={rows} onPaste={(event) => onPasted(event, false)} />
      <Wrong id={id} message={message} />
    </div>
  );
}

function Wrong({ id, message }: { readonly id: string; readonly message: string | undefined }) {
  if (!message) return null;
  return (
    <div className="wrong" id={`${id}-wrong`}>
      {message}
    </div>
  );
}

/** How things are and what is suggested, with how long both are. */
export function Texts({ writing }: FieldsProps) {
  const { t } = useLanguage();
  const length = lengthOf(writing.present.analysis) + lengthOf(writing.present.suggestions);
  const long = length > USUAL_LENGTH;
  return (
    <>
      <LongText writing={writing} name="analysis" rows={9} />
      <LongText writing={writing} name="suggestions" rows={9} />
      <p className={long ? 'unsure length' : 'hint length'}>
        {t(long ? words.tooLong : words.written, { length, usual: USUAL_LENGTH })}
      </p>
    </>
  );
}

/** As whom it is brought in, where that is a question. */
export function WhoFields({ writing, actor }: ActorFieldsProps) {
  const { t } = useLanguage();
  const { present, set } = writing;
  const id = useId();
  const kinds = kindsFor(actor);
  const asked = askedOf(actor, present.kind);
  const choose = (kind: string) => {
    set('kind', kind);
    for (const [name, value] of Object.entries(whose(actor, kind))) set(name, value);
  };
  if (kinds.length < 2 && asked.length === 0) return null;
  return (
    <fieldset className="who">
      <legend>{t(words.whoBringsIn)}</legend>
      {kinds.length > 1 ? (
        <div data-field="kind">
          <label htmlFor={id}>{t(definition.fields.kind.label)}</label>
          <select id={id} value={String(present.kind ?? '')} onChange={(event) => choose(event.target.value)}>
            {proposerKind.entries
              .filter(({ code }) => kinds.includes(code))
              .map((entry) => (
                <option key={entry.code} value={entry.code}>
                  {t(entry)}
                </option>
              ))}
          </select>
        </div>
      ) : null}
      {asked.map(([name, field]) => (
        <FieldInput
          key={name}
          name={name}
          field={field}
          value={present[name]}
          message={writing.problem?.findings.find((finding) => finding.field === name)?.message}
          onChange={(value) => set(name, value)}
        />
      ))}
    </fieldset>
  );
}

export function MoreFields({ writing, actor }: ActorFieldsProps) {
  const { t } = useLanguage();
  const { present, set } = writing;
  return (
    <fieldset className="more">
      <legend>{t(words.more)}</legend>
      <FieldInput
        name="suggestedBody"
        field={definition.fields.suggestedBody}
        value={present.suggestedBody}
        onChange={(value) => set('suggestedBody', value)}
      />
      <Tick
        label={t(words.agreesToPublish)}
        on={present.publishable === true}
        onChange={(on) => set('publishable', on)}
      />
      {isOffice(actor) ? (
        <Tick label={t(words.fromPaper)} on={present.onPaper === true} onChange={(on) => set('onPaper', on)} />
      ) : null}
    </fieldset>
  );
}

interface TickProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Tick({ label, on, onChange }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  );
}

/** Into which session it goes, and until when. */
export function WindowNote({ writing: { sitting } }: FieldsProps) {
  const { t } = useLanguage();
  const day = useDay();
  if (!sitting) return null;
  const { session, isOver } = sitting;
  if (!session.submitUntil) return <p className="hint">{session.title}</p>;
  const params = { session: session.title, until: day(session.submitUntil) };
  return <p className="hint">{t(isOver ? words.windowOver : words.windowOpen, params)}</p>;
}
