import { useQueryClient } from '@tanstack/react-query';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import type { Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';

/** A proposal with everything that belongs to it, each row with what may be done with it. */
export interface Whole {
  readonly proposal: Row;
  readonly merged: readonly Pick<Row, 'id' | 'title'>[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

export function useWhole(id: string | null) {
  return useAnswer<Whole>(id ? `/api/proposals/${id}/whole` : null);
}

export const partOf = (whole: Whole, record: string): readonly Row[] => whole.rows[record] ?? [];

/** Read once for the whole console, and kept. */
export function useToday(): string {
  return useAnswer<{ today: string }>('/api/session').data?.today ?? '';
}

/** After a write everything that was read may have changed. */
export function useChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

/** A day as the reader writes it; empty where there is none. */
export function useDay(): (day: unknown) => string {
  const { language } = useLanguage();
  return (day) => (typeof day === 'string' ? formatPartialDate(day, language) : '');
}

export function numbered({ number, title }: { readonly number?: unknown; readonly title: string }): string {
  return typeof number === 'number' ? `${String(number).padStart(4, '0')} ${title}` : title;
}
