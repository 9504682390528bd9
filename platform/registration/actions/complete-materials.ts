import { text } from '#foundation';
import { actingFor, recordAgentAct, stepFor } from '../agents.ts';
import { businessReview, hand } from '../desk.ts';
import { askCoApplicant, dropConfirmations } from '../joint.ts';
import { Materials } from '../model/materials.ts';
import { registrationProblems } from '../problems.ts';
import { coApplicantsOf } from '../store/co-applicants.ts';
import { defineStep } from './steps.ts';

/**
 * Other materials before the filing, or after a return. They are reviewed anew by the registrant's own people; confirmations of
 * co-applicants are asked for again. The way of an agent, which files nothing that the registrant has not seen.
 */
export const completeMaterials = defineStep({
  name: 'complete-materials',
  event: 'complete',
  title: text('补充修改材料', 'Complete the materials'),
  description: text(
    '提交前或退回补正后修改登记材料；改动后由登记主体重新业务审核，联合申请人重新确认。',
    'Change the materials before the filing or after a return; the registrant reviews them anew, co-applicants confirm again.',
  ),
  input: { materials: Materials },
  rules: ['AG1'],
  problems: [registrationProblems['mandate-not-covering'], registrationProblems['asked-by-another']],
  async run({ actor, person, tx, application }, input: { materials: Materials }) {
    // Anybody may ask for a correction: what it asks for is not the registrant's to rewrite.
    if (application.type === 'correction') return { problem: registrationProblems['asked-by-another']() };
    const acting = await actingFor(tx, actor, application.registrant, {
      type: application.type,
      thing: application.thing_id,
    });
    if ('problem' in acting) return { problem: acting.problem };
    await recordAgentAct(tx, actor, application.id, 'complete', acting.mandate);
    const step = await stepFor(tx, text('补充修改材料', 'Completed the materials'), acting.mandate);
    await hand(tx, actor, application, step, businessReview(application, person));
    const others = await coApplicantsOf(tx, application.id);
    await dropConfirmations(tx, actor, application.id);
    for (const { organisation, role, share, place } of others)
      await askCoApplicant(
        tx,
        { ...application, drafted_by: person },
        { organisation, role, share, place },
        person,
      );
    return { materials: JSON.stringify(input.materials) as never, drafted_by: person, reviewed_by: null };
  },
});
