import { leakyInspections } from '../../../demo/files/leaky-inspections.ts';
import { handIn } from './hand-in.ts';
import { reviewSecrecy } from './review.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

const department = '公枢市民政局';

/**
 * A department hands in a file of the form in which a portal really published resident IDs: in the credit-code column, some in scientific notation, mobiles beside
 * them. The gate stops it before and after the secrecy review, and there it waits for its repair.
 */
export async function tellLeak(
  story: Story,
  city: DemoCity,
): Promise<{ readonly resourceId: string; readonly revisionId: string }> {
  const clerk = await city.holder(department, 'source-department');
  const { resourceId } = await story.act<{ resourceId: string }>(
    clerk,
    'catalog.register-resource',
    'leak:add',
    {
      title: '社会组织检查信息（合成演示数据）',
      summary:
        '【合成演示数据】检查记录中混入了居民身份证号码和手机号码，用于演示发布关口如何拦下；号码按规则生成，不对应任何人。',
      theme: '执法检查',
      updateCycle: 'monthly',
    },
  );
  const uploadId = await handIn(story, clerk, '社会组织检查信息.csv', Buffer.from(leakyInspections()));
  const { revisionId } = await story.loadRevision(clerk, resourceId, uploadId);
  await story.running.settle();
  const serve = (key: string) =>
    story.attempt(clerk, 'catalog.put-in-service', `leak:${key}`, { revisionId });
  const before = await serve('before');
  await reviewSecrecy(story, city, {
    department,
    key: 'leak',
    number: '民保审〔2026〕3号',
    revisionIds: [revisionId],
  });
  const after = await serve('after');
  if (!before.refused || !after.refused) throw new Error('a file with resident IDs passed the gate');
  story.say(
    `混有身份证号码的检查信息被发布关口拦下（${after.refused}），任何人不得放行，待修复`,
    `inspection records with resident IDs in them were stopped at the gate (${after.refused}); nobody may release them, they wait for their repair`,
  );
  return { resourceId, revisionId };
}
