import type { Check } from '#foundation';
import type { QueryPorts } from '../ports.ts';
import { projectionsCheck } from '../projections/check.ts';
import { callChecks } from './calls.ts';
import { consentsCheck } from './consents.ts';
import { endsCheck } from './ends.ts';
import { epsilonCheck } from './epsilon.ts';
import { resultsCheck } from './results.ts';
import { runChecks } from './runs.ts';

/** What `gongshu verify-all` looks at here. */
export const checks = (ports: QueryPorts): readonly Check[] => [
  ...callChecks,
  consentsCheck,
  epsilonCheck,
  ...runChecks,
  resultsCheck(ports),
  projectionsCheck(ports),
  endsCheck,
];
