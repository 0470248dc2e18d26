import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, get, patch, post, useAnswer } from '../../../platform/ui/api.ts';
import type { Answers, Conversation } from './import-types.ts';

/** Said one after the other, each to the newest version: what is typed while an answer is on its way is not lost. */
export function useConversation(id: string, onLeft: (became: Conversation | string) => void) {
  const client = useQueryClient();
  const path = `/api/imports/${id}`;
  const { data, error, refetch } = useAnswer<Conversation>(path);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const current = () => client.getQueryData<Conversation>([path])?.version ?? 0;
  const renew = async () => client.setQueryData([path], await get<Conversation>(path));
  const act = (work: () => Promise<Conversation>): Promise<boolean> => {
    const acted = async () => {
      setBusy(true);
      setProblem(null);
      try {
        const became = await work();
        client.setQueryData([path], became);
        if (left.current) onLeft(became);
        // The rows of another version are another question.
        await client.invalidateQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith(path) });
        return true;
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure;
        setProblem(sentencesOf(failure));
        if (left.current) onLeft(sentencesOf(failure));
        await refetch();
        return false;
      } finally {
        setBusy(false);
      }
    };
    const turn = queue.current.then(acted);
    queue.current = turn.catch(() => {});
    return turn;
  };
  const answer = (answers: Answers) => patch<Conversation>(path, { version: current(), ...answers });
  /** What is said about a cell or a row holds whatever else was said meanwhile, elsewhere too: it is said again. */
  const say = (answers: Answers) =>
    act(() =>
      answer(answers).catch(async (failure: unknown) => {
        if (!(failure instanceof ApiError) || failure.status !== 409) throw failure;
        await renew();
        return answer(answers);
      }),
    );
  const step = (name: string, body: object = {}) => act(() => post<Conversation>(`${path}/${name}`, body));
  return { conversation: data?.id === id ? data : undefined, error, refetch, problem, busy, say, step };
}

function sentencesOf({ message, findings }: ApiError): string {
  // A single finding is the message itself.
  return [...new Set([message, ...findings.slice(0, 5).map((finding) => finding.message)])].join('\n');
}
