export { thing } from '../../platform/catalog/store/rows.ts';
