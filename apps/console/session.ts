import type { Label } from '../../platform/errors/errors.ts';
import type { Actor } from '../../platform/record/define.ts';
import { useAnswer } from '../../platform/ui/api.ts';

export interface Session {
  readonly actor: Actor;
  readonly jurisdiction: { readonly code: string; readonly name: Label };
  readonly demonstration: boolean;
  readonly today: string;
  readonly notice: Label | null;
  readonly version: string;
}

/** Who works here and for which district; read once and kept. */
export function useSession() {
  return useAnswer<Session>('/api/session');
}
