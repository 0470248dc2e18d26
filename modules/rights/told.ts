import type { Keyring } from '../../platform/access/keyring.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Definitions } from '../../platform/record/batch.ts';
import { type Actor, fieldsOf } from '../../platform/record/define.ts';
import type { Field } from '../../platform/record/fields.ts';
import { itemStatement } from '../../platform/record/item.ts';
import { secretContext } from '../../platform/record/write.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import { shownValue } from '../../platform/ui/format.ts';
import { correctable } from './codes.ts';
import type { OwnRow } from './own-rows.ts';

export interface ToldValue {
  readonly field: string;
  readonly label: string;
  /** As it is kept; a reference by its id and title. */
  readonly value: unknown;
  /** As people read it. */
  readonly text: string;
  /** By what name a correction is asked for; null where none can be. */
  readonly correctable: string | null;
}

export interface ToldRow {
  readonly record: string;
  readonly label: string;
  readonly id: string;
  readonly version: number;
  readonly state: string | null;
  readonly stateLabel: string;
  readonly title: string;
  readonly allowed: readonly string[];
  readonly values: readonly ToldValue[];
}

export interface Telling {
  readonly definitions: Definitions;
  readonly keyring: Keyring;
  readonly jurisdiction: number;
  readonly actor: Actor;
  readonly language: Language;
}

/** A row to the person it is about: in full and in clear, for it is their own. */
export async function tellRow(tx: Tx, telling: Telling, { definition, id }: OwnRow): Promise<ToldRow | null> {
  const { definitions, jurisdiction, actor, language, keyring } = telling;
  const { text, values } = itemStatement(definitions, definition, { actor, scope: tx.scope }, id);
  const [found] = await tx.query<{ item: string }>(text, values);
  if (!found) return null;
  const item = JSON.parse(found.item) as Record<string, unknown>;
  const clear = (name: string, { kind }: Field) =>
    kind === 'secret' && typeof item[name] === 'string'
      ? keyring.decrypt(item[name], secretContext(definition, name, jurisdiction, id))
      : item[name];
  const told = fieldsOf(definition).flatMap(([name, field]): ToldValue[] => {
    const value = clear(name, field) ?? null;
    const asked = `${definition.name}.${name}`;
    const known = correctable.byCode.has(asked) ? asked : null;
    if (value === null && known === null) return [];
    const label = inLanguage(field.label, language);
    return [{ field: name, label, value, text: shownValue(field, value, language), correctable: known }];
  });
  const state = (item.state as string | null) ?? null;
  const stateLabel = definition.states?.[state ?? ''];
  return {
    record: definition.name,
    label: inLanguage(definition.label, language),
    ...{ id, version: item.version as number, state },
    stateLabel: stateLabel ? inLanguage(stateLabel, language) : '',
    title: String(item.title ?? ''),
    allowed: Object.entries(definition.transitions ?? {})
      .filter(([, move]) => move.from.includes(state ?? '') && move.who(actor, item))
      .map(([name]) => name),
    values: told,
  };
}
