import { type Actor, dateAt, organisationOf, type Problem, type Text, type Tx, text } from '#foundation';
import {
  answersFor,
  currentOrganisation,
  findPost,
  organisationName,
  organisationNames,
} from '#platform/identity';
import type { Application } from './desk.ts';
import type { ApplicationType } from './model/following.ts';
import { registrationProblems } from './problems.ts';
import { AG1 } from './rules-of-agents.ts';
import { sidesOf } from './sides.ts';
import {
  agentActsOf,
  agentsOf,
  findMandate,
  holdMandate,
  type Mandate,
  mandatesOfAgent,
} from './store/mandates.ts';
import { registrationTables } from './store/tables.ts';

export const agentRole = 'registration-agent';

/** An organisation, and all for which it answers now. */
async function principalsBehind(tx: Tx, registrant: string): Promise<readonly string[]> {
  const now = (await currentOrganisation(tx, registrant, tx.now, 'registration')) ?? registrant;
  return [...new Set([registrant, now, ...(await answersFor(tx, now, tx.now, 'registration'))])];
}

/** Who may speak up for a registrant as its agent; whether the mandate carries an act is judged in the act, which then says why not. */
export const agentsFor = async (tx: Tx, registrant: string): Promise<string[]> =>
  agentsOf(tx, await principalsBehind(tx, registrant));

const verdictOn = async (
  tx: Tx,
  mandate: Mandate,
  registrant: string,
  what: { readonly type: ApplicationType; readonly thing: string },
) =>
  AG1.judge({
    mandate,
    principalStands:
      mandate.principal === (await currentOrganisation(tx, registrant, tx.now, 'registration')),
    agentStands: mandate.agent === (await currentOrganisation(tx, mandate.agent, tx.now, 'registration')),
    on: dateAt(tx.now),
    ...what,
  });

/**
 * Under which mandate somebody acts for a registrant: null where it acts for itself. The problem where its mandates do not carry this,
 * with all that is wrong with the one that lacks least. A mandate that carries it stays as it is until the act is committed.
 */
export async function actingFor(
  tx: Tx,
  actor: Actor,
  registrant: string,
  what: { readonly type: ApplicationType; readonly thing: string },
): Promise<{ readonly mandate: Mandate | null } | { readonly problem: Problem }> {
  if ((await sidesOf(tx, actor)).has(registrant)) return { mandate: null };
  const own = organisationOf(actor) ?? '';
  const mine = await mandatesOfAgent(tx, await principalsBehind(tx, registrant), own);
  const verdicts = [];
  for (const mandate of mine) {
    const verdict = await verdictOn(tx, mandate, registrant, what);
    if (verdict.holds) return { mandate };
    verdicts.push(verdict);
  }
  const nearest = verdicts.toSorted((one, other) => one.reasons.length - other.reasons.length)[0];
  return {
    problem: registrationProblems['mandate-not-covering']({
      rule: AG1.id,
      clause: AG1.clause,
      defects: (nearest?.reasons ?? []).map((message) => ({ at: '/', message })),
    }),
  };
}

/** Put down what an agent did, beside what it did it to. */
export async function recordAgentAct(
  tx: Tx,
  actor: Actor,
  applicationId: string,
  step: 'draft' | 'complete' | 'submit',
  mandate: Mandate | null,
): Promise<void> {
  if (!mandate) return;
  if (actor.kind !== 'person') throw new Error('only persons act for others');
  const before = (await agentActsOf(tx, [applicationId])).get(applicationId) ?? [];
  await registrationTables(tx)
    .insertInto('registration.agent_act')
    .values({
      application_id: applicationId,
      place: before.length,
      step,
      mandate_id: mandate.id,
      agent: mandate.agent,
      person: actor.personId,
      post: actor.postId,
      at: tx.now,
    })
    .execute();
}

/** What a step is called in the history of an application: who took it for whom. */
export async function stepFor(tx: Tx, step: Text, mandate: Mandate | null): Promise<Text> {
  if (!mandate) return step;
  const names = await organisationNames(tx, [mandate.agent, mandate.principal]);
  const [agent, principal] = [names.get(mandate.agent) ?? '', names.get(mandate.principal) ?? ''];
  return text(`${step.zh}（${agent}代理${principal}）`, `${step.en} (${agent} for ${principal})`);
}

/** The mandate under which an agent last acted in an application; null where the registrant did all itself. */
export async function mandateOf(tx: Tx, applicationId: string): Promise<Mandate | null> {
  const last = (await agentActsOf(tx, [applicationId])).get(applicationId)?.at(-1);
  return (last && (await findMandate(tx, last.mandate_id))) ?? null;
}

/** Names of the agents that acted in applications, by application. For lists, of several at once. */
export async function agentNamesOf(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const acts = await agentActsOf(tx, applicationIds);
  const names = await organisationNames(
    tx,
    [...acts.values()].flat().map(({ agent }) => agent),
  );
  return new Map(
    [...acts].map(([id, done]) => [
      id,
      [...new Set(done.map(({ agent }) => names.get(agent) ?? ''))].join('、'),
    ]),
  );
}

/** The agent as a public fact says it; nothing where the registrant files itself. */
export async function agentFact(tx: Tx, { id }: Pick<Application, 'id'>): Promise<{ agent?: string }> {
  const agent = (await agentNamesOf(tx, [id])).get(id);
  return agent ? { agent } : {};
}

/** The same with its letter, for the evidence fixed before a filing. */
export const mandateFact = async (
  tx: Tx,
  mandate: Mandate | null,
): Promise<{ agent?: string; mandate?: string; mandateSha256?: string }> =>
  mandate
    ? {
        agent: await organisationName(tx, mandate.agent),
        mandate: mandate.id,
        mandateSha256: mandate.letter_sha256,
      }
    : {};

type WorkedOn = Pick<Application, 'id' | 'registrant' | 'type' | 'thing_id'>;

/** Whether the agent that last acted in an application may still act in it, and can; its mandate stays as it is until the act is done. */
export async function agentAtWork(tx: Tx, application: WorkedOn): Promise<Mandate | null> {
  const known = await mandateOf(tx, application.id);
  // Held: whoever ends it waits, and then finds what was laid on the agent's desk.
  return known && atWork(tx, application, await holdMandate(tx, known.id));
}

/** The same for who only looks: a read holds nothing. */
export async function agentLooking(tx: Tx, application: WorkedOn): Promise<Mandate | null> {
  const known = await mandateOf(tx, application.id);
  return known && atWork(tx, application, known);
}

async function atWork(tx: Tx, application: WorkedOn, mandate: Mandate): Promise<Mandate | null> {
  const what = { type: application.type, thing: application.thing_id };
  const carries = (await verdictOn(tx, mandate, application.registrant, what)).holds;
  const post = carries && (await findPost(tx, { organisationId: mandate.agent, role: agentRole }));
  return post ? mandate : null;
}
