export { thing } from './store/rows.ts';
