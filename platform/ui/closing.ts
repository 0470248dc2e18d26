import { type RefObject, useEffect } from 'react';

/** Closes with Esc, which gives the focus back, and with a press elsewhere. */
export function useClosing(element: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const elsewhere = (event: Event) => {
      const details = element.current;
      if (details?.open && !details.contains(event.target as Node)) details.open = false;
    };
    const escaped = (event: KeyboardEvent) => {
      const details = element.current;
      if (event.key !== 'Escape' || !details?.open) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    };
    addEventListener('pointerdown', elsewhere);
    addEventListener('keydown', escaped);
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('keydown', escaped);
    };
  }, [element]);
}
