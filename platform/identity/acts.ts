import type { AnyAct } from '#foundation';
import { createAccount, disableAccount, enableAccount, resetPassword } from './actions/accounts.ts';
import { amendOrganisation, renameOrganisation } from './actions/amend-organisation.ts';
import { appoint, vacatePost } from './actions/appoint.ts';
import { changePostRoles } from './actions/change-post-roles.ts';
import { closePost } from './actions/close-post.ts';
import { createSandboxKey } from './actions/create-sandbox-key.ts';
import { confirmReorganisation, rejectReorganisation } from './actions/decide-reorganisation.ts';
import { endDeputy, nameDeputy } from './actions/deputies.ts';
import { closeOrganisation, mergeOrganisations, splitOrganisation } from './actions/enter-reorganisation.ts';
import { giveHandOver, proposeHandOver, receiveHandOver, withdrawHandOver } from './actions/hand-over.ts';
import { declareInterest, endInterest } from './actions/interests.ts';
import { issueClientSecret } from './actions/issue-client-secret.ts';
import {
  approveClient,
  disableClient,
  disableSandboxKey,
  registerClient,
} from './actions/machine-clients.ts';
import { movePost } from './actions/move-post.ts';
import { openPost } from './actions/open-post.ts';
import { correctPerson, registerPerson } from './actions/people.ts';
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
  openPost,
  changePostRoles,
  movePost,
  closePost,
  registerPerson,
  correctPerson,
  appoint,
  vacatePost,
  proposeHandOver,
  giveHandOver,
  receiveHandOver,
  withdrawHandOver,
  nameDeputy,
  endDeputy,
  createAccount,
  resetPassword,
  disableAccount,
  enableAccount,
  registerClient,
  approveClient,
  issueClientSecret,
  createSandboxKey,
  disableSandboxKey,
  disableClient,
  declareInterest,
  endInterest,
];
