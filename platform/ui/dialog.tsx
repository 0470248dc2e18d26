import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface DialogProps {
  readonly title: string;
  /** Absent where it stays until what it asks is done. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
  /** Stays where it opened while what is in it grows and shrinks. */
  readonly atTop?: boolean;
  /** Closing it asks, because something was typed. */
  readonly asks?: boolean;
  /** At the side, beside what it explains; else in the middle. */
  readonly aside?: boolean;
}

/** Where typing begins: the browser itself would begin at the button that closes. */
function firstAsked(dialog: HTMLElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>('[autofocus], input, select, textarea') ??
    dialog.querySelector<HTMLElement>(':not(header) > button')
  );
}

/**
 * The browser's own dialog. In the middle it keeps the focus, and the page waits; at the side it stands beside the page,
 * which stays usable. Both close with Esc and give the focus back.
 */
export function Dialog({ title, onClose, children, asks = false, aside = false, atTop = false }: DialogProps) {
  const { t } = useLanguage();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) {
      if (aside) dialog.show();
      else {
        dialog.showModal();
        firstAsked(dialog)?.focus();
      }
    }
    return () => dialog?.close();
  }, [aside]);
  useEffect(() => {
    if (!aside) return;
    const pressed = (event: KeyboardEvent) => event.key === 'Escape' && element.current?.close();
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [aside]);
  // The event comes later: by then the dialog may be gone with its page, which nobody closed.
  const closed = () => {
    if (element.current && !element.current.open) onClose?.();
  };
  const mayClose = () => onClose !== undefined && (!asks || confirm(t(words.closeAsk)));
  return (
    <dialog
      ref={element}
      className={aside ? 'aside' : atTop ? 'at-top' : ''}
      onClose={closed}
      onCancel={(event) => mayClose() || event.preventDefault()}
      aria-label={title}
    >
      <header>
        <h2>{title}</h2>
        {onClose ? (
          <button type="button" className="plain" onClick={() => mayClose() && element.current?.close()}>
            {t(words.close)}
          </button>
        ) : null}
      </header>
      {children}
    </dialog>
  );
}
