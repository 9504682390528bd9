export { thing } from '#platform/catalog';
