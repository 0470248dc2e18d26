import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Label } from '../../../platform/errors/errors.ts';
import { isReference, type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { proposal as definition } from '../proposal.ts';
import { words } from './words.ts';

/** A text as it is read: what was a line stays one. */
export function Prose({ text }: { readonly text: unknown }) {
  const { t } = useLanguage();
  const said = typeof text === 'string' ? text.trim() : '';
  return said ? <p className="prose">{said}</p> : <p className="mute">{t(words.noText)}</p>;
}

/** A text with what it is. */
export function Labelled({ label, text }: { readonly label: Label; readonly text: unknown }) {
  const { t } = useLanguage();
  return (
    <p className="prose">
      <span className="mute">{t(label)}</span> {String(text)}
    </p>
  );
}

interface SaidProps {
  readonly row: Row;
  readonly title?: string;
  readonly children?: ReactNode;
}

/** What a proposal says, as one reads it. */
export function Said({ row, title, children }: SaidProps) {
  const { t, language } = useLanguage();
  const { fields } = definition;
  const facts = (['subject', 'suggestedBody', 'publishable', 'onPaper'] as const).flatMap((name) => {
    const value = shownValue(fields[name], row[name], language);
    return value ? [[t(fields[name].label), value] as const] : [];
  });
  return (
    <section className="card said">
      <h2>{title ?? t(words.saidTitle)}</h2>
      <h3>{t(fields.analysis.label)}</h3>
      <Prose text={row.analysis} />
      <h3>{t(fields.suggestions.label)}</h3>
      <Prose text={row.suggestions} />
      {facts.length > 0 ? (
        <p className="mute facts">
          {facts.map(([label, value]) => (
            <span key={label}>
              {label} {value}
            </span>
          ))}
        </p>
      ) : null}
      {children}
    </section>
  );
}

/** What the office decided, where it said something to those who brought it in. */
export function OfficeSaid({ row }: { readonly row: Row }) {
  const { t, language } = useLanguage();
  const { ground, says, passedTo, mergedInto } = row;
  if (!ground && !says && !passedTo && !isReference(mergedInto)) return null;
  return (
    <section className="card office-said">
      <h2>{t(words.officeSays)}</h2>
      {ground ? <p>{shownValue(definition.fields.ground, ground, language)}</p> : null}
      {passedTo ? <p>{t(words.passedTo, { to: String(passedTo) })}</p> : null}
      {isReference(mergedInto) ? (
        <p>
          {t(words.mergedInto)} <Link to={`/proposals/${mergedInto.id}`}>{mergedInto.title}</Link>
        </p>
      ) : null}
      {says ? <Prose text={says} /> : null}
    </section>
  );
}
