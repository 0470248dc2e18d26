import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface Notice {
  readonly text: string;
  /** Takes the act back. */
  readonly undo?: () => void;
}

const ToastContext = createContext<(notice: Notice) => void>(() => {});
const SECONDS = 10;

/** Says what was done, at the edge of the page, with a way back; it goes by itself. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), SECONDS * 1_000);
    return () => clearTimeout(timer);
  }, [notice]);
  const show = useCallback((next: Notice) => setNotice(next), []);
  return (
    <ToastContext value={show}>
      {children}
      <div role="status" aria-live="polite">
        {notice ? (
          <div className="toast">
            <span>{notice.text}</span>
            {notice.undo ? (
              <button
                type="button"
                onClick={() => {
                  notice.undo?.();
                  setNotice(null);
                }}
              >
                {t(words.undo)}
              </button>
            ) : null}
            <button type="button" onClick={() => setNotice(null)}>
              {t(words.close)}
            </button>
          </div>
        ) : null}
      </div>
    </ToastContext>
  );
}

export function useToast(): (notice: Notice) => void {
  return useContext(ToastContext);
}
