import type { Definition } from '../platform/record/define.ts';
import { accessGrant } from './accounts/access-grant.ts';
import { account } from './accounts/account.ts';
import { body } from './directory/body.ts';
import { membership } from './directory/membership.ts';
import { organisation } from './directory/organisation.ts';
import { organisationChange } from './directory/organisation-change.ts';
import { person } from './directory/person.ts';
import { post } from './directory/post.ts';
import { setting } from './directory/setting.ts';
import { tenure } from './directory/tenure.ts';
import { author } from './honours/author.ts';
import { award } from './honours/award.ts';
import { enterprise } from './honours/enterprise.ts';
import { publication } from './honours/publication.ts';
import { socialOpinion } from './honours/social-opinion.ts';
import { winner } from './honours/winner.ts';
import { consent } from './rights/consent.ts';
import { correction } from './rights/correction.ts';
import { erasure } from './rights/erasure.ts';
import { purpose } from './rights/purpose.ts';

/** Every kind of record, for the browser as for the server: referenced ones before those that refer to them. */
export const definitions: readonly Definition[] = [
  organisation,
  organisationChange,
  person,
  membership,
  body,
  post,
  tenure,
  setting,
  award,
  winner,
  publication,
  author,
  enterprise,
  socialOpinion,
  account,
  accessGrant,
  purpose,
  consent,
  correction,
  erasure,
];
