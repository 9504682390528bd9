import { Type } from 'typebox';
import { defineAction, idPattern, ok, text } from '#foundation';
import { inboxOf, markRead } from '../store/notices.ts';
import type { CaseworkTables } from '../store/tables.ts';

/** The addressee has read a notice. The first reading is kept as part of the proof of service. */
export const markNoticeRead = defineAction({
  name: 'casework.mark-notice-read',
  title: text('标记已读', 'Mark as read'),
  description: text(
    '确认已阅读该通知，首次阅读时间作为送达凭证的一部分。',
    'Confirms that the notice was read; the first time is part of the proof of service.',
  ),
  input: Type.Object(
    { noticeId: Type.String({ pattern: idPattern('ntc'), title: '通知', titleEn: 'Notice' }) },
    { additionalProperties: false },
  ),
  output: Type.Object({ noticeId: Type.String() }),
  problems: [],
  async subject(tx, input, actor) {
    const notice = await tx
      .tables<CaseworkTables>()
      .selectFrom('casework.notice')
      .select('id')
      .where(await inboxOf(tx, actor))
      .where('id', '=', input.noticeId)
      .executeTakeFirst();
    if (!notice || actor.kind !== 'person') return null;
    return { kind: 'notice', id: notice.id, handler: actor.organisationId };
  },
  async run(actor, input, tx) {
    await markRead(tx, input.noticeId, actor);
    return ok({ noticeId: input.noticeId });
  },
});
