import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from './list-state.ts';

/** A number whose evidence is looked at: a figure, or one part of it (`party:04`). */
export interface Asked {
  readonly figure: string;
  readonly where?: string;
}

interface AskedState {
  readonly asked: Asked | null;
  /** Opens the evidence of a number, or closes it. */
  readonly ask: (next: Asked | null) => void;
}

/** Which evidence stands open: in the address, so that reloading, going back and sending the address on keep it. */
export function useAsked(): AskedState {
  const { evidence, part } = useSearch({ strict: false }) as Search;
  const change = useSearchChange();
  return {
    asked: evidence ? { figure: evidence, ...(part ? { where: part } : {}) } : null,
    ask: (next) => change({ evidence: next?.figure, part: next?.where, rows: undefined }, next === null),
  };
}

/** Which page of the evidence. */
export function useEvidencePage(): [page: number, setPage: (page: number) => void] {
  const { rows } = useSearch({ strict: false }) as Search;
  const change = useSearchChange();
  return [Math.max(1, Math.floor(Number(rows)) || 1), (page) => change({ rows: String(page) }, true)];
}

function useSearchChange(): (next: Search, replace: boolean) => void {
  const navigate = useNavigate();
  return (next, replace) =>
    void navigate({ to: '.', search: ((before: Search) => ({ ...before, ...next })) as never, replace });
}
