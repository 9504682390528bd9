export { thing } from '../portal/build.ts';
