import { sql } from 'kysely';
import { Type } from 'typebox';
import { dateAt, defineAction, newId, newOf, ok, organisationOf, refuse, text } from '#foundation';
import { handOn, issueDocument } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { enter, schemeDigest, schemeRef, schemeSubject } from '../../evaluation/desk.ts';
import { schemePaper } from '../../evaluation/papers.ts';
import { evaluationProblems as problems } from '../../evaluation/problems.ts';
import { schemeLifecycle } from '../../model/evaluation/lifecycle.ts';
import { EV1 } from '../../model/evaluation/rules.ts';
import { evaluatedKinds, formula, type Scheme } from '../../model/evaluation/scheme.ts';
import { personOf } from '../../objections/desk.ts';
import { evaluationTables, lockScheme, type SchemeRow } from '../../store/evaluations.ts';
import { byScheme, long, SchemeAnswer, schemeFields } from './fields.ts';

const titleOf = (row: Pick<SchemeRow, 'document' | 'version'>) =>
  `${row.document.title}（第${row.version}版）`;
const matterOf = (row: SchemeRow) => ({ ...schemeRef(row.id), title: titleOf(row) });

/** What is wrong with a scheme, told at once; null when nothing is. */
function faultsOf(scheme: Scheme, effectiveOn: Temporal.PlainDate, now: Temporal.Instant) {
  const verdict = EV1.judge({ scheme, effectiveOn, today: dateAt(now) });
  if (verdict.holds) return null;
  return refuse(
    problems['scheme-unsound']({
      rule: verdict.rule,
      clause: verdict.clause,
      defects: verdict.output.map((message) => ({ at: '/indicators', message })),
    }),
  );
}

export const proposeScheme = defineAction({
  name: 'supervision.propose-evaluation-scheme',
  title: text('提出评价方案', 'Propose an evaluation scheme'),
  description: text(
    '指标、权重、公式参数和缺失规则都写在方案里；由另一人审定后公开发布，自生效日起适用，不溯及既往。',
    'Indicators, weights, parameters of the formula and rules for what is missing are the scheme; another person adopts it, it is published, and applies from its day on, not before.',
  ),
  input: Type.Object(schemeFields, { additionalProperties: false }),
  output: SchemeAnswer,
  problems: [problems['scheme-unsound'].type, problems['scheme-waiting'].type],
  rules: ['EV1'],
  idempotent: true,
  subject: newOf('evaluation-scheme'),
  async run(actor, { effectiveOn: from, ...scheme }, tx) {
    const effectiveOn = Temporal.PlainDate.from(from);
    const unsound = faultsOf(scheme, effectiveOn, tx.now);
    if (unsound) return unsound;
    await sql`SELECT pg_advisory_xact_lock(hashtext('supervision.evaluation-scheme'))`.execute(
      evaluationTables(tx),
    );
    const all = await evaluationTables(tx)
      .selectFrom('supervision.evaluation_scheme')
      .select(['version', 'state'])
      .execute();
    if (all.some(({ state }) => state === 'proposed')) return refuse(problems['scheme-waiting']());
    const version = Math.max(0, ...all.map((row) => row.version)) + 1;
    const id = newId('evs');
    await evaluationTables(tx)
      .insertInto('supervision.evaluation_scheme')
      .values({
        id,
        version,
        document: JSON.stringify(scheme),
        digest: schemeDigest(scheme, version),
        state: 'proposed',
        effective_on: effectiveOn,
        proposed_by: personOf(actor),
        proposed_org: organisationOf(actor) ?? '',
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
      })
      .execute();
    const row = await lockScheme(tx, id);
    await enter(tx, 'scheme-proposed', actor, { scheme: id, version, digest: row.digest });
    await handOn(tx, actor, matterOf(row), text('提出评价方案', 'Proposed'), {
      kind: 'supervision.evaluation-scheme',
      title: text('审定评价方案', 'Decide on an evaluation scheme'),
      organisationId: row.proposed_org,
      role: 'data-authority',
      acts: ['supervision.adopt-evaluation-scheme', 'supervision.return-evaluation-scheme'],
      apartFrom: [row.proposed_by],
    });
    return ok({ schemeId: id, state: row.state });
  },
});

export const adoptScheme = defineAction({
  name: 'supervision.adopt-evaluation-scheme',
  title: text('审定发布评价方案', 'Adopt an evaluation scheme'),
  description: text(
    '由提出人以外的人员审定；方案全文进入公开日志，自生效日起适用。',
    'Another person than who proposed it adopts it; its whole text enters the public log and it applies from its day on.',
  ),
  input: Type.Object({ ...byScheme, opinion: long('审定意见', 'Opinion') }, { additionalProperties: false }),
  output: SchemeAnswer,
  problems: [problems['scheme-unsound'].type],
  rules: ['EV1'],
  fourEyes: true,
  subject: (tx, input) => schemeSubject(tx, input.schemeId),
  async run(actor, input, tx) {
    const row = await lockScheme(tx, input.schemeId);
    const next = schemeLifecycle.next(row.state, 'adopt');
    if (!next.ok) return next;
    const unsound = faultsOf(row.document, row.effective_on, tx.now);
    if (unsound) return unsound;
    const { document: scheme, version, digest } = row;
    const paper = await issueDocument(tx, {
      template: schemePaper,
      issuedBy: row.proposed_org,
      actor,
      subject: schemeRef(row.id),
      addressee: '各有关单位',
      values: {
        title: scheme.title,
        version: String(version),
        from: row.effective_on.toString(),
        basis: scheme.basis,
        indicators: scheme.indicators.map(
          ({ code, of, title, weight, worst, best }) =>
            `${code} ${evaluatedKinds[of].zh} ${title}：权重${weight}%，零分值${worst}，满分值${best}`,
        ),
        formula: formula.zh,
        leastWeight: String(scheme.leastWeight),
        days: String(scheme.hearingDays),
        digest,
      },
      serveTo: [{ organisationId: row.proposed_org }],
    });
    await evaluationTables(tx)
      .updateTable('supervision.evaluation_scheme')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now, opinion: input.opinion })
      .where('id', '=', row.id)
      .execute();
    await appendPublicFact(tx, {
      kind: 'supervision.evaluation-scheme',
      subject: row.id,
      fact: {
        title: scheme.title,
        version: String(version),
        effectiveOn: row.effective_on.toString(),
        digest,
        // The whole of it: a digest alone could be computed again by nobody outside.
        scheme: JSON.stringify(scheme),
      },
    });
    await enter(tx, 'scheme-adopted', actor, { scheme: row.id, digest, document: paper.digest });
    await handOn(tx, actor, matterOf(row), text(`审定发布：${paper.number}`, `Adopted: ${paper.number}`));
    return ok({ schemeId: row.id, state: next.value });
  },
});

export const returnScheme = defineAction({
  name: 'supervision.return-evaluation-scheme',
  title: text('退回评价方案', 'Return an evaluation scheme'),
  description: text(
    '写明理由退回；修改后另行提出。',
    'Return it with the reason; changed, it is proposed anew.',
  ),
  input: Type.Object({ ...byScheme, opinion: long('退回理由', 'Reason') }, { additionalProperties: false }),
  output: SchemeAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => schemeSubject(tx, input.schemeId),
  async run(actor, input, tx) {
    const row = await lockScheme(tx, input.schemeId);
    const next = schemeLifecycle.next(row.state, 'return');
    if (!next.ok) return next;
    await evaluationTables(tx)
      .updateTable('supervision.evaluation_scheme')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now, opinion: input.opinion })
      .where('id', '=', row.id)
      .execute();
    await enter(tx, 'scheme-returned', actor, { scheme: row.id });
    await handOn(tx, actor, matterOf(row), text('退回评价方案', 'Returned'));
    return ok({ schemeId: row.id, state: next.value });
  },
});
