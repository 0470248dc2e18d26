/** A key alone acts on the page where nobody is typing and no dialog stands open. */
export function isPageKey({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector('dialog[open]')) return false;
  return !/^(INPUT|TEXTAREA|SELECT)$/.test((target as HTMLElement).tagName);
}
