import type { Selectable } from 'kysely';
import { type Check, type Text, type Tx, text } from '#foundation';
import { grantKey, type QueryPorts } from '../ports.ts';
import { isLent } from '../run/lend-tables.ts';
import { type QueryTables, queryTables } from '../store/tables.ts';
import { sealName, secretsOf } from './build.ts';

type Row = Selectable<QueryTables['query.projection']>;

/** Projections and their keys: what should be there is whole and opens, what was destroyed is gone. */
export const projectionsCheck = (ports: QueryPorts): Check => ({
  name: 'query.projections',
  title: text(
    '授权数据域的文件、密钥与登记一致，已销毁的不复存在',
    'Projections have their files and keys, and what was destroyed is gone',
  ),
  async run(tx) {
    const rows = await queryTables(tx).selectFrom('query.projection').selectAll().orderBy('id').execute();
    const ends = await queryTables(tx)
      .selectFrom('query.key_end')
      .selectAll()
      .where('destroyed_at', 'is not', null)
      .orderBy('key_id')
      .execute();
    const cared = await agreementsCaredFor(tx);
    const files = new Map((await ports.projections.list()).map(({ id, bytes }) => [id, bytes]));
    const faults: Text[] = [];
    const say = (id: string, fault: Text | null) => {
      if (fault) faults.push(text(`${id}：${fault.zh}`, `${id}: ${fault.en}`));
    };
    for (const row of rows) say(row.id, await wrong(ports, row, files.get(row.id), cared));
    const known = new Set(rows.map(({ id }) => id));
    // Those of one call alone are in no register: the next start sweeps what a killed one left.
    for (const id of files.keys())
      if (!known.has(id) && !isLent(id)) say(id, text('文件没有登记', 'its file is of no projection'));
    for (const { key_id } of ends)
      if ((await ports.keys.state(key_id)) !== 'destroyed')
        say(key_id, text('登记为已销毁的密钥仍在', 'the key is told to be destroyed and is not'));
    return { looked: rows.length + ends.length, faults };
  },
});

/** Agreements of which the keeper has yet to make up for what is missing, as after a backup was put back; not those where it tried and failed. */
async function agreementsCaredFor(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await queryTables(tx)
    .selectFrom('query.projection_care')
    .select('agreement_id')
    .where('attempts', '=', 0)
    .execute();
  return new Set(rows.map(({ agreement_id }) => agreement_id));
}

async function wrong(
  ports: QueryPorts,
  row: Row,
  bytes: number | undefined,
  cared: ReadonlySet<string>,
): Promise<Text | null> {
  if (row.destroyed_at)
    return bytes === undefined ? null : text('已销毁，文件仍在', 'it is destroyed and its file is there');
  // One that is being made or ended may have its file or not.
  if (!row.built_at || row.ending_at) return null;
  const keys = await Promise.all(
    [row.agreement_id, grantKey(row.agreement_id, row.resource_id)].map((id) =>
      // One that cannot be opened is looked at below.
      ports.keys.state(id).catch(() => 'present' as const),
    ),
  );
  if (keys.includes('destroyed'))
    return text('密钥已销毁，登记仍有效', 'its key is destroyed and it is told to be there');
  // Files and keys are in no backup: put back elsewhere, a projection is made anew by the care that was asked for.
  if (bytes === undefined && cared.has(row.agreement_id)) return null;
  if (bytes === undefined)
    return text('文件缺失（下次使用时重建）', 'its file is missing (it is made again when used)');
  if (keys.includes('none')) return text('没有密钥', 'it has no key');
  if (BigInt(bytes) !== row.bytes) return text('文件长度与登记不符', 'its file has another length');
  const secrets = await secretsOf(ports, row.agreement_id, row.resource_id).catch(() => null);
  if (!secrets) return text('密钥文件已损坏', 'its key file is damaged');
  const whole = await ports.projections.opens(row.id, {
    sealKey: secrets.seal(row.id),
    sealedAs: sealName(row.id),
  });
  return whole ? null : text('文件已改动或不属于它', 'its file was altered or is another’s');
}
