export { thing } from '../../platform/catalog/web/index.ts';
