import type { Finding, Label, Verdict } from '../errors/errors.ts';
import type { Field, Fields, ValuesOf } from './fields.ts';

/** Who asks. Roles are the domain's words; the platform only passes them to the predicates of definitions. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The parties that one of the roles is held for. */
  readonly parties?: readonly string[];
  /** The departments that one of the roles is held for. */
  readonly bodies?: readonly string[];
  /** Who they are in the records, where a role opens their own to them. */
  readonly person?: string | null;
}

export type RowValues = Readonly<Record<string, unknown>>;

/** What a reference points to: rows have its id, and what is sent to readers `{ id, title }`. */
export function idOf(reference: unknown): string | null {
  const id = typeof reference === 'object' && reference !== null ? (reference as { id?: unknown }).id : reference;
  return typeof id === 'string' ? id : null;
}

/** Decides by the actor and the row; a row not yet made is null. Pure, so that the browser can ask too. */
export type Who = (actor: Actor, row: RowValues | null) => boolean;

/** What a rule may know besides the row: the day, in Asia/Shanghai, and what was typed into the transition. */
export interface Circumstance {
  readonly today: string;
  readonly input: RowValues;
}

export interface Transition<State extends string = string> {
  readonly label: Label;
  readonly from: readonly State[];
  readonly to: State;
  readonly who: Who;
  readonly guard?: (row: RowValues, circumstance: Circumstance) => Verdict;
  /** What is asked. A field with the name of one of the record's own is written to it. */
  readonly input?: Fields;
  /** A reason must be given and is kept in the log. */
  readonly reason?: boolean;
}

/**
 * One kind of record, as data. Read from top to bottom; from it the platform derives validation, endpoints, list,
 * form, page, import columns, export, audit entries and the data dictionary.
 */
export interface Definition<F extends Fields = Fields, State extends string = string> {
  /** Also the table. */
  readonly name: string;
  /** The address: `/api/people`, `/people`. */
  readonly plural: string;
  readonly label: Label;
  /** The field that names a row; where it is a reference, the title of the row it points to. */
  readonly title: keyof F & string;
  /**
   * Whose personal data a row is: `id` where the row is the person, or names people in its texts, else the field that
   * refers to the person. The log keeps the values of such a row only under that person's key (where the row itself names
   * people, or the person is unknown, under the row's own).
   */
  readonly about?: 'id' | (keyof F & string);
  readonly fields: F;
  readonly states?: Readonly<Record<State, Label>>;
  /** Where absent, every state can be edited. */
  readonly editableIn?: readonly State[];
  readonly create: Who;
  readonly edit: Who;
  readonly transitions?: Readonly<Record<string, Transition<State>>>;
  /** What can be said of the values alone, on creation, edit and import: pure, fast, all findings at once. */
  check?(values: Partial<ValuesOf<F>>, today: string): Finding[];
  /** The order of the default list: a field, with a leading `-` for descending. */
  readonly sort?: string;
}

/** Checks once, at load, what the types cannot: that every name in the definition exists. */
export function defineRecord<const F extends Fields, const State extends string>(
  definition: Definition<F, State>,
): Definition<F, State> {
  const has = (name: string): boolean => name in definition.fields;
  const known = (state: string): boolean => state in (definition.states ?? {});
  const wrong: string[] = [];
  if (definition.fields[definition.title]?.opens) wrong.push(`plain title ${definition.title}`);
  if (!has(definition.title)) wrong.push(`title ${definition.title}`);
  if (definition.about && definition.about !== 'id' && !has(definition.about)) wrong.push(`about ${definition.about}`);
  for (const state of definition.editableIn ?? []) if (!known(state)) wrong.push(`state ${state}`);
  for (const [name, transition] of Object.entries<Transition<State>>(definition.transitions ?? {})) {
    for (const state of [...transition.from, transition.to]) if (!known(state)) wrong.push(`${name}: ${state}`);
  }
  if (wrong.length > 0) throw new TypeError(`${definition.name}: no such ${wrong.join(', ')}`);
  return definition;
}

/** The first state of a new row; null where the record has no states. */
export function firstState(definition: Definition): string | null {
  return Object.keys(definition.states ?? {})[0] ?? null;
}

export function fieldsOf(definition: Definition): [name: string, field: Field][] {
  return Object.entries(definition.fields);
}
