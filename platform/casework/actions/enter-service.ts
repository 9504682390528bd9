import { Type } from 'typebox';
import {
  type AnyAct,
  actorReference,
  dateAt,
  defineAction,
  idPattern,
  newId,
  ok,
  refuse,
  text,
  type Uploads,
} from '#foundation';
import { PS1, type ServiceWay, serviceWays } from '../model/service.ts';
import { problems } from '../problems.ts';
import { findDocument } from '../store/documents.ts';
import { organisationsBehind } from '../store/posts.ts';
import { endServing, servedOn, serviceOf } from '../store/service.ts';
import { recordStep } from '../store/steps.ts';
import type { CaseworkTables } from '../store/tables.ts';

const input = Type.Object(
  {
    documentId: Type.String({ pattern: idPattern('doc'), title: '文书', titleEn: 'Paper' }),
    noticeId: Type.Optional(
      Type.String({
        pattern: idPattern('ntc'),
        title: '受送达人（不填：全部尚未送达的）',
        titleEn: 'On whom (none: all on whom it is not served yet)',
      }),
    ),
    way: Type.Enum(Object.keys(serviceWays) as ServiceWay[], {
      title: '送达方式',
      titleEn: 'Way',
      enumTitles: serviceWays,
    }),
    servedOn: Type.String({ format: 'date', title: '送达日期', titleEn: 'Served on' }),
    reference: Type.String({
      minLength: 1,
      maxLength: 100,
      title: '回执编号（邮单号、公告文号等）',
      titleEn: 'Number of the receipt',
    }),
    scanUploadId: Type.String({
      format: 'upload',
      minLength: 1,
      maxLength: 100,
      title: '签收回执扫描件',
      titleEn: 'Scan of the receipt',
    }),
  },
  { additionalProperties: false },
);

/** A paper was served off the system: way, day, number and scan of the receipt. It is part of its proof of service. */
export const enterService = (uploads: () => Uploads): AnyAct =>
  defineAction({
    name: 'casework.enter-service',
    title: text('登记线下送达', 'Enter a service off the system'),
    description: text(
      '文书直接、邮寄、留置或公告送达的，登记日期、回执编号和扫描件，计入送达回证。',
      'A paper served in person, by post, left or announced: day, number and scan of the receipt become part of its proof of service.',
    ),
    input,
    output: Type.Object({ documentId: Type.String(), served: Type.Integer() }),
    problems: [problems['scan-missing'].type, problems['service-day'].type, problems['served-already'].type],
    rules: [PS1.id],
    async subject(tx, { documentId }, actor) {
      const document = actor.kind === 'person' ? await findDocument(tx, documentId) : null;
      if (!document || actor.kind !== 'person') return null;
      const own = (await organisationsBehind(tx, actor)).includes(document.organisationId);
      return own ? { kind: 'document', id: document.id, owner: actor.organisationId } : null;
    },
    async run(actor, values, tx) {
      const scan = await uploads().find(tx, actor, values.scanUploadId);
      if (!scan) return refuse(problems['scan-missing']());
      // Two who enter at once go one after the other, so that the second finds served what the first did.
      await tx
        .tables<CaseworkTables>()
        .selectFrom('casework.document')
        .select('id')
        .where('id', '=', values.documentId)
        .forUpdate()
        .execute();
      const document = (await findDocument(tx, values.documentId))!;
      const on = Temporal.PlainDate.from(values.servedOn);
      const [from, until] = [dateAt(document.issuedAt), dateAt(tx.now)];
      if (Temporal.PlainDate.compare(on, from) < 0 || Temporal.PlainDate.compare(on, until) > 0)
        return refuse(
          problems['service-day']({
            detail: text(
              `送达日期应在制发日期 ${from} 与今日 ${until} 之间`,
              `The day of service lies between ${from}, when it was issued, and today, ${until}`,
            ),
          }),
        );
      const wanted = (await serviceOf(tx, document.id)).filter((service) =>
        values.noticeId ? service.noticeId === values.noticeId : servedOn(service) === null,
      );
      let served = 0;
      for (const { noticeId } of wanted) {
        const entered = await tx
          .tables<CaseworkTables>()
          .insertInto('casework.service')
          .values({
            id: newId('srv'),
            document_id: document.id,
            notice_id: noticeId,
            way: values.way,
            served_on: on,
            reference: values.reference,
            scan_upload: scan.id,
            scan_sha256: scan.sha256,
            entered_by: actorReference(actor),
            entered_at: tx.now,
          })
          .onConflict((conflict) => conflict.columns(['notice_id', 'way', 'reference']).doNothing())
          .returning('id')
          .executeTakeFirst();
        if (entered) served += 1;
      }
      if (served === 0) return refuse(problems['served-already']());
      const way = serviceWays[values.way];
      await recordStep(tx, {
        subject: { kind: 'document', id: document.id },
        title: text(
          `${way.zh}：${values.servedOn}，${values.reference}`,
          `${way.en}: ${values.servedOn}, ${values.reference}`,
        ),
        actor,
      });
      await endServing(tx, actor, document.id);
      await tx.emit({
        kind: 'casework.service-entered',
        subject: document.id,
        payload: { number: document.number, way: values.way, on: values.servedOn, scanSha256: scan.sha256 },
      });
      return ok({ documentId: document.id, served });
    },
  });
