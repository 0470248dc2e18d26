import { application } from '../../modules/index.ts';
import { find } from '../../platform/search/find.ts';
import { machineUser } from '../act.ts';
import { type Command, WrongUse, withDatabase } from './command.ts';

export const searchCommand: Command = {
  usage: 'search WORDS',
  label: { zh: '查找人员和组织', en: 'Find people and organisations' },
  options: { limit: { type: 'string' } },
  async run(words, terminal) {
    if (words.positionals.length === 0) throw new WrongUse();
    const limit = Number(words.options.limit ?? 50);
    const typed = words.positionals.join(' ');
    const hits = await withDatabase(words, terminal, ({ database, scope }) =>
      find(database, scope, application.definitions, typed, {
        actor: machineUser,
        records: application.searched,
        limit,
      }),
    );
    terminal.answer(hits.map(({ record, id, title }) => ({ record, id, title })));
    for (const { title, id } of hits) terminal.say(`${title}  ${id}`);
    if (hits.length === 0) terminal.say({ zh: '没有找到', en: 'Nothing found' });
    return 0;
  },
};
