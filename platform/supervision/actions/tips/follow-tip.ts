import { Type } from 'typebox';
import { defineOperation, newSubject, ok, refuse, TextSchema, text } from '#foundation';
import { tipLifecycle } from '../../model/tips/lifecycle.ts';
import { tipOutcomes } from '../../model/tips/words.ts';
import { tipTables } from '../../store/tips.ts';
import { codeDigest } from '../../tips/desk.ts';
import { tipProblems as problems } from '../../tips/problems.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** What became of a report, for who has its code. An act and no read: a code has no place in an address. */
export const followTip = defineOperation({
  name: 'supervision.follow-tip',
  title: text('查询举报进展', 'Look a report up'),
  description: text('用查询码查看受理情况和答复。', 'See by the follow-up code what became of it.'),
  path: '/api/v1/tips/follow-up',
  asPublic: { perHour: 60 },
  input: Type.Object(
    { code: Type.String({ minLength: 20, maxLength: 60, title: '查询码', titleEn: 'Follow-up code' }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    state: Type.String(),
    stateTitle: TextSchema,
    receivedAt: Type.String(),
    reason: Nullable,
    outcome: Type.Union([TextSchema, Type.Null()]),
    answer: Nullable,
    concludedAt: Nullable,
  }),
  problems: [problems['no-such-tip'].type],
  subject: async () => newSubject('tip', undefined),
  run: (_actor, input, { database, requestId }) =>
    database.transaction(
      async (tx) => {
        const row = await tipTables(tx)
          .selectFrom('supervision.tip')
          .selectAll()
          .where('code_digest', '=', codeDigest(input.code))
          .executeTakeFirst();
        if (!row) return refuse(problems['no-such-tip']());
        return ok({
          state: row.state as string,
          stateTitle: tipLifecycle.states[row.state].title,
          receivedAt: row.received_at.toString(),
          reason: row.reason,
          outcome: row.outcome ? tipOutcomes[row.outcome] : null,
          answer: row.answer,
          concludedAt: row.concluded_at?.toString() ?? null,
        });
      },
      { requestId },
    ),
});
