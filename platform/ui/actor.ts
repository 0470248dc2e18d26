import { createContext, useContext } from 'react';
import type { Actor } from '../record/define.ts';

/** Who is signed in, put there by the app; null before anybody is. */
export const ActorContext = createContext<Actor | null>(null);

export function useActor(): Actor | null {
  return useContext(ActorContext);
}
