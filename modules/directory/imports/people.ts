import type { Tx } from '../../../platform/db/database.ts';
import { saysOtherwise } from '../../../platform/imports/compare.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { columnOf, indexColumnOf } from '../../../platform/record/columns.ts';
import { fieldsOf } from '../../../platform/record/define.ts';
import { secretIndex } from '../../../platform/record/write.ts';
import { fold } from '../../../platform/text/fold.ts';
import { agree } from '../../../platform/text/partial-date.ts';
import { person } from '../person.ts';

type Values = Readonly<Record<string, unknown>>;

/** A person as matching needs them: the plain fields, and blind indexes in place of secrets. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: string | null;
  readonly born: string | null;
  readonly politicalStatus: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface KnownMembership {
  readonly id: string;
  readonly person: string;
  readonly party: string;
  readonly organisation: string;
  readonly number: string | null;
  readonly joined: string | null;
  readonly introducers: string | null;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly state: string;
}

/** Everybody kept in the jurisdiction, by each way of recognising them. */
export interface KnownPeople {
  readonly byId: ReadonlyMap<string, KnownPerson>;
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly byIdNumber: ReadonlyMap<string, KnownPerson>;
  readonly membershipsOf: ReadonlyMap<string, readonly KnownMembership[]>;
  readonly byNumber: ReadonlyMap<string, KnownMembership>;
  /** The blind index of an ID number or a phone, to compare with what is kept. */
  indexOf(field: string, plain: string): string;
}

export async function loadPeople(tx: Tx, batch: Batch): Promise<KnownPeople> {
  const columns = fieldsOf(person).map(([name, field]) =>
    field.kind === 'secret' ? `${indexColumnOf(name)} as "${name}"` : `${columnOf(name)} as "${name}"`,
  );
  const rows = await tx.query<Record<string, unknown> & { id: string }>(
    `select id, ${columns.join(', ')} from person where jurisdiction = $1 and state = 'kept'`,
    [batch.jurisdiction],
  );
  const memberships = await tx.query<KnownMembership>(
    'select id, person, party, organisation, number, joined, introducers, begins, ends, state from membership where jurisdiction = $1',
    [batch.jurisdiction],
  );
  const people = rows.map((values) => ({ ...values, values }) as unknown as KnownPerson);
  const aliases = await loadAliases(tx, batch, people);
  const active = memberships.filter(isOnRoll);
  return {
    byId: new Map(people.map((known) => [known.id, known])),
    byName: Map.groupBy([...people, ...aliases], ({ name }) => fold(name)),
    byIdNumber: new Map(
      people.flatMap((known) => (known.values.idNumber ? [[known.values.idNumber as string, known]] : [])),
    ),
    membershipsOf: Map.groupBy(memberships, (membership) => membership.person),
    byNumber: new Map(active.flatMap((known) => (known.number ? [[numberKey(known.party, known.number), known]] : []))),
    indexOf: (field, plain) => secretIndex(batch.keyring, person, field, plain),
  };
}

/** Whoever was merged into another is known by the name and the birth date of the row that was merged, too. */
async function loadAliases(tx: Tx, batch: Batch, people: readonly KnownPerson[]): Promise<KnownPerson[]> {
  const merged = await tx.query<{ into: string; name: string; born: string | null }>(
    `select merged_into as into, name, born from person where jurisdiction = $1 and state = 'merged'`,
    [batch.jurisdiction],
  );
  if (merged.length === 0) return [];
  const byId = new Map(people.map((known) => [known.id, known]));
  return merged.flatMap(({ into, name, born }) => {
    const known = byId.get(into);
    const same = known && fold(known.name) === fold(name) && known.born === born;
    return known && !same ? [{ ...known, name, born: born ?? known.born }] : [];
  });
}

/** 张　三, spread to the width of three characters, is 张三; 阿依.古丽 is 阿依·古丽. */
export function writtenName(name: string): string {
  return name
    .replace(/^(\p{Script=Han})\s(\p{Script=Han})$/u, '$1$2')
    .replaceAll(/(?<=\p{Script=Han})\s?[.．]\s?(?=\p{Script=Han})/gu, '·');
}

export function numberKey(party: string, number: string): string {
  return `${party} ${fold(number)}`;
}

export function isOnRoll({ state }: { readonly state: string }): boolean {
  return state === 'active' || state === 'transferring';
}

export interface Described {
  readonly name: string;
  readonly sex?: string | null;
  readonly born?: string | null;
  readonly idNumber?: string | null;
  /** The party or political status that the sheet gives. */
  readonly status?: string | null;
}

/**
 * Those of the name whose birth date agrees at the coarser precision and whom nothing rules out: another sex, another
 * ID number, another party. Without a birth date a name matches nobody here.
 */
export function sameNameAndBirth(known: KnownPeople, described: Described): KnownPerson[] {
  const { name, sex, born, idNumber } = described;
  const named = known.byName.get(fold(name));
  if (!named) return [];
  const index = idNumber ? known.indexOf('idNumber', idNumber) : null;
  const found = named.filter(
    (candidate) =>
      born &&
      candidate.born &&
      agree(born, candidate.born) &&
      !(sex && candidate.sex && sex !== candidate.sex) &&
      !(index && candidate.values.idNumber && index !== candidate.values.idNumber) &&
      isOfStatus(known, candidate, described.status),
  );
  return eachOnce(found);
}

/** Who is known by two birth dates is one candidate. */
function eachOnce(candidates: readonly KnownPerson[]): KnownPerson[] {
  return [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()];
}

/** Whether the candidate can be of that party: on its roll, or of no known other. */
function isOfStatus(known: KnownPeople, candidate: KnownPerson, status: string | null | undefined): boolean {
  if (!status) return true;
  const parties = (known.membershipsOf.get(candidate.id) ?? []).map(({ party }) => party);
  if (parties.includes(status) || candidate.politicalStatus === status) return true;
  return parties.length === 0 && candidate.politicalStatus === null;
}

/** Those of the name whom nothing rules out, for a sheet that gives no birth date. */
export function sameName(known: KnownPeople, { name, sex, status }: Described): KnownPerson[] {
  const found = (known.byName.get(fold(name)) ?? []).filter(
    (candidate) => !(sex && candidate.sex && sex !== candidate.sex) && isOfStatus(known, candidate, status),
  );
  return eachOnce(found);
}

/** Whether two rows of one file can be about the same person: what both of them say agrees. */
export function canBeOne(one: Described, other: Described): boolean {
  if (one.idNumber && other.idNumber) return one.idNumber === other.idNumber;
  const differ = (field: 'sex' | 'status') => one[field] && other[field] && one[field] !== other[field];
  return fold(one.name) === fold(other.name) && !differ('sex') && !differ('status') && bornAgree(one.born, other.born);
}

function bornAgree(one: string | null | undefined, other: string | null | undefined): boolean {
  return !one || !other || agree(one, other);
}

/** Members of the name on the roll of a party (of any party where it is null), for sheets that give the name alone. */
export function membersNamed(known: KnownPeople, name: string, party: string | null): KnownPerson[] {
  const found = (known.byName.get(fold(name)) ?? []).filter((candidate) =>
    (known.membershipsOf.get(candidate.id) ?? []).some(
      (membership) => isOnRoll(membership) && (party === null || membership.party === party),
    ),
  );
  return eachOnce(found);
}

/** What the row says of a known person that is not kept so; secrets are compared by their blind index. */
export function differences(kept: KnownPerson, values: Values, people: KnownPeople): Values {
  const differing = Object.entries(values).filter(([name, told]) => {
    const field = person.fields[name as keyof typeof person.fields];
    if (field.kind === 'secret') return people.indexOf(name, String(told)) !== kept.values[name];
    return saysOtherwise(field, kept.values[name], told);
  });
  return Object.fromEntries(differing);
}
