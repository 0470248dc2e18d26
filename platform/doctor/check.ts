import type pg from 'pg';
import type { Keyring } from '../access/keyring.ts';
import type { Database } from '../db/database.ts';
import type { Label } from '../errors/errors.ts';
import type { Figure } from '../figures/define.ts';
import type { Definitions } from '../record/batch.ts';
import type { Invariant } from './invariant.ts';

/** What is examined: one database, and what the modules say of it. */
export interface Patient {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly definitions: Definitions;
  readonly figures: readonly Figure[];
  readonly invariants: readonly Invariant[];
}

/** Runs a statement as the owner, in the one snapshot of the examination. */
export type Look = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A row or a thing that is not as it must be; `title` is a name, never a sentence. */
export interface Found {
  readonly id: string;
  readonly title: string;
}

export interface Check {
  readonly name: string;
  /** What must hold. */
  readonly label: Label;
  readonly remedy: Label;
  find(patient: Patient, look: Look): Promise<Found[]>;
}
