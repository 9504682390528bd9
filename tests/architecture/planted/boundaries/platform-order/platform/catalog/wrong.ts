import { thing } from '#platform/query';
export const more = thing;
