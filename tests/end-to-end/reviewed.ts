import type { Person } from './person.ts';

/** The department's reviewer enters a secrecy review of a revision, and a second person checks it on the task that this opens. */
export async function reviewSecrecy(reviewer: Person, second: Person, revisionId: string): Promise<string> {
  const { reviewId } = await reviewer.act('privacy.record-secrecy-review', {
    revisionIds: [revisionId],
    result: 'non-secret',
    tradeSecrets: false,
    decisionNumber: '民保审〔2026〕9号',
    decidedOn: '2026-01-05',
  });
  await second.finish(
    'privacy.secrecy-check',
    'privacy.confirm-secrecy-review',
    { check: 'confirm', opinion: '与审查文件一致' },
    reviewId,
  );
  return reviewId;
}
