import { useContext } from 'react';
import type { Definition } from '../record/define.ts';
import { useActor } from './actor.ts';
import { DefinitionsContext } from './definitions.ts';
import { type Path, pathsOf } from './list-state.ts';

/** What lists of a record can show whoever reads them. */
export function usePaths(definition: Definition | undefined): Path[] {
  const definitions = useContext(DefinitionsContext);
  const actor = useActor();
  return definition ? pathsOf(definition, definitions, actor) : [];
}
