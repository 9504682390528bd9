import { type Alternated, alternate } from '../harness/alternate.ts';
import { type Answered, cellName, toldAlike } from './compared.ts';
import type { GovernedAsker } from './governed.ts';
import type { FlightGround } from './ground.ts';
import type { Question } from './questions.ts';

export interface AskedBoth extends Alternated {
  /** Whole calls of the governed way, in milliseconds, those that are timed. */
  readonly wholeCalls: readonly number[];
  readonly groups: number;
  /** Groups of the plain answer that the guards left out of the governed one. */
  readonly groupsLeftOut: number;
  readonly blanks: number;
}

/** Asks a question the governed way and of the raw Parquet file, in turns; what is told is compared each time. */
export async function askBoth(
  name: string,
  { sql, keys }: Question,
  asker: GovernedAsker,
  { connection }: FlightGround,
  rounds: number,
): Promise<AskedBoth> {
  const calls: number[] = [];
  let told = { groups: 0, blanks: 0 };
  let groupsLeftOut = 0;
  const found = await alternate<Answered>(
    name,
    async () => {
      const { result, engineMs, callMs } = await asker.ask(sql);
      calls.push(callMs);
      const blank = new Set(result.suppressed.map(({ row, column }) => cellName(row, column)));
      told = { groups: result.rows.length, blanks: blank.size };
      return { answer: { rows: result.rows, blank }, took: engineMs };
    },
    async () => {
      const began = performance.now();
      const reader = await connection.runAndReadAll(sql);
      const took = performance.now() - began;
      const rows = reader.getRowsJson();
      groupsLeftOut = rows.length - told.groups;
      return { answer: { rows, blank: new Set<string>() }, took };
    },
    rounds,
    (ours, peer) => toldAlike(keys, ours, peer),
  );
  return { ...found, ...told, groupsLeftOut, wholeCalls: calls.slice(1) };
}
