import { Type } from 'typebox';
import { defineRead, ok, personIn, refuse, TextSchema, text } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { organisationName, personNames } from '#platform/identity';
import { standingIfAny } from '#platform/lineage';
import { mayLookAtGate } from '../gate/desk.ts';
import { standingNow, standingSteps } from '../gate/standing-shown.ts';
import { judgeRevision } from '../gate/verdict-of.ts';
import { basisLifecycle, gateDecisionLifecycle, secrecyReviewLifecycle } from '../model/gate/lifecycles.ts';
import { conditionTitles, letsPass } from '../model/gate/verdict.ts';
import { releaseForms, releaseFormTitles } from '../model/release-form.ts';
import { problems } from '../problems.ts';
import { basesOf, closingsOf, decisionsOf, passesOf, releasedFindings, reviewsOf } from '../store/gate.ts';
import { unsettledBeforeGate } from '../store/served-before-gate.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const NullableText = Type.Union([TextSchema, Type.Null()]);

const Condition = Type.Object({
  code: Type.String(),
  severity: Type.String(),
  /** `green`: met; `yellow`: told, or released by named persons; `red`: stands in the way. */
  light: Type.Enum(['green', 'yellow', 'red']),
  title: TextSchema,
  explanation: TextSchema,
  advice: NullableText,
  rule: Nullable,
  clause: Type.Union([Type.Object({ document: Type.String(), article: Type.String() }), Type.Null()]),
  acts: Type.Array(Type.String()),
  released: Type.Union([
    Type.Object({
      decisionId: Type.String(),
      reason: Type.String(),
      by: Type.String(),
      second: Type.String(),
      at: Type.String(),
    }),
    Type.Null(),
  ]),
});

/** What was done at the gate about the revision, newest first in each list. */
const Step = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['secrecy-review', 'standing-review', 'release-basis', 'gate-decision', 'pass', 'closing']),
  title: TextSchema,
  state: NullableText,
  said: Type.String(),
  by: Nullable,
  second: Nullable,
  at: Type.String(),
});

/** The gate of one revision for one form: for its department and those who oversee; to others it is not there. */
export const gateRead = defineRead({
  name: 'privacy.gate',
  title: text('发布关口', 'The gate before release'),
  path: '/api/v1/privacy/gate/{revisionId}',
  audience: 'signed-in',
  input: Type.Object(
    {
      revisionId: Type.String({ maxLength: 60 }),
      form: Type.Optional(Type.Enum([...releaseForms])),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    revision: Type.Object({
      id: Type.String(),
      number: Type.Integer(),
      state: Type.String(),
      rows: Type.Integer(),
      columns: Type.Array(Type.String()),
    }),
    resource: Type.Object({
      id: Type.String(),
      title: Type.String(),
      department: Type.Object({ id: Type.String(), name: Type.String() }),
      guarded: Type.Boolean(),
    }),
    form: Type.String(),
    forms: Type.Array(Type.Object({ form: Type.String(), title: TextSchema })),
    passes: Type.Boolean(),
    frozen: Type.Boolean(),
    /** The standing secrecy review of the resource's deliveries, in force or to be checked; null when there is none. */
    standing: Type.Union([
      Type.Object({
        id: Type.String(),
        state: TextSchema,
        number: Type.String(),
        /** Its last day. */
        lastDay: Type.String({ format: 'date' }),
        sample: Type.String(),
        /** It covered this revision when it was delivered. */
        covers: Type.Boolean(),
      }),
      Type.Null(),
    ]),
    /** It entered service before there was a gate: until when only the lack of a secrecy review freezes nothing; null otherwise, or once it was judged to pass. */
    unjudgedUntil: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    conditions: Type.Array(Condition),
    history: Type.Array(Step),
  }),
  problems: [problems['no-such-revision'].type],
  async run(actor, { revisionId, form: asked }, tx) {
    const revision = await cataloguedRevision(tx, revisionId);
    if (!revision || !mayLookAtGate(actor, revision.resource.sourceOrganisation))
      return refuse(problems['no-such-revision']());
    const guarded = revision.resource.releaseMode !== null;
    const form = asked ?? (guarded ? 'authorise' : 'open');
    const judged = await judgeRevision(tx, { revisionId, form });
    if (!judged) return refuse(problems['no-such-revision']());
    const history = [
      ...(await standingSteps(tx, revision.resource.id)),
      ...(await historyOf(tx, revisionId)),
    ].sort((one, other) =>
      Temporal.Instant.compare(Temporal.Instant.from(other.at), Temporal.Instant.from(one.at)),
    );
    const people = await personNames(tx, [
      ...new Set(
        [
          ...history.flatMap(({ by, second }) => [by, second]),
          ...judged.verdict.conditions.flatMap(({ released }) =>
            released ? [released.by, released.second] : [],
          ),
        ].filter((id): id is string => id?.startsWith('per_') === true),
      ),
    ]);
    const named = (id: string | null) => (id === null ? null : (people.get(id) ?? id));
    const [standing] = await standingIfAny(tx, [{ kind: 'revision', id: revisionId }]);
    return ok({
      revision: {
        id: revision.id,
        number: revision.number,
        state: revision.state,
        rows: revision.rows,
        columns: revision.columns.map(({ name }) => name),
      },
      resource: {
        id: revision.resource.id,
        title: revision.resource.title,
        department: {
          id: revision.resource.sourceOrganisation,
          name: await organisationName(tx, revision.resource.sourceOrganisation),
        },
        guarded,
      },
      form,
      forms: releaseForms.map((one) => ({ form: one, title: releaseFormTitles[one] })),
      passes: judged.verdict.passes,
      standing: await standingNow(tx, revision),
      unjudgedUntil: (await unsettledBeforeGate(tx, revisionId))?.grace_until.toString() ?? null,
      frozen: standing?.status === 'frozen' || standing?.status === 'ended',
      conditions: judged.verdict.conditions.map((condition) => ({
        code: condition.code,
        severity: condition.severity,
        light: condition.met
          ? ('green' as const)
          : letsPass(condition)
            ? ('yellow' as const)
            : ('red' as const),
        title: condition.title,
        explanation: condition.explanation,
        advice: condition.met ? null : condition.advice,
        rule: condition.rule,
        clause: condition.clause,
        acts: [...condition.acts],
        released: condition.released && {
          ...condition.released,
          by: named(condition.released.by) ?? '',
          second: named(condition.released.second) ?? '',
        },
      })),
      history: history.map((step) => ({ ...step, by: named(step.by), second: named(step.second) })),
    });
  },
});

type Tx = Parameters<typeof reviewsOf>[0];

const reviewResults = {
  'non-secret': text('保密审查：不涉密', 'Secrecy review: no secrets'),
  secret: text('保密审查：涉密', 'Secrecy review: secrets'),
  undecided: text('保密审查：不能确定', 'Secrecy review: not to be decided'),
};

/** Everything that was entered about the revision. */
async function historyOf(tx: Tx, revisionId: string) {
  const reviews = (await reviewsOf(tx, revisionId)).map((review) => ({
    id: review.id,
    kind: 'secrecy-review' as const,
    title: reviewResults[review.result],
    state: secrecyReviewLifecycle.states[review.state].title,
    said: `${review.decision_number} ${review.decided_on.toString()}`,
    by: review.recorded_by as string | null,
    second: review.checked_by,
    at: review.recorded_at.toString(),
  }));
  const bases = (await basesOf(tx, revisionId)).map((basis) => ({
    id: basis.id,
    kind: 'release-basis' as const,
    title: text('个人信息流通依据', 'Basis of personal information'),
    state: basisLifecycle.states[basis.state].title,
    said: basis.reference,
    by: basis.declared_by as string | null,
    second: basis.checked_by,
    at: basis.declared_at.toString(),
  }));
  const decisions = (await decisionsOf(tx, revisionId)).map((decision) => ({
    id: decision.id,
    kind: 'gate-decision' as const,
    title: text(
      `放行（${releaseFormTitles[decision.form].zh}）：${titlesOf(decision, 'zh')}`,
      `Release (${releaseFormTitles[decision.form].en}): ${titlesOf(decision, 'en')}`,
    ),
    state: gateDecisionLifecycle.states[decision.state].title,
    said: decision.withdrawn_why ?? decision.opinion ?? releasedFindings(decision)[0]?.reason ?? '',
    by: decision.proposed_by as string | null,
    second: decision.decided_by,
    at: decision.proposed_at.toString(),
  }));
  const passes = (await passesOf(tx, revisionId)).map((pass) => ({
    id: pass.id,
    kind: 'pass' as const,
    title: text(
      `通过发布关口（${releaseFormTitles[pass.form].zh}）`,
      `Passed the gate (${releaseFormTitles[pass.form].en})`,
    ),
    state: null,
    said: pass.digest,
    by: personIn(pass.passed_by),
    second: null,
    at: pass.passed_at.toString(),
  }));
  const closings = (await closingsOf(tx, revisionId)).map((closing) => ({
    id: closing.id,
    kind: 'closing' as const,
    title: text(
      `不再满足条件（${releaseFormTitles[closing.form].zh}）`,
      `No longer passes (${releaseFormTitles[closing.form].en})`,
    ),
    state: closing.reopened_at
      ? text('已恢复', 'Open again')
      : closing.reason_id
        ? text('已停止提供', 'Frozen')
        : text('待处置', 'To be dealt with'),
    said: closing.conditions
      .map((code) => conditionTitles[code as keyof typeof conditionTitles].zh)
      .join('、'),
    by: null,
    second: null,
    at: closing.closed_at.toString(),
  }));
  return [...reviews, ...bases, ...decisions, ...passes, ...closings];
}

const titlesOf = (decision: Parameters<typeof releasedFindings>[0], language: 'zh' | 'en'): string =>
  releasedFindings(decision)
    .map(({ key }) => conditionTitles[key as keyof typeof conditionTitles][language])
    .join(language === 'zh' ? '、' : ', ');
