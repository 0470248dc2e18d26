export { annualReport } from './annual.ts';
export { keepSeal, sealAnnual } from './sealing.ts';
export { verifySeal } from './verify.ts';
