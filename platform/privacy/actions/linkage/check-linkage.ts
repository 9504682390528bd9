import { Type } from 'typebox';
import { defineOperation, ok, refuse, type Subject, type Tx, text } from '#foundation';
import { knownRevisions } from '#platform/catalog';
import { personOf } from '../../desk.ts';
import { linkageProblems } from '../../linkage/problems.ts';
import { bounds } from '../../model/linkage/thresholds.ts';
import type { PrivacyPorts } from '../../ports.ts';
import { compareWithReleased } from './compare.ts';
import { recordCheck } from './record.ts';

/** Look, before a revision is opened, at what it tells together with everything that is out (汇聚关联风险, 实施规范 Art 21). */
export const checkLinkage = ({ linkage }: Pick<PrivacyPorts, 'linkage'>) =>
  defineOperation({
    name: 'privacy.check-linkage',
    title: text('检查汇聚关联风险', 'Check linkage with released tables'),
    description: text(
      '将该版本与所有已开放的数据逐一比对：哪些列可以关联，关联后是否出现新的小分组或能够识别个人。结果只含列名和计数。',
      'Set the revision against everything released: which columns join, and whether new small groups or named persons come of it. The result holds names of columns and counts only.',
    ),
    input: Type.Object(
      { revisionId: Type.String({ title: '版本', titleEn: 'Revision', maxLength: 60 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      revisionId: Type.String(),
      checkedAgainst: Type.Integer(),
      undecided: Type.Integer(),
      findings: Type.Integer(),
    }),
    problems: [linkageProblems['revision-gone'].type],
    idempotent: true,
    subject: (tx, input) => revisionSubject(tx, input.revisionId),
    async run(actor, { revisionId }, { database, requestId, signal }) {
      const compared = await compareWithReleased(linkage, database, revisionId, {
        against: 'everything',
        timeMs: bounds.checkMs,
        signal,
      });
      if (!compared) return refuse(linkageProblems['revision-gone']());
      const { checkedAgainst, undecided, findings } = await database.transaction(
        (tx) => recordCheck(tx, compared, { cause: 'asked', by: personOf(actor) }),
        { requestId },
      );
      return ok({ revisionId, checkedAgainst, undecided, findings });
    },
  });

/** A revision as policies see it: its department's. */
export async function revisionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const revision = (await knownRevisions(tx, [id])).get(id);
  return revision
    ? { kind: 'revision', id, owner: revision.sourceOrganisation, state: revision.state }
    : null;
}
