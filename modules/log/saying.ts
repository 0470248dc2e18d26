import { parties } from '../../data/parties.ts';
import { actions } from '../../platform/audit/actions.ts';
import type { Label } from '../../platform/errors/errors.ts';
import type { Definition } from '../../platform/record/define.ts';
import { details, things, values } from './words.ts';

/** Says a text in the reader's language. */
type Say = (label: Label) => string;

interface Noted {
  readonly record: string;
  readonly action: string;
  readonly fields: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What was done, in words: a transition has a name of its own. */
export function actionIn(t: Say, definition: Definition | undefined, action: string): string {
  return t(definition?.transitions?.[action]?.label ?? actions[action] ?? asItIs(action));
}

export function recordIn(t: Say, definition: Definition | undefined, record: string): string {
  return t(definition?.label ?? things[record] ?? asItIs(record));
}

export function fieldsIn(t: Say, definition: Definition | undefined, { fields }: Noted): string {
  return (fields ?? []).map((name) => fieldIn(t, definition, name)).join(' / ');
}

/** The circumstances, each with its name: `行数 253; 格式 xlsx`. */
export function detailsIn(t: Say, definition: Definition | undefined, noted: Noted): string {
  return Object.entries(noted.details)
    .map(([name, value]) => `${t(details[name] ?? asItIs(name))} ${valueIn(t, definition, name, value)}`)
    .filter((text) => !text.endsWith(' '))
    .join('; ');
}

function valueIn(t: Say, definition: Definition | undefined, name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((field) => fieldIn(t, definition, String(field))).join(' / ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([path, asked]) => `${fieldIn(t, definition, path)} ${askedIn(t, definition, path, asked)}`)
      .join(' / ');
  }
  if (name === 'party') return t(parties.byCode.get(String(value)) ?? asItIs(String(value)));
  return t(values[String(value)] ?? asItIs(String(value)));
}

/** A filter's value: codes in words; of what was typed it is only known that there was something. */
function askedIn(t: Say, definition: Definition | undefined, path: string, asked: unknown): string {
  if (asked === true) return t(values.typed as Label);
  const codes = definition?.fields[path]?.codes;
  const labels = String(asked).split(',');
  return labels.map((one) => t(codes?.byCode.get(one) ?? definition?.states?.[one] ?? asItIs(one))).join(',');
}

function fieldIn(t: Say, definition: Definition | undefined, path: string): string {
  return t(definition?.fields[path]?.label ?? details[path] ?? asItIs(path));
}

const asItIs = (text: string): Label => ({ zh: text, en: text });
