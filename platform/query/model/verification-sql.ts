import { quoteIdentifier, scaleOf } from '#platform/authorisation/model';
import { grantedRows, type RawRevision, rawValue, transformed } from './projection-sql.ts';
import type { ScopeRelation } from './scope.ts';
import type { VerificationPlan } from './verification-plan.ts';

/**
 * The SELECT that a verification snapshot is compiled from: granted rows only; of each the values that identify the subject and those
 * that are compared, and no other cell of the revision. Values that the agreement lets in as pseudonyms are read as they are, because
 * they go into the snapshot as keyed digests only, which is a pseudonym too.
 */
export function verificationSql(relation: ScopeRelation, plan: VerificationPlan, raw: RawRevision): string {
  const rawOf = (itemId: string): string => {
    const source = relation.source.find((item) => item.itemId === itemId);
    if (!source) throw new Error(`a verification of ${relation.name} needs the item ${itemId}`);
    return rawValue(source);
  };
  const subject = plan.subject.map(({ itemId }, index) => `${rawOf(itemId)} AS "s${index}"`);
  const compared = plan.compared.map(({ itemId, given }, index) => {
    if (given === 'raw') return `${rawOf(itemId)} AS "c${index}"`;
    const column = relation.columns.find((granted) => granted.itemId === itemId)!;
    const source = relation.source.find((item) => item.itemId === itemId)!;
    return `${transformed(column, rawOf(itemId), scaleOf(source))} AS "c${index}"`;
  });
  return `SELECT ${[...subject, ...compared].join(', ')} FROM ${quoteIdentifier(raw.view)}${grantedRows(relation, rawOf)}`;
}
