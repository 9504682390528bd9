import { one } from './wrong.ts';
export const two = () => one;
