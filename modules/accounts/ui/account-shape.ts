import { useActor } from '../../../platform/ui/actor.ts';
import type { Shape } from '../../../platform/ui/form.tsx';
import { isOffice } from '../../roles.ts';

/** Whom an account stands for is asked of who sees people; an administrator sees none. */
export function useAccountShape(): Shape {
  const actor = useActor();
  return (name, field) => (name === 'person' && !(actor && isOffice(actor)) ? null : field);
}
