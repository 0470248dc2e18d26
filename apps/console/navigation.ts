import { definitions } from '../../modules/definitions.ts';
import type { Label } from '../../platform/errors/errors.ts';
import type { Definition } from '../../platform/record/define.ts';
import { labelOfMany } from '../../platform/ui/format.ts';
import { words } from './words.ts';

export interface Page {
  readonly to: string;
  readonly label: Label;
  /** What a list's page makes new ones of. */
  readonly creates?: Definition;
}

export interface Group {
  readonly label: Label | null;
  readonly pages: readonly Page[];
}

/** The list of a record, by its definition's own name. */
function listOf(name: string): Page {
  const found = definitions.find((definition) => definition.name === name);
  if (!found) throw new TypeError(`no such record ${name}`);
  return { to: `/${found.plural}`, label: labelOfMany(found), creates: found };
}

export function newOf({ zh, en }: Label): Label {
  return { zh: words.newOne.zh + zh, en: `${words.newOne.en}${en}` };
}

/** In the order of the year's work. Records that live on another's page (winners, authors, changes) are not listed. */
export const navigation: readonly Group[] = [
  {
    label: null,
    pages: [
      { to: '/', label: words.home },
      { to: '/imports', label: words.imports },
    ],
  },
  {
    label: words.groupDirectory,
    pages: [
      { to: '/organisations/tree', label: words.tree },
      ...['organisation', 'membership', 'person', 'tenure', 'post', 'body', 'setting'].map(listOf),
    ],
  },
  { label: words.groupHonours, pages: ['award', 'publication', 'enterprise', 'social_opinion'].map(listOf) },
  {
    label: words.groupReports,
    pages: [
      { to: '/reports/annual', label: words.annual },
      { to: '/figures', label: words.figures },
    ],
  },
];
