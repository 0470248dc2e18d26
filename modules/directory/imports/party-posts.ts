import type { Tx } from '../../../platform/db/database.ts';
import type { Creation, PlanContext, Problem, ReadRow, SharedCreation } from '../../../platform/imports/kind.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { fold } from '../../../platform/text/fold.ts';
import { postRoleOf } from '../rules.ts';

interface KnownPost {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/** Posts in the parties' organisations, and who sits in them. */
export interface KnownPosts {
  readonly byPlace: ReadonlyMap<string, KnownPost>;
  /** `person post` of the tenures that have not ended. */
  readonly sitting: ReadonlySet<string>;
}

export async function loadPartyPosts(tx: Tx, batch: Batch): Promise<KnownPosts> {
  const posts = await tx.query<KnownPost>(
    `select id, name, organisation from post where jurisdiction = $1 and organisation is not null and state = 'kept'`,
    [batch.jurisdiction],
  );
  const tenures = await tx.query<{ person: string; post: string }>(
    `select t.person, t.post from tenure t join post p on p.jurisdiction = t.jurisdiction and p.id = t.post
     where t.jurisdiction = $1 and t.state = 'serving' and p.organisation is not null`,
    [batch.jurisdiction],
  );
  return {
    byPlace: new Map(posts.map((post) => [placeKey(post.organisation, post.name), post])),
    sitting: new Set(tenures.map(({ person, post }) => `${person} ${post}`)),
  };
}

function placeKey(organisation: string, name: string): string {
  return `post ${organisation} ${fold(name)}`;
}

interface PostPlan {
  readonly creations: readonly Creation[];
  readonly needs: readonly string[];
  readonly problems: readonly Problem[];
}

/** 党派职务: a seat in the member's organisation, made where it is new, and a tenure whose beginning the sheet does not tell. */
export function planPartyPost(
  row: ReadRow,
  { organisation, person }: { readonly organisation: string; readonly person: string },
  known: KnownPosts,
  context: PlanContext,
  { shared }: { readonly shared: Map<string, SharedCreation> },
): PostPlan {
  const name = row.cells.partyPost?.value as string | null | undefined;
  if (!name) return { creations: [], needs: [], problems: [] };
  const key = placeKey(organisation, name);
  const post = known.byPlace.get(key);
  if (post && known.sitting.has(`${person} ${post.id}`)) return { creations: [], needs: [], problems: [] };
  const made = post ? null : (shared.get(key) ?? newPost(key, name, organisation, context));
  const of = row.cells.organisation?.text;
  if (made) shared.set(key, { ...made, ...(of ? { of } : {}) });
  const values = { person, post: post?.id ?? made?.id };
  return {
    creations: [{ record: 'tenure', id: context.newId(), values, state: 'serving' }],
    needs: made ? [key] : [],
    problems: [],
  };
}

function newPost(key: string, name: string, organisation: string, context: PlanContext): SharedCreation {
  return {
    key,
    title: name,
    record: 'post',
    id: context.newId(),
    values: { name, organisation, role: postRoleOf(name, null) },
  };
}
