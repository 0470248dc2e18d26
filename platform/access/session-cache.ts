import { digestOf } from './opaque.ts';
import type { SignedIn } from './sessions.ts';

/** So that not every request looks its session up; what another process ends goes on here for so long at the most. */
const REMEMBERED = 15_000;
const MOST = 10_000;

export interface SessionCache<Who extends SignedIn> {
  /** Who a token stands for; what was found is remembered, but for nobody. */
  signedIn(token: string, now: Date, find: () => Promise<Found<Who> | null>): Promise<Who | null>;
  /** Forgets one account, or everybody: after a sign-out, a new password, a suspension. */
  forget(account?: string): void;
}

interface Found<Who> {
  readonly signedIn: Who;
  readonly until: Date;
}

export function sessionCache<Who extends SignedIn>(): SessionCache<Who> {
  const known = new Map<string, { readonly signedIn: Who; readonly until: number }>();
  let forgotten = 0;
  return {
    async signedIn(token, now, find) {
      const digest = digestOf(token);
      const kept = known.get(digest);
      if (kept && kept.until > now.getTime()) return kept.signedIn;
      known.delete(digest);
      const before = forgotten;
      const found = await find();
      // What was ended while it was looked up is not remembered.
      if (found && before === forgotten) {
        if (known.size >= MOST) known.clear();
        const until = Math.min(found.until.getTime(), now.getTime() + REMEMBERED);
        known.set(digest, { signedIn: found.signedIn, until });
      }
      return found?.signedIn ?? null;
    },
    forget(account) {
      forgotten += 1;
      for (const [digest, { signedIn }] of known) {
        if (account === undefined || signedIn.account === account) known.delete(digest);
      }
    },
  };
}
