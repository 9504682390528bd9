export { thing } from '../programs/server/config.ts';
