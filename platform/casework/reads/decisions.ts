import { Type } from 'typebox';
import { defineRead, ok, organisationOf, text } from '#foundation';
import { confirmedDecisionsOf } from '../store/decisions.ts';

/** Outside decisions of the reader's organisation that a second person confirmed, for forms that build on one. */
export const decisionsRead = defineRead({
  name: 'casework.decisions',
  title: text('已复核的系统外决策', 'Confirmed decisions taken off the system'),
  path: '/api/v1/external-decisions',
  audience: 'signed-in',
  input: Type.Object({}),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        number: Type.String(),
        title: Type.String(),
        decidedOn: Type.String(),
      }),
    ),
  }),
  sheet: {
    number: text('文号', 'Number'),
    title: text('标题', 'Title'),
    decidedOn: text('决策日期', 'Date of the decision'),
  },
  async run(actor, _input, tx) {
    const organisation = organisationOf(actor);
    const rows = organisation ? await confirmedDecisionsOf(tx, organisation) : [];
    return ok({ items: rows.map((row) => ({ ...row, decidedOn: row.decidedOn.toString() })) });
  },
});
