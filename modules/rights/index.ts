export { dataCategory } from './codes.ts';
export { carryOutDue, type Due, dueOn } from './retention.ts';
