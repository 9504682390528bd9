import { manyAgreements } from './agreements/bench.ts';
import { governedSql } from './governed-sql/bench.ts';
import { governedSqlGrowth } from './governed-sql/growth.ts';
import { guardCost } from './governed-sql/guard-cost.ts';
import type { Bench } from './harness/bench.ts';
import { importBench } from './import/bench.ts';
import { listsOfAYear } from './lists/bench.ts';
import { logAppends } from './log/appends.ts';
import { logProofs } from './log/proofs.ts';
import { meterBench } from './meter/bench.ts';
import { reidentification } from './privacy/bench.ts';
import { linkageBench } from './privacy/linkage.ts';
import { repairBench } from './privacy/repair.ts';
import { monthClose } from './settlement/bench.ts';
import { verification } from './verification/bench.ts';

/** All there are, in the order in which they run. */
export const benches: readonly Bench[] = [
  importBench,
  governedSql,
  guardCost,
  governedSqlGrowth,
  manyAgreements,
  verification,
  logAppends,
  logProofs,
  meterBench,
  monthClose,
  reidentification,
  repairBench,
  linkageBench,
  listsOfAYear,
];
