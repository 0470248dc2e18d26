export { annualReport } from './annual.ts';
export { newSealKey, privateKeyFrom, publicKeyFrom } from './seal.ts';
export { keepSeal, sealAnnual } from './sealing.ts';
export { verifySeal } from './verify.ts';
