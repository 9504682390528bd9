export { write } from './build-table.ts';
