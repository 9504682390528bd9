import { Type } from 'typebox';
import { dateAt, dateInWords, ok, type Result, refuse, type Tx } from '#foundation';
import { R23 } from '../model/plan.ts';
import { problems } from '../problems.ts';

/** The collective decision that an approval rests on. */
export const Decision = {
  decisionNumber: Type.String({
    minLength: 2,
    maxLength: 100,
    title: '决策文号（会议纪要等）',
    titleEn: 'Number of the decision',
  }),
  decidedOn: Type.String({
    format: 'date',
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    title: '决策日期',
    titleEn: 'Date of the decision',
  }),
};

/** The same as papers write it. */
export const decisionInWords = (given: { readonly decisionNumber: string; readonly decidedOn: string }) => ({
  decision: given.decisionNumber,
  decidedOn: dateInWords(Temporal.PlainDate.from(given.decidedOn)),
});

/** What an approval keeps of the decision it rests on; the problem `decision-missing` when there is none (R23). */
export function decisionOf(
  tx: Tx,
  input: { readonly decisionNumber: string; readonly decidedOn: string },
): Result<string> {
  const decided = R23.judge({ ...input, today: dateAt(tx.now).toString() });
  return decided.holds
    ? ok(JSON.stringify({ number: input.decisionNumber, date: input.decidedOn }))
    : refuse(
        problems['decision-missing']({ rule: 'R23', clause: decided.clause, detail: decided.reasons[0]! }),
      );
}
