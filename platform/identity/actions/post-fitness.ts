import { type Actor, ok, type Result, refuse, type Subject, type Tx } from '#foundation';
import { loneRoleAmong, type RoleCode } from '../model/roles.ts';
import type { HeldRole } from '../model/separation.ts';
import { problems } from '../problems.ts';
import { rolesHeldBy, rolesHeldIn } from '../store/held-roles.ts';
import { holdingsOf, roleHeldElsewhere } from '../store/holdings.ts';
import { organisation } from '../store/organisations.ts';
import { type Post, post } from '../store/posts.ts';
import { administered } from './fields.ts';
import { keptApartProblem } from './kept-apart.ts';

/** The subject of acts on a post. */
export async function postSubject(
  tx: Tx,
  input: { readonly postId: string },
  actor: Actor,
): Promise<Subject | null> {
  const found = await post(tx, input.postId);
  return found && administered(actor, { kind: 'post', id: found.id, owner: found.organisationId });
}

/** The organisation stands at an instant and its end is not decided. */
export async function standsFrom(
  tx: Tx,
  organisationId: string,
  at: Temporal.Instant,
): Promise<Result<null>> {
  const found = await organisation(tx, organisationId, at);
  const stands = found && found.until === null && Temporal.Instant.compare(found.from, at) <= 0;
  return stands ? ok(null) : refuse(problems['not-standing']());
}

/** The post as it is open at an instant. */
export async function openAt(tx: Tx, id: string, at: Temporal.Instant): Promise<Result<Post>> {
  const found = await post(tx, id, at);
  return found ? ok(found) : refuse(problems['post-closed']());
}

/** Can a post with these roles sit in the organisation from an instant on? */
export async function rolesFit(
  tx: Tx,
  organisationId: string,
  postBeingJudged: string | null,
  wanted: readonly RoleCode[],
  from: Temporal.Instant,
): Promise<Result<null>> {
  if (loneRoleAmong(wanted)) return refuse(problems['roles-not-right']());
  const held: HeldRole[] = [...(await rolesHeldIn(tx, organisationId, postBeingJudged))];
  for (const role of wanted) held.push({ party: organisationId, role, during: { from, until: null } });
  const problem = keptApartProblem('organisation', held);
  return problem ? refuse(problem) : ok(null);
}

/** Can those who sit in the post, now or by decision later, have these roles? */
export async function sittersFit(
  tx: Tx,
  id: string,
  wanted: readonly RoleCode[],
  from: Temporal.Instant,
): Promise<Result<null>> {
  for (const holding of await holdingsOf(tx, id, from)) {
    const begin = Temporal.Instant.compare(holding.starts_at, from) > 0 ? holding.starts_at : from;
    const held: HeldRole[] = [...(await rolesHeldBy(tx, holding.person_id, id))];
    for (const role of wanted)
      held.push({ party: holding.person_id, role, during: { from: begin, until: holding.ends_at } });
    const problem = keptApartProblem('person', held);
    if (problem) return refuse(problem);
  }
  return ok(null);
}

/** The house must not lock itself out: somebody can always keep the register, somebody can always appoint. */
export async function lastAdministratorStays(
  tx: Tx,
  id: string,
  lost: readonly RoleCode[],
  at: Temporal.Instant,
): Promise<Result<null>> {
  for (const role of ['system-admin', 'security-admin'] as const) {
    if (lost.includes(role) && !(await roleHeldElsewhere(tx, role, id, at)))
      return refuse(problems['last-administrator']());
  }
  return ok(null);
}
