import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useActor } from '../../../platform/ui/actor.ts';
import { ApiError, patch, post, queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useDraft, type Values } from '../../../platform/ui/draft.ts';
import { idsOrValues, type Row } from '../../../platform/ui/format.ts';
import { proposal as definition } from '../proposal.ts';
import { beginning } from './kinds.ts';
import { useToday } from './whole.ts';

/** After so long without a key the draft goes to the server. */
const PAUSE = 20_000;

interface Session extends Row {
  readonly submitFrom: string;
  readonly submitUntil: string | null;
}

/** The newest session that takes proposals, and whether they are now ones between sessions; null where none does. */
function useSitting(): { readonly session: Session; readonly isOver: boolean } | null | undefined {
  const today = useToday();
  const columns = 'name,submitFrom,submitUntil';
  const { data } = useAnswer<{ rows: readonly Session[] }>(
    `/api/proposal-sessions${queryOf({ state: 'kept', sort: '-opens', size: 10, columns })}`,
  );
  if (!data || !today) return undefined;
  const session = data.rows.find(({ submitFrom }) => submitFrom <= today);
  return session ? { session, isOver: session.submitUntil !== null && today > session.submitUntil } : null;
}

/** A proposal that is being written: typed here, kept on this machine at once, on the server when it is saved or typing pauses. */
export function useWriting(row: Row | null, onRefresh: () => void) {
  const actor = useActor();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sitting = useSitting();
  const draft = useDraft(definition, row?.id ?? 'new');
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const busy = useRef(false);
  const { values } = draft;
  const start: Values = actor
    ? { ...beginning(actor), session: sitting?.session, betweenSessions: sitting?.isOver || undefined }
    : {};
  const present: Values = { ...(row ?? start), ...values };
  const dirty = Object.keys(values).length > 0;

  const send = async (): Promise<Row> => {
    if (row && !dirty) return row;
    const saved = row
      ? await patch<Row>(`/api/proposals/${row.id}`, { version: row.version, values: idsOrValues(values) })
      : await post<Row>('/api/proposals', { values: idsOrValues(present) });
    draft.settle(values);
    draft.release();
    setSavedAt(new Date());
    client.setQueryData([`/api/proposals/${saved.id}`], saved);
    if (!row) await navigate({ to: '/proposals/new', search: { draft: saved.id } as never, replace: true });
    return saved;
  };

  /** Does what needs the draft on the server; what the server objects to is shown, and null answered. */
  const after = async <Answer>(work: (saved: Row) => Promise<Answer>): Promise<Answer | null> => {
    if (busy.current) return null;
    busy.current = true;
    setProblem(null);
    try {
      return await work(await send());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      return null;
    } finally {
      busy.current = false;
    }
  };
  const save = () => after(async (saved) => saved);

  useEffect(() => {
    if (Object.keys(values).length === 0 || !present.title) return;
    const timer = setTimeout(() => void save(), PAUSE);
    return () => clearTimeout(timer);
  });
  const refresh = () => {
    setProblem(null);
    onRefresh();
  };
  return { ...draft, present, dirty, problem, savedAt, sitting, save, after, refresh };
}

export type Writing = ReturnType<typeof useWriting>;
