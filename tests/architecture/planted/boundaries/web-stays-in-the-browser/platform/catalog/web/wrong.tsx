export { thing } from '../model/list.ts';
