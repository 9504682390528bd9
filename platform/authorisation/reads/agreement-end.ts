import { Type } from 'typebox';
import { defineRead, ok, refuse, TextSchema, type Tx, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import { exitByTitles, exitStepTitle } from '../model/exit-steps.ts';
import type { AgreementDocument } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { consentGround, groundsOf, terminationLifecycle } from '../model/termination.ts';
import type { UnderAgreement } from '../ports.ts';
import { problems } from '../problems.ts';
import { type AgreementRow, findAgreement } from '../store/tables.ts';
import { exitStepsOf, latestTermination } from '../store/terminations.ts';
import { mayRead, readingAs } from './reader.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Termination = Type.Object({
  id: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  groundKind: Type.String(),
  ground: Type.String(),
  statement: Type.String(),
  proposer: Type.String(),
  decider: Type.String(),
  proposedAt: Type.String(),
  decision: orNull(Type.Object({ number: Type.String(), date: Type.String() })),
  effectiveOn: orNull(Type.String()),
  effectiveAt: orNull(Type.String()),
  declinedReason: orNull(Type.String()),
  logEntry: orNull(Type.String()),
});

/** How an agreement may end before its term, what an end would reach now, and how far its exit is. For its parties and those who oversee. */
export const agreementEndRead = (under: UnderAgreement) =>
  defineRead({
    name: 'authorisation.agreement-end',
    title: text('授权的终止与退出', 'End of an agreement and exit'),
    path: '/api/v1/agreements/{id}/end',
    audience: 'signed-in',
    input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
    output: Type.Object({
      /** It may still be ended before its term. */
      open: Type.Boolean(),
      grounds: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
      consent: Type.String({ description: 'The ground of an operator’s request.' }),
      noticeDays: Type.Integer(),
      termination: orNull(Termination),
      reach: Type.Object({
        products: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), state: Type.String() })),
        orders: Type.Array(
          Type.Object({
            id: Type.String(),
            productId: Type.String(),
            buyer: Type.String(),
            state: Type.String(),
          }),
        ),
        openRuns: Type.Integer(),
        sealedResults: Type.Integer(),
        domains: Type.Integer(),
      }),
      exit: Type.Array(
        Type.Object({
          id: Type.String(),
          step: Type.String(),
          title: TextSchema,
          by: Type.String({ description: '`hub` for what it carries out itself.' }),
          byTitle: TextSchema,
          dueOn: Type.String(),
          confirmedAt: orNull(Type.String()),
          statement: orNull(Type.String()),
          proof: orNull(Type.String({ description: 'Log entry that proves it.' })),
        }),
      ),
    }),
    problems: [problems['no-such-agreement'].type],
    async run(actor, input, tx) {
      const row = await findAgreement(tx, input.id);
      if (!row || !mayRead(await readingAs(tx, actor), row)) return refuse(problems['no-such-agreement']());
      const document = row.document as unknown as AgreementDocument;
      const reach = await under.reach(tx, row.id);
      const buyers = await organisationNames(
        tx,
        reach.orders.map(({ buyer }) => buyer),
      );
      return ok({
        open: agreementLifecycle.allows(row.state, 'terminate'),
        grounds: [...groundsOf(document)],
        consent: consentGround(document).text,
        noticeDays: document.parts.changes.noticeDays,
        termination: await terminationOf(tx, row),
        reach: {
          products: [...reach.products],
          orders: reach.orders.map((order) => ({ ...order, buyer: buyers.get(order.buyer) ?? '' })),
          openRuns: reach.openRuns,
          sealedResults: reach.sealedResults,
          domains: reach.domains,
        },
        exit: (await exitStepsOf(tx, row.id)).map((step) => ({
          id: step.id,
          step: step.step,
          title: exitStepTitle(step.step),
          by: step.by_role,
          byTitle: exitByTitles[step.by_role],
          dueOn: step.due_on.toString(),
          confirmedAt: step.confirmed_at?.toString() ?? null,
          statement: step.statement,
          proof: step.proof,
        })),
      });
    },
  });

async function terminationOf(tx: Tx, agreement: AgreementRow) {
  const row = await latestTermination(tx, agreement.id);
  if (!row) return null;
  const names = await organisationNames(tx, [row.proposer, row.decider]);
  return {
    id: row.id,
    state: row.state,
    stateTitle: terminationLifecycle.states[row.state].title,
    groundKind: row.ground_kind,
    ground: row.ground,
    statement: row.statement,
    proposer: names.get(row.proposer) ?? '',
    decider: names.get(row.decider) ?? '',
    proposedAt: row.proposed_at.toString(),
    decision: row.decision as { number: string; date: string } | null,
    effectiveOn: row.effective_on?.toString() ?? null,
    effectiveAt: row.effective_at?.toString() ?? null,
    declinedReason: row.declined_reason,
    logEntry: row.log_entry,
  };
}
