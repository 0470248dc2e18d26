import type { Definition } from '../platform/record/define.ts';
import { accessGrant } from './accounts/access-grant.ts';
import { account } from './accounts/account.ts';
import { body } from './directory/body.ts';
import { membership } from './directory/membership.ts';
import { organisation } from './directory/organisation.ts';
import { organisationChange } from './directory/organisation-change.ts';
import { ownDay } from './directory/own-day.ts';
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
import { contact } from './proposals/contact.ts';
import { excellence } from './proposals/excellence.ts';
import { feedback } from './proposals/feedback.ts';
import { handling } from './proposals/handling.ts';
import { note } from './proposals/note.ts';
import { opinion } from './proposals/opinion.ts';
import { proposal } from './proposals/proposal.ts';
import { proposalPublication } from './proposals/publication.ts';
import { reply } from './proposals/reply.ts';
import { session } from './proposals/session.ts';
import { signature } from './proposals/signature.ts';
import { supervision } from './proposals/supervision.ts';
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
  ownDay,
  session,
  proposal,
  signature,
  handling,
  opinion,
  reply,
  contact,
  feedback,
  supervision,
  excellence,
  proposalPublication,
  note,
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
