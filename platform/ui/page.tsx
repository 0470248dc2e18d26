import { type ReactNode, useEffect } from 'react';
import type { ApiError } from './api.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

export function PageTitle({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <header className="page-title">
      <div>
        <h1>{title}</h1>
        {note ? <p className="mute">{note}</p> : null}
      </div>
      {children ? <div className="actions">{children}</div> : null}
    </header>
  );
}

/** What the tab and the history of the browser call this page. */
export function useDocumentTitle(title: string): void {
  const { t } = useLanguage();
  const product = t(words.product);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{title}</p>
      {children}
    </div>
  );
}

export function Loading() {
  const { t } = useLanguage();
  return (
    <p className="mute" role="status">
      {t(words.loading)}…
    </p>
  );
}

export function Failed({ error, again }: { readonly error: ApiError; readonly again?: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="failed" role="alert">
      <p>
        {t(words.failed)}: {error.message}
      </p>
      {again ? (
        <button type="button" onClick={again}>
          {t(words.again)}
        </button>
      ) : null}
    </div>
  );
}

interface PendingProps {
  readonly title: string;
  readonly error: ApiError | null;
  readonly again: () => void;
}

/** A page until its answer is there: what it is, and that it is being read, or what went wrong. */
export function Pending({ title, error, again }: PendingProps) {
  return (
    <>
      <PageTitle title={title} />
      {error ? <Failed error={error} again={again} /> : <Loading />}
    </>
  );
}

export type Tone = 'plain' | 'accent' | 'done' | 'soon' | 'late';

export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
