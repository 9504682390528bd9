import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import { text } from '#foundation';
import { findEntry } from '#platform/evidence';
import { organisationNames } from '#platform/identity';
import { actingFor, recordAgentAct, stepFor } from '../agents.ts';
import { filerOf, hand } from '../desk.ts';
import { meetDuty } from '../duty.ts';
import { Materials } from '../model/materials.ts';
import { registrationProblems } from '../problems.ts';
import { R4, R5, R6, R7 } from '../rules.ts';
import { JA1 } from '../rules-of-applicants.ts';
import { coApplicantsOf, digestOf } from '../store/co-applicants.ts';
import { defineStep, opinion } from './steps.ts';

/** The registrant's own business review (业务审核), by another person than the author. */
export const reviewApplication = defineStep({
  name: 'review-application',
  event: 'review',
  title: text('业务审核', 'Business review'),
  description: text(
    '核对登记材料是否真实、合法、完整；不能由经办人本人审核。',
    'Check that the materials are true, lawful and complete. Not by their author.',
  ),
  input: { opinion },
  rules: ['R5'],
  fourEyes: true,
  async run({ actor, person, tx, application }) {
    await hand(tx, actor, application, text('业务审核通过', 'Business review passed'), {
      kind: 'submit',
      title: text('提交登记申请', 'File the registration'),
      ...(await filerOf(tx, application)),
    });
    return { reviewed_by: person };
  },
});

/** File with the registrar. Starts (after a return: restarts) the acceptance clock of three working days. */
export const submitApplication = defineStep({
  name: 'submit-application',
  event: 'submit',
  title: text('提出登记申请', 'File the application'),
  description: text(
    '向登记机构提出申请；退回补正后可修改材料重新提交，受理期限重新计算。',
    'File with the registrar. After a return, correct the materials and file again; the clock restarts.',
  ),
  input: { materials: Type.Optional(Materials) },
  rules: ['R2', 'R4', 'R5', 'R6', 'R7', 'JA1', 'AG1'],
  problems: [
    registrationProblems['mandate-not-covering'],
    registrationProblems['materials-reviewed-otherwise'],
    registrationProblems['joint-not-confirmed'],
    registrationProblems['materials-incomplete'],
    registrationProblems['not-reviewed'],
    registrationProblems['no-evidence'],
  ],
  async run({ actor, person, tx, application }, input: { materials?: Materials }) {
    const materials = input.materials ?? (application.materials as unknown as Materials);
    const acting = await actingFor(tx, actor, application.registrant, {
      type: application.type,
      thing: application.thing_id,
    });
    if ('problem' in acting) return { problem: acting.problem };
    // What an agent files is what the registrant's own people reviewed (Art 7).
    if (acting.mandate && !isDeepStrictEqual(materials, application.materials))
      return { problem: registrationProblems['materials-reviewed-otherwise']() };
    const reviewed = R5.judge({ draftedBy: application.drafted_by, reviewedBy: application.reviewed_by });
    if (!reviewed.holds)
      return { problem: registrationProblems['not-reviewed']({ rule: 'R5', clause: reviewed.clause }) };
    const evidence = await findEntry(tx, application.evidence_entry);
    const evidenced = R4.judge({ evidencedAt: evidence?.at ?? null, filedAt: tx.now });
    if (!evidenced.holds)
      return { problem: registrationProblems['no-evidence']({ rule: 'R4', clause: evidenced.clause }) };
    const complete = R6.judge({ materials, type: application.type, details: application.details });
    if (!complete.holds) {
      return {
        problem: registrationProblems['materials-incomplete']({
          rule: 'R6',
          clause: complete.clause,
          defects: complete.output,
        }),
      };
    }
    const others = await coApplicantsOf(tx, application.id);
    const names = await organisationNames(
      tx,
      others.map(({ organisation }) => organisation),
    );
    const agreed = JA1.judge({
      digest: digestOf(application, others, materials),
      others: others.map(({ organisation, state, agreed_digest }) => ({
        name: names.get(organisation) ?? organisation,
        state,
        agreedDigest: agreed_digest,
      })),
    });
    if (!agreed.holds)
      return {
        problem: registrationProblems['joint-not-confirmed']({
          rule: 'JA1',
          clause: agreed.clause,
          defects: agreed.reasons.map((message) => ({ at: '/applicationId', message })),
        }),
      };
    await recordAgentAct(tx, actor, application.id, 'submit', acting.mandate);
    const step = await stepFor(tx, text('提出登记申请', 'Filed the application'), acting.mandate);
    await hand(tx, actor, application, step, {
      kind: 'acceptance',
      title: text('受理登记申请', 'Accept the registration'),
      organisationId: application.registrar,
      role: 'registrar-acceptor',
      acts: [
        'registration.accept-application',
        'registration.return-application',
        'registration.decline-application',
      ],
      clock: R7.judge({ from: tx.now }),
    });
    if (application.type === 'first') await meetDuty(tx, application, 'filed');
    await tx.emit({
      kind: 'registration.submitted',
      subject: application.id,
      payload: { title: application.title },
    });
    return {
      materials: JSON.stringify(materials),
      submitted_by: person,
      submitted_at: tx.now,
      returned_defects: null,
    };
  },
});
