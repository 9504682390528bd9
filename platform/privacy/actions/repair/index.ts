import type { PrivacyPorts } from '../../ports.ts';
import { applyRepairTo } from './apply-repair.ts';
import { proposeRepair } from './propose-repair.ts';
import { searchRepair } from './search-repair.ts';

/** What is done about what was found. */
export const repairActs = ({ repairs }: PrivacyPorts) => [
  proposeRepair(repairs),
  searchRepair(repairs),
  applyRepairTo(repairs),
];
