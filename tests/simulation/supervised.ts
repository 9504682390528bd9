import { publicActor } from '#foundation';
import { raiseFindings } from '../../platform/supervision/alerts/raise.ts';
import type { Running } from '../../programs/server/boot.ts';
import { copyRows } from './enlarge.ts';
import { organisationId, size } from './province.ts';

export interface Supervised {
  readonly alerts: number;
  readonly tips: number;
}

/** So many are raised or sent as the hub does it; the rest are rows like theirs, with ids and days of their own. */
const reals = { alerts: 40, tips: 8 } as const;

/** What supervision has of such a year: alerts about departments and operators with tasks, clocks and notices, and reports from the public. */
export async function superviseYear({ database, modules, perform, pool }: Running, wanted: Supervised) {
  await database.transaction(async (tx) => {
    await raiseFindings(
      tx,
      Array.from({ length: reals.alerts }, (_, at) => ({
        family: at % 2 === 0 ? ('conduct' as const) : ('monitoring' as const),
        rule: at % 2 === 0 ? 'CO1' : 'MO1',
        key: `organisation/${at}`,
        title: { zh: `示例线索${at}`, en: `Example alert ${at}` },
        organisation: organisationId(
          at % 2 === 0 ? `p${at % size.operators}p` : `d${at % size.departments}d`,
        ),
        figures: {},
        facts: Array.from({ length: 3 }, (_fact, of) => ({
          kind: 'order',
          id: `ord_${at}_${of}`,
          said: { zh: '同等订单价格不同', en: 'equal orders at different prices' },
        })),
      })),
    );
  });
  const send = modules.flatMap(({ acts = [] }) => acts).find(({ name }) => name === 'supervision.send-tip')!;
  for (let at = 0; at < reals.tips; at++) {
    const sent = await perform(
      publicActor,
      send,
      { about: 'product', thing: `示例产品${at}`, statement: '同样的数据对两家报价不同，附有报价单。' },
      { requestId: `req_tip_${at}` },
    );
    if (!sent.ok) throw new Error(`a report was refused: ${JSON.stringify(sent.problem)}`);
  }
  const copies = (all: number, real: number) => Math.max(0, Math.ceil(all / real) - 1);
  for (const { table, changed, where, copies: many } of [
    ...ofAlerts.map((one) => ({ ...one, copies: copies(wanted.alerts, reals.alerts) })),
    { ...ofTips, copies: copies(wanted.tips, reals.tips) },
  ]) {
    const from = `CROSS JOIN generate_series(1, ${many}) AS copy (copy) WHERE ${where}`;
    await copyRows(pool, { table, changed, from });
    await pool.query(`VACUUM ANALYZE ${table}`);
  }
}

const marked = (column: string) => `left(base.${column}, -8) || lpad(copy.copy::text, 8, '0')`;
/** Spread over the year before. */
const earlier = (column: string) => `base.${column} - copy.copy * interval '20 minutes'`;

interface Copied {
  readonly table: string;
  readonly changed: { readonly [column: string]: string };
  readonly where: string;
}
const ofAlerts: readonly Copied[] = [
  {
    table: 'supervision.alert',
    changed: {
      id: marked('id'),
      key: `base.key || ':' || copy.copy`,
      raised_at: earlier('raised_at'),
      explain_by: earlier('explain_by'),
      state: `CASE copy.copy % 4 WHEN 0 THEN 'open' WHEN 1 THEN 'decided' ELSE 'closed' END`,
    },
    where: 'true',
  },
  {
    table: 'supervision.alert_fact',
    changed: { alert_id: marked('alert_id'), key: `base.key || ':' || copy.copy` },
    where: 'true',
  },
  {
    table: 'casework.task',
    changed: {
      id: marked('id'),
      subject_id: marked('subject_id'),
      opened_at: earlier('opened_at'),
      due_at: earlier('due_at'),
      state: `CASE WHEN copy.copy % 4 = 0 THEN 'open' ELSE 'done' END`,
      done_at: `CASE WHEN copy.copy % 4 = 0 THEN NULL ELSE ${earlier('opened_at')} END`,
      done_by: `CASE WHEN copy.copy % 4 = 0 THEN NULL ELSE 'system:supervision' END`,
    },
    where: `base.subject_kind = 'alert'`,
  },
  {
    table: 'casework.clock',
    changed: {
      id: marked('id'),
      subject_id: marked('subject_id'),
      task_id: marked('task_id'),
      started_at: earlier('started_at'),
      due_at: earlier('due_at'),
    },
    where: `base.subject_kind = 'alert' AND copy.copy % 4 = 0`,
  },
  {
    table: 'casework.notice',
    changed: { id: marked('id'), subject_id: marked('subject_id'), sent_at: earlier('sent_at') },
    where: `base.subject_kind = 'alert'`,
  },
];
const ofTips: Copied = {
  table: 'supervision.tip',
  changed: {
    id: marked('id'),
    digest: 'md5(base.digest || copy.copy)',
    code_digest: 'md5(base.code_digest || copy.copy)',
    received_at: earlier('received_at'),
  },
  where: 'true',
};
