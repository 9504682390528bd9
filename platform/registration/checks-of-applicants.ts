import type { Check } from '#foundation';
import { text } from '#foundation';
import { registrationTables } from './store/tables.ts';

/** States in which not all need have confirmed: before the filing, and what ended from there. */
const maybeUnfiled = ['draft', 'business-reviewed', 'returned', 'withdrawn', 'terminated'] as const;

/** What several filed was confirmed by each of them before, by a person who had no part in it at the lead's (Art 7). */
export const applicantsCheck: Check = {
  name: 'registration.applicants',
  title: text(
    '联合申请在提交前已经全体确认',
    'Joint applications were confirmed by all before they were filed',
  ),
  async run(tx) {
    const rows = await registrationTables(tx)
      .selectFrom('registration.co_applicant as one')
      .innerJoin('registration.application as filed', 'filed.id', 'one.application_id')
      .select([
        'filed.id as application',
        'filed.drafted_by',
        'filed.reviewed_by',
        'filed.submitted_at',
        'filed.version',
        'filed.lead_share',
        'one.id',
        'one.state',
        'one.answered_by',
        'one.answered_at',
      ])
      .where('one.state', '<>', 'void')
      .where('filed.state', 'not in', [...maybeUnfiled])
      .execute();
    const faults = rows.flatMap((row) => {
      const wrong =
        row.state !== 'confirmed' || row.answered_at === null
          ? text('没有确认', 'has not confirmed')
          : // What a change recorded in a registration was confirmed for the change, after the first filing.
            row.version === 1 &&
              row.submitted_at !== null &&
              Temporal.Instant.compare(row.answered_at, row.submitted_at) > 0
            ? text('在提交之后才确认', 'confirmed after the filing')
            : row.answered_by === row.drafted_by || row.answered_by === row.reviewed_by
              ? text(
                  '由牵头单位的经办人或审核人确认',
                  'was confirmed by who drafted or reviewed at the lead’s',
                )
              : row.lead_share === null
                ? text('没有牵头单位的份额', 'has a lead without a part')
                : null;
      return wrong
        ? [
            text(
              `${row.application} 的联合申请人 ${row.id} ${wrong.zh}`,
              `${row.application}: co-applicant ${row.id} ${wrong.en}`,
            ),
          ]
        : [];
    });
    return { looked: rows.length, faults };
  },
};
