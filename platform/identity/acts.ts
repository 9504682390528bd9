import type { AnyAct } from '#foundation';
import { amendOrganisation, renameOrganisation } from './actions/amend-organisation.ts';
import { confirmReorganisation, rejectReorganisation } from './actions/decide-reorganisation.ts';
import { closeOrganisation, mergeOrganisations, splitOrganisation } from './actions/enter-reorganisation.ts';
import { registerOrganisation } from './actions/register-organisation.ts';

export const acts: readonly AnyAct[] = [
  registerOrganisation,
  renameOrganisation,
  amendOrganisation,
  mergeOrganisations,
  splitOrganisation,
  closeOrganisation,
  confirmReorganisation,
  rejectReorganisation,
];
