export { thing } from './not-there.ts';
