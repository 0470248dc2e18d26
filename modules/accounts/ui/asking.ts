import { useEffect, useState } from 'react';
import { ApiError } from '../../../platform/ui/api.ts';

interface Asking {
  readonly busy: boolean;
  readonly problem: ApiError | null;
  /** For how many seconds nothing more is to be tried; counts down. */
  readonly wait: number;
  /** Sends, and keeps what the server objects to; answers undefined then. */
  readonly ask: <T>(send: () => Promise<T>) => Promise<T | undefined>;
}

/** One thing that is asked of the server from a small form: busy, what was wrong, and how long to wait. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => {
      setWait(wait - 1);
      if (wait === 1) setProblem(null);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [wait]);
  const ask = async <T>(send: () => Promise<T>) => {
    setBusy(true);
    setProblem(null);
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      setWait(error.wait);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, wait, ask };
}

/** What the server objected to about one field. */
export function messageFor(problem: ApiError | null, field: string): string | undefined {
  return problem?.findings.find((finding) => finding.field === field)?.message;
}
