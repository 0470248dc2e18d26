import type { FastifyInstance } from 'fastify';
import type { Rules } from '../clock/rule.ts';
import { words as clockWords } from '../clock/words.ts';
import type { Invariant } from '../doctor/invariant.ts';
import type { Door } from '../endpoints/door.ts';
import type { Label, Word } from '../errors/errors.ts';
import type { Figure } from '../figures/define.ts';
import type { MostOfFiles } from '../files/operations.ts';
import type { ImportKind } from '../imports/kind.ts';
import type { Definitions } from '../record/batch.ts';
import type { Definition } from '../record/define.ts';
import type { Effects } from '../record/operations.ts';

/** What one module adds to the server. A module may have no record at all. */
export interface Module {
  readonly name: string;
  readonly label: Label;
  readonly records?: readonly Definition[];
  readonly effects?: Effects;
  /** What is said where a constraint of the database refuses a write. */
  readonly constraints?: Readonly<Record<string, Word>>;
  /** The deadlines of its records, by record and name. */
  readonly clocks?: Rules;
  readonly figures?: readonly Figure[];
  /** The records that the search from everywhere looks into. */
  readonly searched?: readonly string[];
  /** The kinds of workbook it takes in; those that others refer to come first. */
  readonly imports?: readonly ImportKind[];
  /** What must hold between its rows: `tongzhou doctor` looks. */
  readonly invariants?: readonly Invariant[];
  /** How many gigabytes the files of a place may take. */
  readonly mostOfFiles?: MostOfFiles;
  /** Pages and answers that the derived ones cannot give, on the same primitives. */
  readonly routes?: (app: FastifyInstance, door: Door) => void;
}

/** Checks once, at load, that effects are attached to what exists. */
export function defineModule(module: Module): Module {
  for (const [name, effects] of Object.entries(module.effects ?? {})) {
    const definition = module.records?.find((record) => record.name === name);
    const known = ['create', 'edit', ...Object.keys(definition?.transitions ?? {})];
    const wrong = Object.keys(effects).find((operation) => !definition || !known.includes(operation));
    if (wrong) throw new TypeError(`${module.name}: no operation ${name}.${wrong}`);
  }
  return module;
}

/** The modules put together: what the doors work with. */
export interface Application {
  readonly modules: readonly Module[];
  readonly definitions: Definitions;
  readonly effects: Effects;
  readonly constraints: Readonly<Record<string, Word>>;
  readonly clocks: Rules;
  readonly figures: readonly Figure[];
  readonly imports: readonly ImportKind[];
  readonly searched: readonly string[];
  readonly invariants: readonly Invariant[];
  readonly mostOfFiles: MostOfFiles;
}

/** Where no module says otherwise. */
const USUAL_GIGABYTES = 20;

export function assemble(modules: readonly Module[]): Application {
  return {
    modules,
    definitions: new Map(modules.flatMap((module) => (module.records ?? []).map((record) => [record.name, record]))),
    effects: Object.assign({}, ...modules.map((module) => module.effects ?? {})),
    constraints: Object.assign(
      { clock_running: clockWords.startedTwice },
      ...modules.map((module) => module.constraints ?? {}),
    ),
    clocks: Object.assign({}, ...modules.map((module) => module.clocks ?? {})),
    figures: modules.flatMap((module) => module.figures ?? []),
    searched: modules.flatMap((module) => module.searched ?? []),
    invariants: modules.flatMap((module) => module.invariants ?? []),
    imports: modules.flatMap((module) => module.imports ?? []),
    mostOfFiles: modules.find((module) => module.mostOfFiles)?.mostOfFiles ?? (async () => USUAL_GIGABYTES),
  };
}
