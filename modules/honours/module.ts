import { defineModule } from '../../platform/application/module.ts';
import { author } from './author.ts';
import { award } from './award.ts';
import { awardKept } from './commands.ts';
import { enterprise } from './enterprise.ts';
import { figures } from './figures.ts';
import { honoursImport } from './imports/honours.ts';
import { invariants } from './invariants.ts';
import { publication } from './publication.ts';
import { socialOpinion } from './social-opinion.ts';
import { winner } from './winner.ts';
import { words } from './words.ts';

/** Awards, papers, enterprises and social opinions: what this module adds to the server. */
export const honours = defineModule({
  name: 'honours',
  label: { zh: '荣誉成果', en: 'Honours' },
  records: [award, winner, publication, author, enterprise, socialOpinion],
  effects: { award: { create: awardKept, edit: awardKept, restore: awardKept } },
  constraints: { enterprise_name: words.enterpriseNameTaken },
  figures,
  imports: [honoursImport],
  invariants,
});
