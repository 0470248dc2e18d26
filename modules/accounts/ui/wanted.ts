const KEPT = 'tongzhou.wanted';

/** Where one was going when a single sign-on took the browser elsewhere. */
export function keepWanted(): void {
  sessionStorage.setItem(KEPT, location.pathname + location.search);
}

/** That address, once. */
export function takeWanted(): string | null {
  const wanted = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return wanted === null || wanted.startsWith('/sign-in') ? null : wanted;
}
