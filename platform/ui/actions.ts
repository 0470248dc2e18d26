import { actions } from '../audit/actions.ts';
import type { Label } from '../errors/errors.ts';
import type { Definition } from '../record/define.ts';

/** What somebody did, in words: the transition's own name where it was one. */
export function labelOfAction(definition: Definition, action: string): Label {
  return definition.transitions?.[action]?.label ?? actions[action] ?? { zh: action, en: action };
}
