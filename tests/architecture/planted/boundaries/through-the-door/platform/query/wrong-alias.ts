export { thing } from '#platform/catalog/store';
