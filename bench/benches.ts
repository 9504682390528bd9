import { governedSql } from './governed-sql/bench.ts';
import type { Bench } from './harness/bench.ts';
import { importBench } from './import/bench.ts';
import { verification } from './verification/bench.ts';

/** All there are, in the order in which they run. */
export const benches: readonly Bench[] = [importBench, governedSql, verification];
