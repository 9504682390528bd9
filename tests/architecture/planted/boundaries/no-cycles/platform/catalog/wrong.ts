import { two } from './zone.ts';
export const one = () => two;
