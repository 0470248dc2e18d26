import { createContext } from 'react';
import type { Rules } from '../clock/rule.ts';
import type { Definition } from '../record/define.ts';

/** Every kind of record by name, put there by the app. */
export const DefinitionsContext = createContext<ReadonlyMap<string, Definition>>(new Map());

/** The deadlines of every record, by its name, put there by the app. */
export const ClocksContext = createContext<Rules>({});
