import type { Config } from '../../programs/server/config.ts';
export type Mine = Config;
