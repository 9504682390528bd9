import { type SubjectView, type Subscriber, type Tx, text } from '#foundation';
import { openTask, tasksOf } from '#platform/casework';
import { knownRevisions } from '#platform/catalog';
import { findPost, organisationName, postsWithRole } from '#platform/identity';
import { findLinkageAlert } from '../actions/linkage/settle-linkage.ts';
import { reconsider } from '../gate/reconsider.ts';
import { severityTitles } from '../model/linkage/severity.ts';
import { linkageOf } from '../store/linkage.ts';
import type { LinkageAlertRow } from '../store/linkage-tables.ts';

/** An alert becomes a task of the department and of the data authority; who settles it first ends both. */
const openAlertTasks: Subscriber = async (tx, event) => {
  const alert = await findLinkageAlert(tx, event.subject);
  const subject = { kind: 'linkage-alert', id: event.subject };
  if (alert?.state !== 'open' || (await tasksOf(tx, subject)).length > 0) return;
  const { table } = await namesOf(tx, alert);
  const task = {
    kind: 'privacy.linkage-alert',
    title: text(`核查汇聚关联风险：${table}`, `Look into a linkage risk: ${table}`),
    subject,
    acts: ['privacy.settle-linkage'],
  };
  // A department without such a post leaves the matter to the data authority; the alert stands on the overview in any case.
  const department = { organisationId: alert.owner, role: 'source-department' } as const;
  if (await findPost(tx, department)) await openTask(tx, { ...task, ...department });
  const authorities = new Set(
    (await postsWithRole(tx, 'data-authority')).map(({ organisationId }) => organisationId),
  );
  for (const organisationId of authorities)
    await openTask(tx, { ...task, organisationId, role: 'data-authority' });
};

/** What passed the gate is judged again by what is known now. */
const judgeAgain: Subscriber = (tx, event) => reconsider(tx, event.subject);

export const linkageAlertSubscriptions = {
  'privacy.linkage-risen': openAlertTasks,
  'privacy.linkage-changed': judgeAgain,
};

async function namesOf(tx: Tx, alert: LinkageAlertRow) {
  const known = await knownRevisions(tx, [alert.revision_id, alert.cause_revision_id]);
  const name = (id: string) => known.get(id)?.title ?? id;
  return { table: name(alert.revision_id), cause: name(alert.cause_revision_id) };
}

export const linkageAlertView: SubjectView = async (tx, id) => {
  const alert = await findLinkageAlert(tx, id);
  if (!alert) return null;
  const { table, cause } = await namesOf(tx, alert);
  const linkage = await linkageOf(tx, alert.revision_id);
  const finding = linkage?.findings.find(
    ({ otherRevisionId }) => otherRevisionId === alert.cause_revision_id,
  );
  const severity = severityTitles[alert.severity];
  return {
    title: text(`汇聚关联风险：${table}`, `Linkage risk: ${table}`),
    lifecycle: { id: 'privacy.linkage-alert', state: alert.state },
    facts: [
      { label: text('数据资源', 'Table'), value: table },
      { label: text('提供部门', 'Department'), value: await organisationName(tx, alert.owner) },
      { label: text('新开放的数据', 'What made it riskier'), value: cause },
      { label: text('风险', 'Risk'), value: `${severity.zh} · ${severity.en}` },
      ...(finding
        ? [
            {
              label: text('共有的列', 'Columns in common'),
              value: finding.sharedColumns.map(({ own, other }) => `${own} ↔ ${other}`).join('; '),
            },
            { label: text('唯一对应的行', 'Rows that match one row'), value: `${finding.linkedRows}` },
            { label: text('由此指名的行', 'Rows named by it'), value: `${finding.namedRows}` },
            {
              label: text('k（前→后）', 'k before → after'),
              value: `${finding.kBefore} → ${finding.kAfter}`,
            },
            { label: text('新增小分组', 'New small groups'), value: `${finding.newSmallGroups}` },
          ]
        : []),
      ...(alert.finding ? [{ label: text('结论', 'Finding'), value: alert.finding }] : []),
    ],
    prefill: { 'privacy.settle-linkage': { alarmId: id } },
    page: `/work/privacy/linkage/${alert.revision_id}`,
  };
};
