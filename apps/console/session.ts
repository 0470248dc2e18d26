import type { Label } from '../../platform/errors/errors.ts';
import type { Actor } from '../../platform/record/define.ts';
import { useAnswer } from '../../platform/ui/api.ts';

export interface DemonstrationAccount {
  readonly userName: string;
  readonly name: string;
  readonly role: string;
}

export interface Session {
  /** Null before somebody signs in. */
  readonly actor: Actor | null;
  /** Whom in the records the account belongs to. */
  readonly person: string | null;
  readonly jurisdiction: { readonly code: string; readonly name: Label };
  /** Whose eyes they look through for a while. */
  readonly seeing: { readonly name: string } | null;
  readonly demonstration: boolean;
  readonly demonstrationAccounts?: readonly DemonstrationAccount[];
  readonly today: string;
  readonly version: string;
}

/** Who works here and for which district; read once and kept. */
export function useSession() {
  return useAnswer<Session>('/api/session');
}
