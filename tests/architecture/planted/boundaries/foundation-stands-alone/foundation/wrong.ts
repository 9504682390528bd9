import { thing } from '#platform/catalog';
export const more = thing;
