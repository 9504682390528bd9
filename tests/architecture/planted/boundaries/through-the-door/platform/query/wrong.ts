export { thing } from '../catalog/store/rows.ts';
