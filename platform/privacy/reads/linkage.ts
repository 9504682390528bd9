import { Type } from 'typebox';
import { defineRead, ok, refuse, TextSchema, type Tx, text } from '#foundation';
import { knownRevisions, servedOpenRevisions } from '#platform/catalog';
import { organisationName, organisationNames } from '#platform/identity';
import { looksInto } from '../desk.ts';
import type { Undecided } from '../linkage/engine.ts';
import { linkageProblems } from '../linkage/problems.ts';
import { linkageAlertLifecycle } from '../model/linkage/lifecycle.ts';
import { remediesFor, remedyTitles } from '../model/linkage/remedies.ts';
import { isAtLeast, type Severity, severityTitles } from '../model/linkage/severity.ts';
import { thresholds } from '../model/linkage/thresholds.ts';
import { undecidedTitles } from '../model/linkage/undecided.ts';
import { linkageOf } from '../store/linkage.ts';
import { waitingForCheck } from '../store/linkage-jobs.ts';
import { affectedBy, alertsOn, checkedAt, linkageStandings } from '../store/linkage-overview.ts';
import { SeverityShown, ShownAlert, ShownFinding, Trend } from './linkage-schemas.ts';

const shown = (severity: Severity) => ({ code: severity, title: severityTitles[severity] });
const why = (reason: string) => undecidedTitles[reason as Undecided] ?? text(reason, reason);

/** What one revision tells together with everything that is out. For its department and those who oversee. */
export const linkageRead = defineRead({
  name: 'privacy.linkage',
  title: text('版本的汇聚关联风险', 'Linkage of a revision with what is out'),
  path: '/api/v1/privacy/linkage/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    revision: Type.Object({
      id: Type.String(),
      number: Type.Integer(),
      state: Type.String(),
      open: Type.Boolean(),
      resource: Type.Object({ id: Type.String(), title: Type.String() }),
      organisation: Type.String(),
    }),
    smallGroup: Type.Integer(),
    verified: Type.Boolean({ description: 'Whether the threshold is one that a text in force names.' }),
    /** Null: it was never set against what is out. */
    check: Type.Union([
      Type.Object({
        at: Type.String({ format: 'date-time' }),
        severity: SeverityShown,
        checkedAgainst: Type.Integer(),
        notDecided: Type.Union([TextSchema, Type.Null()]),
        undecided: Type.Array(Type.Object({ title: Type.String(), reason: TextSchema })),
        findings: Type.Array(ShownFinding),
        /** What it does to the others, or would do once it is out. */
        affects: Type.Array(
          Type.Object({
            revisionId: Type.String(),
            title: Type.String(),
            severity: SeverityShown,
            namedRows: Type.Integer(),
            newSmallGroups: Type.Integer(),
          }),
        ),
      }),
      Type.Null(),
    ]),
    trend: Trend,
    alerts: Type.Array(ShownAlert),
  }),
  problems: [linkageProblems['revision-gone'].type],
  looked: ({ id }) => `revision/${id}`,
  async run(actor, { id }, tx) {
    const revision = (await knownRevisions(tx, [id])).get(id);
    if (!revision || !looksInto(actor, revision.sourceOrganisation))
      return refuse(linkageProblems['revision-gone']());
    const linkage = await linkageOf(tx, id);
    const affects = await affectedBy(tx, id);
    const named = await titlesOf(tx, [
      ...(linkage?.undecided ?? []).map(({ otherRevisionId }) => otherRevisionId),
      ...affects.map(({ revisionId }) => revisionId),
    ]);
    return ok({
      revision: {
        id,
        number: revision.number,
        state: revision.state,
        open: revision.open,
        resource: { id: revision.resourceId, title: revision.title },
        organisation: await organisationName(tx, revision.sourceOrganisation),
      },
      smallGroup: thresholds.smallGroup,
      verified: thresholds.verified,
      check: linkage && {
        at: linkage.at.toString(),
        severity: shown(linkage.severity),
        checkedAgainst: linkage.checkedAgainst,
        notDecided: linkage.notDecided === null ? null : why(linkage.notDecided),
        undecided: linkage.undecided.map(({ otherRevisionId, reason }) => ({
          title: named(otherRevisionId),
          reason: why(reason),
        })),
        findings: linkage.findings.map((finding) => ({
          ...finding,
          sharedColumns: [...finding.sharedColumns],
          quasiColumns: [...finding.quasiColumns],
          causedBy: [...finding.causedBy],
          severity: shown(finding.severity),
          remedies: isAtLeast(finding.severity, 'medium')
            ? remediesFor(finding.sharedColumns).map(({ column, remedy }) => ({
                column,
                title: remedyTitles[remedy],
              }))
            : [],
        })),
        affects: affects.map(({ severity, ...rest }) => ({
          ...rest,
          title: named(rest.revisionId),
          severity: shown(severity),
        })),
      },
      trend: pointsOf((await linkageStandings(tx, [id])).get(id)?.trend ?? []),
      alerts: await shownAlerts(tx, [id]),
    });
  },
});

/** All released tables with their risk now and over time: a department sees its own, those who oversee see all. */
export const linkageOverviewRead = defineRead({
  name: 'privacy.linkage-overview',
  title: text('已开放数据的汇聚关联风险', 'Linkage of all released tables'),
  path: '/api/v1/privacy/linkage',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        revisionId: Type.String(),
        number: Type.Integer(),
        title: Type.String(),
        organisation: Type.String(),
        checkedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
        severity: Type.Union([SeverityShown, Type.Null()]),
        partners: Type.Integer(),
        namedRows: Type.Integer(),
        newSmallGroups: Type.Integer(),
        openAlerts: Type.Integer(),
        /** The background has still to set it against what is out: pairs done, of how many as far as is known. */
        waiting: Type.Union([Type.Object({ done: Type.Integer(), of: Type.Integer() }), Type.Null()]),
        trend: Trend,
      }),
    ),
    next: Type.Null(),
    total: Type.Integer(),
  }),
  async run(actor, _input, tx) {
    const served = (await servedOpenRevisions(tx)).filter((revision) =>
      looksInto(actor, revision.sourceOrganisation),
    );
    const ids = served.map(({ id }) => id);
    const standings = await linkageStandings(tx, ids);
    const checked = await checkedAt(tx, ids);
    const waiting = await waitingForCheck(tx, ids);
    const alerts = (await alertsOn(tx, ids)).filter(({ state }) => state === 'open');
    const names = await organisationNames(
      tx,
      served.map(({ sourceOrganisation }) => sourceOrganisation),
    );
    const items = served.map((revision) => {
      const standing = standings.get(revision.id);
      const at = checked.get(revision.id);
      return {
        revisionId: revision.id,
        number: revision.number,
        title: revision.title,
        organisation: names.get(revision.sourceOrganisation) ?? revision.sourceOrganisation,
        checkedAt: at?.toString() ?? null,
        severity: at ? shown(standing?.severity ?? 'none') : null,
        partners: standing?.partners ?? 0,
        namedRows: standing?.namedRows ?? 0,
        newSmallGroups: standing?.newSmallGroups ?? 0,
        openAlerts: alerts.filter(({ revision_id }) => revision_id === revision.id).length,
        waiting: waiting.get(revision.id) ?? null,
        trend: pointsOf(standing?.trend ?? []),
      };
    });
    return ok({ items: items.sort(riskiestFirst), next: null, total: items.length });
  },
});

const pointsOf = (trend: readonly { readonly at: Temporal.Instant; readonly severity: Severity }[]) =>
  trend.map(({ at, severity }) => ({ at: at.toString(), severity }));

interface Ordered {
  readonly severity: { readonly code: string } | null;
  readonly namedRows: number;
  readonly title: string;
}
const riskiestFirst = (one: Ordered, other: Ordered): number => {
  const [a, b] = [one, other].map(({ severity }) => (severity?.code ?? 'none') as Severity) as [
    Severity,
    Severity,
  ];
  if (a !== b) return isAtLeast(a, b) ? -1 : 1;
  return other.namedRows - one.namedRows || one.title.localeCompare(other.title, 'zh');
};

async function titlesOf(tx: Tx, revisionIds: readonly string[]): Promise<(id: string) => string> {
  const known = await knownRevisions(tx, revisionIds);
  return (id) => known.get(id)?.title ?? id;
}

async function shownAlerts(tx: Tx, revisionIds: readonly string[]) {
  const alerts = await alertsOn(tx, revisionIds);
  const named = await titlesOf(
    tx,
    alerts.map(({ cause_revision_id }) => cause_revision_id),
  );
  return alerts.map((alert) => ({
    id: alert.id,
    causeTitle: named(alert.cause_revision_id),
    causeRevisionId: alert.cause_revision_id,
    state: alert.state,
    stateTitle: linkageAlertLifecycle.states[alert.state].title,
    finding: alert.finding,
    raisedAt: alert.raised_at.toString(),
  }));
}
