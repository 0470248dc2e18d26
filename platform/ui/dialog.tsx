import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** At the side, beside what it explains; else in the middle. */
  readonly aside?: boolean;
}

/** The browser's own dialog: it keeps the focus, closes with Esc and gives the focus back. */
export function Dialog({ title, onClose, children, aside = false }: DialogProps) {
  const { t } = useLanguage();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className={aside ? 'aside' : ''} onClose={onClose} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="plain" onClick={() => element.current?.close()}>
          {t(words.close)}
        </button>
      </header>
      {children}
    </dialog>
  );
}
