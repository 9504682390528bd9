import fc from 'fast-check';
import { thing } from '#testkit';
export const both = [fc, thing];
