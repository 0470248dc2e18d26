import { loadDemonstration } from '../demonstration.ts';
import { type Command, withDatabase } from './command.ts';

export const demoCommand: Command = {
  usage: 'demo',
  label: { zh: '向空库装入示例区', en: 'Load the demonstration district into an empty database' },
  options: {},
  async run(words, terminal) {
    const files = await withDatabase(words, terminal, (opened) => loadDemonstration(opened, terminal, true));
    terminal.answer({ files });
    return 0;
  },
};
