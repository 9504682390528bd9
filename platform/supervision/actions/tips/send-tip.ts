import { sql } from 'kysely';
import { Type } from 'typebox';
import { defineOperation, newId, newSubject, ok, refuse, text } from '#foundation';
import { TP2 } from '../../model/tips/rules.ts';
import { type TipKind, tipKinds } from '../../model/tips/words.ts';
import { findTip, tipTables } from '../../store/tips.ts';
import { codeDigest, newCode, receiver, sha256, tipStep } from '../../tips/desk.ts';
import { tipProblems as problems } from '../../tips/problems.ts';

const line = (title: string, titleEn: string) =>
  Type.String({ minLength: 2, maxLength: 200, title, titleEn });

/** Anybody reports, with a name or without. Performed as the public whoever is signed in, so that no record says who sent it; an operation, because what an action answers is kept with its key. */
export const sendTip = defineOperation({
  name: 'supervision.send-tip',
  title: text('举报', 'Report'),
  description: text(
    '举报数据产品、协议、单位或工作人员。可以不具名；提交后给出查询码，只显示一次。由主管部门办理，不转给被举报的单位。',
    'Report a product, an agreement, an organisation or the conduct of officials, with or without your name. You get a follow-up code, shown once. The authority handles it, never the body reported.',
  ),
  path: '/api/v1/tips',
  asPublic: { perHour: 10 },
  input: Type.Object(
    {
      about: Type.Enum(Object.keys(tipKinds) as TipKind[], {
        title: '举报对象类别',
        titleEn: 'Against what',
        enumTitles: tipKinds,
      }),
      thing: line('举报对象名称或编号', 'Its name or number'),
      body: Type.Optional(line('所属单位', 'The organisation it belongs to')),
      statement: Type.String({
        minLength: 10,
        maxLength: 4000,
        format: 'text',
        title: '情况说明（时间、事实、线索）',
        titleEn: 'What happened (when, what, how one can see it)',
      }),
      reporter: Type.Optional(line('您的姓名（可不填）', 'Your name (may be left out)')),
      contact: Type.Optional(line('联系方式（可不填）', 'How to reach you (may be left out)')),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ code: Type.String() }),
  problems: [
    problems['too-many-tips'].type,
    problems['sent-already'].type,
    problems['name-and-contact'].type,
    problems['no-such-tip'].type,
  ],
  rules: ['TP1', 'TP2'],
  subject: async () => newSubject('tip', undefined),
  run: (actor, input, { database, requestId }) =>
    database.transaction(
      async (tx) => {
        if ((input.reporter === undefined) !== (input.contact === undefined))
          return refuse(problems['name-and-contact']());
        // One at a time, so that the bound is one also for who sends a hundred at once.
        await sql`SELECT pg_advisory_xact_lock(hashtext('supervision.tips'))`.execute(tipTables(tx));
        const recent = (hours: number) =>
          tipTables(tx)
            .selectFrom('supervision.tip')
            .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
            .where('received_at', '>', tx.now.subtract({ hours }));
        const digest = sha256(
          JSON.stringify([input.about, input.thing, input.body ?? null, input.statement.trim()]),
        );
        if ((await recent(24).where('digest', '=', digest).executeTakeFirstOrThrow()).count > 0)
          return refuse(problems['sent-already']());
        const verdict = TP2.judge({ lastHour: (await recent(1).executeTakeFirstOrThrow()).count });
        if (!verdict.holds)
          return refuse(problems['too-many-tips']({ rule: verdict.rule, clause: verdict.clause }));
        const about = input.about as TipKind;
        const to = await receiver(tx, { about, thing: input.thing, body: input.body ?? null });
        if (!to) throw new Error('nobody holds a post that receives reports');
        const id = newId('tip');
        const code = newCode();
        await tipTables(tx)
          .insertInto('supervision.tip')
          .values({
            id,
            about,
            thing: input.thing,
            body: input.body ?? null,
            statement: input.statement,
            digest,
            code_digest: codeDigest(code),
            named: input.reporter !== undefined,
            desk: to.desk,
            handler: to.organisationId,
            state: 'received',
            received_at: tx.now,
            accepted_by: null,
            accepted_at: null,
            reason: null,
            outcome: null,
            answer: null,
            concluded_by: null,
            concluded_at: null,
          })
          .execute();
        if (input.reporter !== undefined && input.contact !== undefined)
          await tipTables(tx)
            .insertInto('supervision.tip_reporter')
            .values({ tip_id: id, name: input.reporter, contact: input.contact })
            .execute();
        await tipStep(tx, actor, (await findTip(tx, id))!, 'received', text('收到举报', 'Received'), {
          title: text('决定是否受理举报', 'Accept a report from the public or not'),
          acts: ['supervision.accept-tip', 'supervision.decline-tip', 'supervision.see-reporter'],
          within: 'accept',
          role: to.role,
        });
        return ok({ code });
      },
      { requestId },
    ),
});
