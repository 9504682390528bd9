import { thing } from '#adapters/postgres';
export const more = thing;
