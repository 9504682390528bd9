import { type SubjectTitles, type SubjectView, text, viewWithTitles } from '#foundation';
import { organisationName } from '#platform/identity';
import { alertTables, findAlert } from '../store/alerts.ts';
import { tipView, titlesOfTips } from '../tips/view.ts';
import { alertTitle } from './desk.ts';

const titlesOfAlerts: SubjectTitles = async (tx, ids) => {
  const rows = await alertTables(tx)
    .selectFrom('supervision.alert')
    .select(['id', 'title_zh', 'title_en', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, alertTitle(row)]));
};

const isTip = (id: string): boolean => id.startsWith('tip_');

/** An alert on the task page. Of what the audit administrator looks into only its rule: names and acts are on its own page, where looks are written down. */
export const alertView: SubjectView = viewWithTitles(async (tx, id) => {
  const row = await findAlert(tx, id);
  if (!row) return null;
  const byAlert = { alertId: id };
  return {
    title: alertTitle(row),
    lifecycle: { id: 'supervision.alert', state: row.state },
    facts: [
      { label: text('规则', 'Rule'), value: row.rule },
      { label: text('发现时间', 'Raised at'), value: row.raised_at.toString() },
      ...(row.desk === 'authority' && row.organisation !== null
        ? [{ label: text('被核查单位', 'Organisation'), value: await organisationName(tx, row.organisation) }]
        : []),
      ...(row.desk === 'authority' && row.explanation !== null
        ? [{ label: text('情况说明', 'Explanation'), value: row.explanation }]
        : []),
    ],
    prefill: {
      'supervision.explain-alert': byAlert,
      'supervision.hear-persons': byAlert,
      'supervision.answer-hearing': byAlert,
      'supervision.propose-alert-outcome': byAlert,
      'supervision.decide-alert': byAlert,
      'supervision.return-alert': byAlert,
      'supervision.close-alert': byAlert,
    },
    page: `/work/alerts/${id}`,
  };
}, titlesOfAlerts);

/** What the audit administrator looks into: alerts, and reports from the public about the authority's own people. */
export const findingView: SubjectView = viewWithTitles(
  (tx, id) => (isTip(id) ? tipView(tx, id) : alertView(tx, id)),
  async (tx, ids) => {
    const [tips, alerts] = [ids.filter(isTip), ids.filter((id) => !isTip(id))];
    return new Map([
      ...(tips.length > 0 ? await titlesOfTips(tx, tips) : []),
      ...(alerts.length > 0 ? await titlesOfAlerts(tx, alerts) : []),
    ]);
  },
);
