import { isTenant, jurisdictions, scope } from '../data/jurisdictions.ts';

/** The district whose clerk the servers work for. */
export const district = 440106;
/** The districts of Guangdong, of which the first hundred are filled. */
export const region = scope(440000);
export const filled = [...jurisdictions.keys()]
  .map(Number)
  .filter((code) => code >= region.lo && code <= region.hi && isTenant(String(code)))
  .slice(0, 100);
/** Empty districts of Chengdu, one for each round of an import. */
export const empty = [510104, 510105, 510106, 510107, 510108];
/** When the figures are asked for. */
export const during = '2017';
