export { both } from './list.test.ts';
