import { type Generated, type JSONColumnType, type Kysely, type Selectable, sql } from 'kysely';
import type { Tx } from '#foundation';
import type {
  EvaluationObjectionState,
  EvaluationState,
  SchemeState,
} from '../model/evaluation/lifecycle.ts';
import type { EvaluatedKind, Scheme } from '../model/evaluation/scheme.ts';
import type { IndicatorScore } from '../model/evaluation/score.ts';

interface EvaluationTables {
  'supervision.evaluation_scheme': {
    id: string;
    version: number;
    document: JSONColumnType<Scheme, string, string>;
    digest: string;
    state: SchemeState;
    effective_on: Temporal.PlainDate;
    proposed_by: string;
    proposed_org: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
  };
  'supervision.evaluation': {
    id: string;
    number: Generated<bigint>;
    scheme_id: string;
    kind: EvaluatedKind;
    first_month: Temporal.PlainDate;
    last_month: Temporal.PlainDate;
    state: EvaluationState;
    drafted_by: string;
    drafted_org: string;
    drafted_at: Temporal.Instant;
    hearing_due: Temporal.Instant;
    hearing_until: Temporal.PlainDate;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    digest: string | null;
  };
  'supervision.evaluation_input': {
    evaluation_id: string;
    organisation: string;
    origin: string;
    name: string;
    value: bigint | null;
  };
  'supervision.evaluation_result': {
    evaluation_id: string;
    organisation: string;
    points: number | null;
    weight: number;
    scores: JSONColumnType<readonly IndicatorScore[], string, string>;
  };
  'supervision.evaluation_objection': {
    id: string;
    evaluation_id: string;
    organisation: string;
    indicator: string;
    statement: string;
    state: EvaluationObjectionState;
    raised_by: string;
    raised_at: Temporal.Instant;
    answer: string | null;
    answered_by: string | null;
    answered_at: Temporal.Instant | null;
  };
}
export type SchemeRow = Selectable<EvaluationTables['supervision.evaluation_scheme']>;
export type EvaluationRow = Selectable<EvaluationTables['supervision.evaluation']>;
export type InputRow = Selectable<EvaluationTables['supervision.evaluation_input']>;
export type ResultRow = Selectable<EvaluationTables['supervision.evaluation_result']>;
export type EvaluationObjectionRow = Selectable<EvaluationTables['supervision.evaluation_objection']>;

export const evaluationTables = (tx: Tx): Kysely<EvaluationTables> => tx.tables<EvaluationTables>();

export const findScheme = (tx: Tx, id: string): Promise<SchemeRow | undefined> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation_scheme')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockScheme = (tx: Tx, id: string): Promise<SchemeRow> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation_scheme')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** The scheme in force on a day: the adopted one that took effect last. */
export const schemeOn = (tx: Tx, day: Temporal.PlainDate): Promise<SchemeRow | undefined> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation_scheme')
    .selectAll()
    .where('state', '=', 'adopted')
    .where('effective_on', '<=', day)
    .orderBy('effective_on', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

export const findEvaluation = (tx: Tx, id: string): Promise<EvaluationRow | undefined> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockEvaluation = (tx: Tx, id: string): Promise<EvaluationRow> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const inputsOf = (tx: Tx, evaluationId: string): Promise<readonly InputRow[]> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation_input')
    .selectAll()
    .where('evaluation_id', '=', evaluationId)
    .orderBy('organisation')
    .orderBy('name')
    .orderBy('origin')
    .execute();

export const resultsOf = (tx: Tx, evaluationId: string): Promise<readonly ResultRow[]> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation_result')
    .selectAll()
    .where('evaluation_id', '=', evaluationId)
    .orderBy(sql`points DESC NULLS LAST`)
    .orderBy('organisation')
    .execute();

export const objectionsTo = (tx: Tx, evaluationId: string): Promise<readonly EvaluationObjectionRow[]> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation_objection')
    .selectAll()
    .where('evaluation_id', '=', evaluationId)
    .orderBy('raised_at')
    .orderBy('id')
    .execute();

export const findEvaluationObjection = (tx: Tx, id: string): Promise<EvaluationObjectionRow | undefined> =>
  evaluationTables(tx)
    .selectFrom('supervision.evaluation_objection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
