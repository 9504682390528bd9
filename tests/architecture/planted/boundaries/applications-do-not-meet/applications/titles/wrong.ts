export { thing } from '../land-market/index.ts';
