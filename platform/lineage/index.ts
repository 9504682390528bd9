import { type Module, problemTypes, text } from '#foundation';
import { checks } from './checks.ts';
import { events } from './events.ts';
import { problems } from './problems.ts';
import { reads } from './reads.ts';

export type { ColumnTrace, ItemRef, ItemRole, OwnColumnRef, WayIn } from './model/columns.ts';
export {
  type Effect,
  type FreezeDecision,
  type NewReason,
  type ReasonCode,
  reasonCodes,
  type Status,
} from './model/reasons.ts';
export { type Carries, type Relation, relations } from './model/relations.ts';
export type { Reason, Standing } from './model/standing.ts';
export {
  type ColumnEdge,
  publicKinds,
  type ThingDescription,
  type ThingRef,
  type Visibility,
} from './model/thing.ts';
export { problems as lineageProblems } from './problems.ts';
export { stillStands, usable } from './release.ts';
export {
  columnsAt,
  columnsOf,
  countItemUses,
  type ItemUse,
  traceColumns,
  tracesUnder,
  usesOfItems,
} from './store/columns.ts';
export {
  connect,
  disconnect,
  downstream,
  type Edge,
  edgesAmong,
  type NewEdge,
  type Relative,
  upstream,
  type WalkOptions,
} from './store/graph.ts';
export { lockGraph } from './store/lock.ts';
export {
  addReason,
  changeStanding,
  clearReason,
  keepReason,
  type Weighed,
  weighsOn,
} from './store/reasons.ts';
export { type DataSource, dataSources, resourcesMadeOf } from './store/sources.ts';
export { holdDownstream } from './store/spread.ts';
export { holdStanding, holdStandingIfAny, standingIfAny, standingOf } from './store/standing.ts';
export { mustStandIn } from './store/standing-in-batch.ts';
export { ensureStanding } from './store/things.ts';

export const lineage: Module = {
  name: 'lineage',
  title: text('数据来源与使用状态', 'Lineage and standing'),
  migrations: new URL('./store/migrations/', import.meta.url),
  reads,
  checks,
  problems: problemTypes(problems),
  events,
};
