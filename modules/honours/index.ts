export { award } from './award.ts';
export { enterprise } from './enterprise.ts';
export { publication } from './publication.ts';
export { socialOpinion } from './social-opinion.ts';
