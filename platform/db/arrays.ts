/**
 * An array as PostgreSQL reads it, for parameters of thousands of elements: the client looks at each element several times
 * over. Elements are texts, numbers, booleans or null.
 */
export function arrayText(elements: readonly unknown[]): string {
  return `{${elements.map(elementText).join(',')}}`;
}

function elementText(element: unknown): string {
  if (element === null || element === undefined) return 'NULL';
  const text = String(element);
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}
