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

/** The minutes of the meeting a plan or an agreement waits for, entered on the task that asks for them and compared with their scan by a second person. */
export async function enterMinutes(
  recorder: Person,
  second: Person,
  matterId: string,
  number: string,
): Promise<void> {
  const { posts } = (await second.get('/api/v1/me')).body;
  const { decisionId } = await recorder.finish(
    'authorisation.minutes',
    'casework.record-external-decision',
    {
      kind: 'meeting-minutes',
      number,
      decidedOn: '2026-01-20',
      body: '会议原则同意。',
      scanUploadId: await recorder.upload(`${number}.txt`, number),
      checkerPostId: posts[0].id,
    },
    matterId,
  );
  await second.finish(
    'casework.check-decision',
    'casework.confirm-external-decision',
    { verdict: 'confirm', remark: '与扫描件一致' },
    decisionId,
  );
}
