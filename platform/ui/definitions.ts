import { createContext } from 'react';
import type { Definition } from '../record/define.ts';

/** Every kind of record by name, put there by the app. */
export const DefinitionsContext = createContext<ReadonlyMap<string, Definition>>(new Map());
