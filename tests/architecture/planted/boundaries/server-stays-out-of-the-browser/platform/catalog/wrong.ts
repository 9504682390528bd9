export { thing } from './web/index.ts';
