import { defineModule } from '../../platform/application/module.ts';
import { reckonAgain } from '../../platform/clock/again.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { attentionFigures } from './attention-figures.ts';
import { body } from './body.ts';
import * as commands from './commands.ts';
import { elsewhereRoutes } from './elsewhere.ts';
import { memberFigures } from './figures.ts';
import { organisations } from './imports/organisations.ts';
import { posts } from './imports/posts.ts';
import { roster } from './imports/roster.ts';
import { invariants } from './invariants.ts';
import { membership } from './membership.ts';
import { personMerged, personParted } from './merging.ts';
import { organisation } from './organisation.ts';
import { organisationChange } from './organisation-change.ts';
import { ownDay } from './own-day.ts';
import { person } from './person.ts';
import { post } from './post.ts';
import { postFigures } from './post-figures.ts';
import { setting } from './setting.ts';
import { mostOfFiles } from './settings.ts';
import { tenure } from './tenure.ts';
import { treeRoutes } from './tree.ts';
import { words } from './words.ts';

/** Whatever runs follows the calendar of the place. */
const calendarChanged: Effect = async (tx, { jurisdiction }) => {
  await reckonAgain(tx, jurisdiction);
};

/** Organisations and members: what this module adds to the server. */
export const directory = defineModule({
  name: 'directory',
  label: { zh: '组织与成员', en: 'Directory' },
  records: [organisation, organisationChange, person, membership, body, post, tenure, setting, ownDay],
  effects: {
    person: { create: commands.personKept, edit: commands.personEdited, merge: personMerged, part: personParted },
    membership: {
      create: commands.membershipKept,
      edit: commands.membershipKept,
      admit: commands.membershipKept,
      requestTransfer: commands.transferRequested,
      approveTransfer: commands.transferApproved,
      cancelTransfer: commands.transferCancelled,
      reinstate: commands.reinstated,
    },
    own_day: Object.fromEntries(['create', 'edit', 'withdraw', 'restore'].map((name) => [name, calendarChanged])),
    organisation: {
      create: commands.organisationFounded,
      edit: commands.organisationEdited,
      upgrade: commands.organisationUpgraded,
      rename: commands.organisationRenamed,
      split: commands.organisationSplit,
      mergeInto: commands.organisationMerged,
      dissolve: commands.organisationDissolved,
      withdraw: commands.organisationWithdrawn,
    },
  },
  constraints: {
    person_id_number: words.idNumberTaken,
    membership_active: words.alreadyOnRoll,
    membership_number: words.numberTaken,
    organisation_name: words.organisationNameTaken,
    body_name: words.bodyNameTaken,
    setting_name: words.settingTaken,
    own_day_once: words.ownDayTaken,
    membership_days: words.endsBeforeBegins,
    tenure_days: words.endsBeforeBegins,
    post_somewhere: words.postWithoutPlace,
  },
  figures: [...memberFigures, ...postFigures, ...attentionFigures],
  searched: ['person', 'organisation'],
  imports: [organisations, roster, posts],
  invariants,
  mostOfFiles,
  routes: (app, door) => {
    treeRoutes(app, door);
    elsewhereRoutes(app, door);
  },
});
