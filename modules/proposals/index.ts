export { sessionName } from './imports/says.ts';
