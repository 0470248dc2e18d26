import { digestOf } from './opaque.ts';

const LASTS = 5 * 60_000;
const MOST = 10_000;

/** What was begun and waits for its answer, which is taken once: in memory, for who restarts a server can begin again. */
export interface Pending<Value> {
  put(key: string, value: Value, now: Date): void;
  /** Null where nothing waits, or no longer. */
  take(key: string, now: Date): Value | null;
}

export function pending<Value>(): Pending<Value> {
  const waiting = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    put(key, value, now) {
      const [oldest] = waiting.keys();
      if (waiting.size >= MOST && oldest !== undefined) waiting.delete(oldest);
      waiting.set(digestOf(key), { value, until: now.getTime() + LASTS });
    },
    take(key, now) {
      const digest = digestOf(key);
      const found = waiting.get(digest);
      waiting.delete(digest);
      return found && found.until > now.getTime() ? found.value : null;
    },
  };
}
