import { type Module, problemTypes, text } from '#foundation';
import { acts } from './acts.ts';
import { checks } from './checks.ts';
import { events } from './events.ts';
import { organisationsImport, postsImport } from './imports.ts';
import { handOverLifecycle } from './model/hand-over.ts';
import { clientLifecycle } from './model/machine-client.ts';
import { reorganisationLifecycle } from './model/reorganisation.ts';
import { performProblems } from './perform/index.ts';
import { problems } from './problems.ts';
import { reads } from './reads/index.ts';
import { rules } from './rules.ts';
import { signInProblems } from './sign-in/index.ts';
import { endSignIns } from './store/after-restore.ts';

export {
  actNowIn,
  actorFor,
  actorForClient,
  actsForPurpose,
  actsNow,
  clientsActIn,
  clientsEnded,
  stillActs,
} from './actor.ts';
export {
  enterFirstAdministrators,
  FoundingDocument,
  firstAdministrators,
  sharedAmongAdministrators,
} from './first-administrators.ts';
export {
  enterFirstAccounts,
  enterFirstRoster,
  type FoundedAccount,
  type FoundedPost,
  hashPassword,
  isFounded,
  type RosterOrganisation,
  type RosterPost,
} from './founding.ts';
export { type HandedThing, handedThings } from './model/hand-over.ts';
export { type LookKind, lookKinds } from './model/look-kinds.ts';
export { type Level, levels, type OrganisationKind, organisationKinds } from './model/organisation-kinds.ts';
export { type Responsibility, responsibilities } from './model/responsibilities.ts';
export { isRoleCode, type RoleCode, roleCodes, roles } from './model/roles.ts';
export * from './perform/index.ts';
export * from './policy/index.ts';
export type { TokenKey, TokenKeys } from './ports.ts';
export { problems as identityProblems } from './problems.ts';
export { type Caller, MeSchema, meOf } from './reads/me.ts';
export {
  createSignIn,
  type Session,
  type SignIn,
  type SignInOptions,
  signInConnection,
  signInProblems,
  signInRefusal,
} from './sign-in/index.ts';
export { newOneTimePassword } from './sign-in/one-time-password.ts';
export { personOfAccount } from './store/accounts.ts';
export { type ClientStanding, clientStanding } from './store/clients.ts';
export { interestsOf, standingInterests } from './store/interests.ts';
export {
  actsOn,
  type LookHour,
  type LookLine,
  lookHours,
  looksSince,
} from './store/looks.ts';
export {
  type Organisation,
  organisation,
  organisationByName,
  organisationName,
  organisationNames,
  organisations,
} from './store/organisations.ts';
export { type Person, person, personName, personNames } from './store/people.ts';
export {
  currentPost,
  deputyOf,
  findPost,
  type HeldPost,
  type Holder,
  holderOf,
  type Post,
  post,
  postsByIds,
  postsIn,
  postsOf,
  postsWithRole,
  rolesOfOrganisation,
  sittersOf,
} from './store/posts.ts';
export { superiorsOf, whereSat } from './store/sat.ts';
export { type SecondStep, secondSteps } from './store/second-steps.ts';
export { type SharedPerson, sharedPeople } from './store/shared-people.ts';
export {
  answersFor,
  answersForSql,
  currentOrganisation,
  currentOrganisations,
  handedOnSql,
  sidesIn,
} from './store/succession.ts';
export {
  actorFromToken,
  type ClientClaims,
  createTokenService,
  type TokenService,
  type TokenServiceOptions,
  tokenSeconds,
} from './tokens/index.ts';

/** Organisations, posts, people and machine clients, and who may act. */
export const identity: Module = {
  name: 'identity',
  title: text('机构、岗位与身份', 'Organisations, posts and identity'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts,
  imports: [organisationsImport, postsImport],
  reads,
  problems: [...problemTypes(problems), ...problemTypes(signInProblems), ...problemTypes(performProblems)],
  rules,
  lifecycles: [reorganisationLifecycle, handOverLifecycle, clientLifecycle],
  events,
  checks,
  restored: endSignIns,
};
