import type { Batch } from './batch.ts';
import { columnOf, dayColumnOf } from './columns.ts';
import type { Actor, Definition } from './define.ts';
import type { Field } from './fields.ts';
import { isClear } from './sensitive.ts';

type Definitions = Batch['definitions'];

/**
 * The parts of a select over one record and what it refers to. Joins are collected while expressions are asked for, so
 * that a statement joins only what it shows. Table aliases: `t` for the record, `t_person` for what `person` refers to.
 */
export class Selection {
  readonly #definitions: Definitions;
  readonly #actor: Actor | null;
  readonly #joins = new Map<string, string>();

  /** Without an actor no sensitive field is shown. */
  constructor(definitions: Definitions, actor: Actor | null = null) {
    this.#definitions = definitions;
    this.#actor = actor;
  }

  get joins(): string {
    return [...this.#joins.values()].join('\n');
  }

  /** Whether the actor reads the field as it is. */
  shows(field: Field): boolean {
    return isClear(field, this.#actor);
  }

  /** The JSON value of a field: references as `{id, title, ...through}`, null also where the row may not be seen. */
  value(alias: string, name: string, field: Field): string {
    if (!this.shows(field)) return 'null';
    const column = `${alias}.${columnOf(name)}`;
    if (field.kind !== 'reference') return column;
    const target = this.#target(field);
    const joined = this.#join(alias, name, target);
    const through = (field.through ?? []).map((inner) => {
      const value = this.value(joined, inner, target.fields[inner] as Field);
      return `, '${inner}', ${value}`;
    });
    const title = this.title(joined, target);
    return `case when ${joined}.id is not null then json_build_object('id', ${column}, 'title', ${title}${through.join('')}) end`;
  }

  /** What names a row: its title field, through references to the text in the end. */
  title(alias: string, definition: Definition): string {
    const field = definition.fields[definition.title] as Field;
    if (field.kind !== 'reference') return `${alias}.${columnOf(definition.title)}`;
    const target = this.#target(field);
    return this.title(this.#join(alias, definition.title, target), target);
  }

  /** Where a path like `person.sex` stands; null where the definition does not offer it. */
  resolve(
    definition: Definition,
    path: string,
  ): { field: Field; name: string; alias: string; owner: Definition } | null {
    const [first = '', second, ...more] = path.split('.');
    const field = Object.hasOwn(definition.fields, first) ? definition.fields[first] : undefined;
    if (!field || more.length > 0) return null;
    if (second === undefined) return { field, name: first, alias: 't', owner: definition };
    if (!field.through?.includes(second)) return null;
    const target = this.#target(field);
    const inner = target.fields[second] as Field;
    return { field: inner, name: second, alias: this.#join('t', first, target), owner: target };
  }

  /** What a list sorts by: text in Chinese order, dates by the day they count as, references by title. */
  order(alias: string, name: string, field: Field): string {
    if (field.kind === 'partialDate') return `${alias}.${dayColumnOf(name)}`;
    if (field.kind === 'reference') {
      const target = this.#target(field);
      return `${this.title(this.#join(alias, name, target), target)} collate zh`;
    }
    return `${alias}.${columnOf(name)}${field.kind === 'text' ? ' collate zh' : ''}`;
  }

  #target(field: Field): Definition {
    const target = this.#definitions.get(field.to ?? '');
    if (!target) throw new TypeError(`no record ${field.to}`);
    return target;
  }

  #join(alias: string, name: string, target: Definition): string {
    const joined = `${alias}_${columnOf(name)}`;
    this.#joins.set(
      joined,
      `left join ${target.name} ${joined} on ${joined}.jurisdiction = ${alias}.jurisdiction and ${joined}.id = ${alias}.${columnOf(name)}`,
    );
    return joined;
  }
}
