import { type Check, pagesOf, type Text, text } from '#foundation';
import { isCommitted, type Leaf, type Openings, opens, parseCanonical } from '#verifier';
import { auditLog } from './audit.ts';
import { LogHalted } from './halted.ts';
import { meterCheck, meterSumsCheck } from './meter/checks.ts';
import type { LogPorts } from './ports.ts';
import { evidenceTables } from './store/tables.ts';
import { totalsCheck } from './totals-check.ts';

/** What `gongshu verify-all` looks at here. */
export const checks = (ports: LogPorts): readonly Check[] => [
  logCheck(ports),
  openingsCheck,
  meterCheck,
  meterSumsCheck,
  totalsCheck,
];

const logCheck = (ports: LogPorts): Check => ({
  name: 'evidence.log',
  title: text(
    '日志重算与检查点、瓦片、数据库一致',
    'The log hashed anew gives checkpoint, tiles and database',
  ),
  async run(tx) {
    try {
      const { size, faults } = await auditLog(tx, ports);
      return { looked: size, faults: faults.map(inBothLanguages) };
    } catch (error) {
      // A tile that is missing or cannot be taken apart ends the audit, and is itself what it found.
      if (!(error instanceof LogHalted) && !(error instanceof RangeError)) throw error;
      const { message } = error;
      return {
        looked: 0,
        faults: [text(`日志损坏，无法重算：${message}`, `the log is damaged: ${message}`)],
      };
    }
  },
});

const patterns: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^the entries do not give/, () => '各条目算不出已发布的根'],
  [/^the upper tiles do not give/, () => '上层瓦片算不出已发布的根'],
  [/^the checkpoint’s signature by (\S+)/, (vkey) => `检查点上 ${vkey} 的签名无效`],
  [/^the checkpoint in the folder/, () => '目录中的检查点属于另一棵树'],
  [/^the folder is ahead/, () => '目录先于数据库：启动服务以取回'],
  [/^entry (\d+): bundle and tile/, (at) => `第 ${at} 条：条目包与瓦片不符`],
  [/^entry (\d+): bundle and database/, (at) => `第 ${at} 条：条目包与数据库不符`],
  [/^(\d+) entries have an index below (\d+)/, (count, size) => `序号小于 ${size} 的条目有 ${count} 条`],
  [/^(\d+) entries have an index that was never/, (count) => `${count} 条的序号从未分配`],
  [/^(\S+): its row is gone/, (entry) => `${entry}：存证行已不在`],
  [/^(\S+): neither waits nor/, (entry) => `${entry}：既未待入日志，也没有序号`],
  [/^(\S+): waits and has a place/, (entry) => `${entry}：待入日志，却已有序号`],
];

/** The auditor speaks English; the terminal of a bureau reads Chinese. */
function inBothLanguages(fault: string): Text {
  for (const [pattern, zh] of patterns) {
    const found = pattern.exec(fault);
    if (found) return text(zh(...found.slice(1)), fault);
  }
  return text(fault, fault);
}

const batch = 5_000;

/** Salts and values kept here must open every commitment of the public leaf, or no receipt made of them would hold. */
const openingsCheck: Check = {
  name: 'evidence.openings',
  title: text('留存的字段与公开承诺相符', 'Kept fields open the public commitments'),
  async run(tx) {
    const faults: Text[] = [];
    let looked = 0;
    for await (const rows of pagesOf(batch, (after, size) =>
      evidenceTables(tx)
        .selectFrom('evidence.entry')
        .select(['id', 'leaf', 'openings'])
        .where('openings', 'is not', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(size)
        .execute(),
    )) {
      for (const { id, leaf, openings } of rows)
        if (!opensAll(leaf, openings!))
          faults.push(text(`${id} 的字段打不开其承诺`, `${id}: its fields do not open its commitments`));
      looked += rows.length;
    }
    return { looked, faults };
  },
};

function opensAll(bytes: Uint8Array, openings: string): boolean {
  const leaf = parseCanonical(bytes) as unknown as Leaf | undefined;
  if (!leaf || !isCommitted(leaf)) return false;
  const fields = JSON.parse(openings) as Openings;
  const names = Object.keys(leaf.commitments);
  return (
    names.length === Object.keys(fields).length &&
    names.every((name) => Object.hasOwn(fields, name) && opens(leaf, name, fields[name]!))
  );
}
