import { Type } from 'typebox';
import { actorReference, defineAction, newId, ok, organisationOf, refuse, text } from '#foundation';
import { agreement as findAgreement } from '#platform/authorisation';
import { actsForPurpose, signInProblems } from '#platform/identity';
import { openStates } from '../model/index.ts';
import { problems } from '../problems.ts';
import { admit } from '../run/admission.ts';
import type { RunBell } from '../runs/bell.ts';
import { domainSubject } from '../runs/desk.ts';
import { mostOpenRuns } from '../runs/run-limits.ts';
import { queryTables } from '../store/tables.ts';
import { askedInput } from './asked.ts';

/**
 * Put a query of one's own into the queue. It is judged at once, so that what cannot run is refused here and not later; it is judged again when
 * it runs. A repeated key gives the same run.
 */
export const submitRun = (bell: RunBell) =>
  defineAction({
    name: 'query.submit-run',
    title: text('提交运行', 'Submit a run'),
    description: text(
      '在授权数据域内运行自编查询；结果通过输出控制后封存，需审核的经实施机构放行后领取。',
      'Run SQL of your own in the authorised data domain. The guarded result lies sealed; what needs review is collected once the implementing body has cleared it.',
    ),
    path: '/api/v1/runs',
    input: Type.Object(
      {
        ...askedInput,
        note: Type.Optional(
          Type.String({ minLength: 1, maxLength: 200, title: '名称', titleEn: 'What it is called' }),
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ runId: Type.String(), state: Type.String() }),
    problems: [
      problems['too-many-runs'].type,
      problems['nothing-granted'].type,
      problems['no-scenario'].type,
      problems['shared-consent-missing'].type,
      signInProblems['token-for-other-purpose'].type,
    ],
    rules: ['R28', 'R29', 'R31', 'AR7'],
    machine: true,
    idempotent: true,
    subject: (tx, input) => domainSubject(tx, input.agreementId),
    async run(actor, input, tx) {
      const meant = actsForPurpose(actor, input.purpose);
      if (!meant.ok) return meant;
      const agreement = await findAgreement(tx, input.agreementId);
      if (!agreement) return refuse(problems['nothing-granted']());
      const organisation = organisationOf(actor) ?? '';
      const admitted = await admit(tx, { ...input, parameters: [], standsOn: [], usedBy: organisation });
      if (!admitted.ok) return admitted;
      const { open } = await queryTables(tx)
        .selectFrom('query.run')
        .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('open'))
        .where('organisation', '=', organisation)
        .where('state', 'in', [...openStates])
        .executeTakeFirstOrThrow();
      if (open >= mostOpenRuns)
        return refuse(
          problems['too-many-runs']({
            detail: text(`至多 ${mostOpenRuns} 个。`, `At most ${mostOpenRuns}.`),
            data: { limit: mostOpenRuns },
          }),
        );
      const id = newId('run');
      await queryTables(tx)
        .insertInto('query.run')
        .values({
          id,
          agreement_id: agreement.id,
          agreement_number: agreement.number,
          tenant: agreement.operator,
          implementing_body: agreement.implementingBody,
          organisation,
          purpose: input.purpose,
          sql: input.sql,
          note: input.note ?? null,
          actor: JSON.stringify(actor),
          submitted_by: actorReference(actor),
          request_id: tx.requestId,
          state: 'queued',
          submitted_at: tx.now,
        })
        .execute();
      await tx.emit({ kind: 'query.run-submitted', subject: id, payload: { agreement: agreement.id } });
      tx.afterCommit(() => bell.ring());
      return ok({ runId: id, state: 'queued' });
    },
  });
