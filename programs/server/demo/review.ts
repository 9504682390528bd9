import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

interface Reviewed {
  readonly department: string;
  /** Names the step: told again it changes nothing. */
  readonly key: string;
  readonly number: string;
  readonly revisionIds: readonly string[];
}

/** The department's secrecy reviewer enters what the review came to, for many revisions at once, and a second person holds it against the paper. */
export async function reviewSecrecy(
  story: Story,
  city: DemoCity,
  { department, key, number, revisionIds }: Reviewed,
): Promise<void> {
  const { reviewId } = await story.act<{ reviewId: string }>(
    await city.holder(department, 'secrecy-reviewer'),
    'privacy.record-secrecy-review',
    `secrecy:${key}`,
    {
      revisionIds,
      result: 'non-secret',
      tradeSecrets: false,
      decisionNumber: number,
      decidedOn: '2026-01-05',
    },
  );
  await story.act(
    await city.second(department, 'source-department'),
    'privacy.confirm-secrecy-review',
    `secrecy-check:${key}`,
    { reviewId, check: 'confirm', opinion: '与审查文件一致' },
  );
}
