import type { AnyRead } from '#foundation';
import { organisationRead, organisationsRead } from './organisations.ts';

export const reads: readonly AnyRead[] = [organisationsRead, organisationRead];
