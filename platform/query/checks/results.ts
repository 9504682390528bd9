import { type Check, pagesOf, type Text, text } from '#foundation';
import { isKeyGone, type QueryPorts } from '../ports.ts';
import { resultDigest } from '../run/digests.ts';
import { unsealResult } from '../runs/seal-result.ts';
import { queryTables } from '../store/tables.ts';

/** Results opened at a time; each may be as large as a run's answer. */
const batch = 20;

/** Every sealed result opens with its agreement's key, as the result of this run, and is what run, record and log entry say it is. */
export const resultsCheck = (ports: QueryPorts): Check => ({
  name: 'query.results',
  title: text(
    '封存的结果可以打开，且与其摘要相符',
    'Sealed results open and have the digest that was entered',
  ),
  async run(tx) {
    const faults: Text[] = [];
    let looked = 0;
    const sealedAfter = (after: string, size: number) =>
      queryTables(tx)
        .selectFrom('query.sealed_result as sealed')
        .innerJoin('query.run as run', 'run.id', 'sealed.run_id')
        .select(['run.id', 'run.agreement_id', 'run.result_digest', 'sealed.sealed'])
        .select('sealed.agreement_id as sealed_under')
        .where('run.id', '>', after)
        .orderBy('run.id')
        .limit(size)
        .execute();
    for await (const rows of pagesOf(batch, sealedAfter)) {
      for (const row of rows) {
        const fault = await wrong(ports, row);
        if (fault) faults.push(text(`${row.id}：${fault.zh}`, `${row.id}: ${fault.en}`));
      }
      looked += rows.length;
    }
    return { looked, faults };
  },
});

async function wrong(
  ports: QueryPorts,
  row: {
    readonly id: string;
    readonly agreement_id: string;
    readonly sealed_under: string;
    readonly result_digest: string | null;
    readonly sealed: Buffer;
  },
): Promise<Text | null> {
  if (row.sealed_under !== row.agreement_id)
    return text('结果封存在另一协议之下', 'its result is sealed under another agreement');
  const state = await ports.keys.state(row.agreement_id).catch(() => 'damaged' as const);
  if (state === 'destroyed')
    return text('密钥已销毁，结果仍封存着', 'its key is destroyed and its result is there');
  if (state === 'damaged') return text('密钥文件已损坏', 'its key file is damaged');
  // Put back elsewhere without keys: nobody can open it, and it ends with its term.
  if (state !== 'present') return null;
  const digest = row.result_digest ?? '';
  try {
    const secret = await ports.keys.open(row.agreement_id);
    const result = unsealResult(secret, { runId: row.id, resultDigest: digest }, row.sealed);
    return resultDigest(result) === digest ? null : text('结果与其摘要不符', 'its result has another digest');
  } catch (error) {
    if (isKeyGone(error)) return null;
    return text(
      '结果已改动、属于另一次运行或与其摘要不符',
      'its result was altered, is another run’s, or has another digest',
    );
  }
}
