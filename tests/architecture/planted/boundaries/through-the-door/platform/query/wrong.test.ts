import { thing } from '../catalog/store/rows.ts';
export const more = thing;
