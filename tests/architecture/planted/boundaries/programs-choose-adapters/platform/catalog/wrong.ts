export { thing } from '#adapters/postgres';
