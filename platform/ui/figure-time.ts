/** When a figure is asked: one of the two. */
export type When = { readonly at: string } | { readonly during: string };

export function whenQuery(when: When): { at?: string; during?: string } {
  return when;
}
