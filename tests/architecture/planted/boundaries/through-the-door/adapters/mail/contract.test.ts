import { thing } from '../../platform/catalog/ports.contract.ts';
export const more = thing;
