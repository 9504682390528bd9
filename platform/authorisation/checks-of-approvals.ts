import { type Check, type Text, text } from '#foundation';
import { approvalOf, planDigest, textOfMinutes } from './actions/approved-text.ts';
import { authorisationTables, earlierVersions } from './store/tables.ts';

/** What was approved is the text the minutes were entered about, and the plan that is carried out is the one that was approved (R23). */
export const approvalCheck: Check = {
  name: 'authorisation.approvals',
  title: text('批准的文本即会议纪要所涉的文本', 'Plans are the texts that their minutes approved'),
  async run(tx) {
    const plans = await authorisationTables(tx)
      .selectFrom('authorisation.plan')
      .select(['id', 'state', 'document', 'decision'])
      .execute();
    const faults: Text[] = [];
    const fault = (id: string, zh: string, en: string) => faults.push(text(`${id} ${zh}`, `${id}: ${en}`));
    for (const plan of plans) {
      const approval = approvalOf(plan);
      if (plan.state !== 'approved' || !approval?.digest) continue;
      if (approval.digest !== planDigest(plan.document))
        fault(
          plan.id,
          '批准之后文本有改动，批准不再有效',
          'was changed after its approval, which holds no more',
        );
      const minutes = approval.paper ? await textOfMinutes(tx, approval.paper) : null;
      if (minutes !== null && minutes !== approval.digest)
        fault(plan.id, '纪要所涉的是另一文本', 'its minutes were entered about another text');
    }
    const noted = await authorisationTables(tx)
      .selectFrom('authorisation.minutes_text')
      .selectAll()
      .where('subject_kind', '=', 'authorisation-plan')
      .execute();
    const of = new Map(plans.map((plan) => [plan.id, plan]));
    for (const one of noted) {
      const plan = of.get(one.subject_id);
      const texts = [
        ...(plan ? [plan.document] : []),
        ...(await earlierVersions(tx, one.subject_id)).map(({ document }) => document),
      ].map(planDigest);
      if (!texts.includes(one.digest))
        fault(
          one.subject_id,
          '纪要所涉的文本没有留存',
          'the text that minutes were entered about is not kept',
        );
    }
    return { looked: plans.length + noted.length, faults };
  },
};
