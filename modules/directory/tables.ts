import type { RowOf } from '../../platform/record/columns.ts';
import type { body } from './body.ts';
import type { membership } from './membership.ts';
import type { organisation } from './organisation.ts';
import type { organisationChange } from './organisation-change.ts';
import type { person } from './person.ts';
import type { post } from './post.ts';
import type { setting } from './setting.ts';
import type { tenure } from './tenure.ts';

/** The module's tables as queries see them. */
export interface DirectoryTables {
  organisation: RowOf<typeof organisation>;
  organisation_change: RowOf<typeof organisationChange>;
  person: RowOf<typeof person>;
  membership: RowOf<typeof membership>;
  body: RowOf<typeof body>;
  post: RowOf<typeof post>;
  tenure: RowOf<typeof tenure>;
  setting: RowOf<typeof setting>;
}
