import { Type } from 'typebox';
import { defineRead, ok, refuse, text } from '#foundation';
import { numberOf } from '../actions/filing.ts';
import { problems } from '../problems.ts';
import { filingsOf } from '../store/filings.ts';
import { findAgreement } from '../store/tables.ts';
import { mayRead, readingAs } from './reader.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** Filings of an agreement and of its plan: until when, and the number that came back. For its parties and those who oversee. */
export const filingsRead = defineRead({
  name: 'authorisation.filings',
  title: text('授权的备案', 'Filings of an agreement'),
  path: '/api/v1/agreements/{id}/filings',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        of: Type.Union([Type.Literal('plan'), Type.Literal('agreement')]),
        number: Type.String(),
        version: Type.Integer(),
        dueOn: Type.String(),
        late: Type.Boolean({ description: 'Its time is over and it is not filed.' }),
        authority: orNull(Type.String()),
        reference: orNull(Type.String()),
        filedOn: orNull(Type.String()),
        logEntry: orNull(Type.String()),
        /** Over the line to the authority above: waits for its receipt, was taken, or was not; null where it was not asked. */
        line: orNull(Type.Union([Type.Literal('waiting'), Type.Literal('taken'), Type.Literal('refused')])),
        lineAnswer: orNull(Type.String()),
      }),
    ),
  }),
  problems: [problems['no-such-agreement'].type],
  sheet: {
    number: text('编号', 'Number'),
    version: text('版本', 'Version'),
    dueOn: text('应备案日', 'Due'),
    late: text('逾期', 'Late'),
    authority: text('备案机关', 'Authority'),
    reference: text('备案文号', 'Reference'),
    filedOn: text('备案日期', 'Filed on'),
    line: text('上级线路', 'Line'),
    lineAnswer: text('线路答复', 'Answer of the line'),
  },
  async run(actor, input, tx) {
    const row = await findAgreement(tx, input.id);
    if (!row || !mayRead(await readingAs(tx, actor), row)) return refuse(problems['no-such-agreement']());
    const rows = await filingsOf(tx, [row.id, row.plan_id]);
    const today = tx.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
    return ok({
      items: await Promise.all(
        rows.map(async (one) => ({
          id: one.id,
          of: one.subject_kind === 'agreement' ? ('agreement' as const) : ('plan' as const),
          number: await numberOf(tx, one),
          version: one.version,
          dueOn: one.due_on.toString(),
          late: !one.filed_at && Temporal.PlainDate.compare(one.due_on, today) < 0,
          authority: one.authority,
          reference: one.reference,
          filedOn: one.filed_on?.toString() ?? null,
          logEntry: one.log_entry,
          line: one.line_state,
          lineAnswer: one.line_answer,
        })),
      ),
    });
  },
});
