const KEPT = 'tongzhou.theme';

export type Theme = 'light' | 'dark';

/** As chosen here before, else as the machine is set. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Follows the machine until somebody chooses. */
export function followTheme(): void {
  showTheme();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => showTheme());
}

function showTheme(theme: Theme = chosenTheme()): void {
  document.documentElement.dataset.theme = theme;
}

export function keepTheme(theme: Theme): void {
  localStorage.setItem(KEPT, theme);
  showTheme(theme);
}
