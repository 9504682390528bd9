import { type Actor, actorReference, type Json, type Subject, type Tx } from '#foundation';
import { appendEntry } from '#platform/evidence';
import { contentDigest } from '../digest.ts';
import type { Scheme } from '../model/evaluation/scheme.ts';
import type { ResultRow } from '../store/evaluations.ts';
import {
  type EvaluationRow,
  findEvaluation,
  findEvaluationObjection,
  findScheme,
  resultsOf,
} from '../store/evaluations.ts';

export const schemeRef = (id: string) => ({ kind: 'evaluation-scheme', id });
export const evaluationRef = (id: string) => ({ kind: 'evaluation', id });
export const objectionRef = (id: string) => ({ kind: 'evaluation-objection', id });

export const schemeDigest = (scheme: Scheme, version: number): string => contentDigest({ version, scheme });

/** Over everything an evaluation says, so that the entry in the log fixes each score. */
export const resultsDigest = (
  row: Pick<EvaluationRow, 'kind' | 'first_month' | 'last_month'>,
  scheme: { readonly digest: string },
  results: readonly Pick<ResultRow, 'organisation' | 'points' | 'weight' | 'scores'>[],
): string =>
  contentDigest({
    kind: row.kind,
    from: row.first_month.toString(),
    through: row.last_month.toString(),
    scheme: scheme.digest,
    results: results
      .map(({ organisation, points, weight, scores }) => ({ organisation, points, weight, scores }))
      .toSorted((one, other) => (one.organisation < other.organisation ? -1 : 1)),
  });

/** 2026年第一季度 or 2026年度. */
export function periodInWords({
  first_month: first,
  last_month: last,
}: Pick<EvaluationRow, 'first_month' | 'last_month'>) {
  if (first.month === 1 && last.month === 12) return { zh: `${first.year}年度`, en: `${first.year}` };
  const quarter = Math.ceil(first.month / 3);
  return { zh: `${first.year}年第${'一二三四'[quarter - 1]}季度`, en: `${first.year} Q${quarter}` };
}

export async function schemeSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findScheme(tx, id);
  return row
    ? {
        kind: 'evaluation-scheme',
        id,
        owner: row.proposed_org,
        handler: row.proposed_org,
        authors: [row.proposed_by],
        state: row.state,
      }
    : null;
}

/** The authority's that drafted it; the evaluated are its parties. Who drafted it neither answers objections nor publishes it. */
export async function evaluationSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findEvaluation(tx, id);
  return row
    ? {
        kind: 'evaluation',
        id,
        owner: row.drafted_org,
        handler: row.drafted_org,
        parties: (await resultsOf(tx, id)).map(({ organisation }) => organisation),
        authors: [row.drafted_by],
        state: row.state,
      }
    : null;
}

export async function evaluationObjectionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findEvaluationObjection(tx, id);
  const evaluation = row && (await findEvaluation(tx, row.evaluation_id));
  return evaluation
    ? {
        kind: 'evaluation-objection',
        id,
        owner: row.organisation,
        handler: evaluation.drafted_org,
        authors: [evaluation.drafted_by, row.raised_by],
        state: row.state,
      }
    : null;
}

export const enter = (
  tx: Tx,
  step: string,
  actor: Actor,
  fields: { readonly [field: string]: Json },
): Promise<unknown> =>
  appendEntry(tx, {
    kind: 'supervision.evaluation-step',
    fields: { step, by: actorReference(actor), ...fields, at: tx.now.toString() },
  });
