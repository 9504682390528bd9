import { ok, type Result, refuse, text } from '#foundation';
import { type AgreementDocument, type ItemType, scaleOf } from '#platform/authorisation/model';
import { problems } from '../problems.ts';
import { R29 } from './query-rules.ts';
import type { Scope, ScopeRelation } from './scope.ts';
import { R63 } from './verification-rules.ts';

/** A verification service over one granted resource, in item names of the agreement. */
export interface VerificationSpec {
  readonly resourceId: string;
  /** What identifies the subject. */
  readonly subjectItems: readonly string[];
  /** Of what the answer tells whether it equals what the caller gave. */
  readonly comparedItems: readonly string[];
  /** The answer also tells whether the subject is there at all. */
  readonly tellsExistence: boolean;
}

export interface PlannedItem {
  readonly itemId: string;
  readonly name: string;
  readonly title: string;
  /** Type and scale of the values callers give. */
  readonly type: ItemType;
  readonly scale: number;
  /** Callers give the value itself, or what the agreement makes of it (masked, generalised). */
  readonly given: 'raw' | 'transformed';
}

/** A specification that fits the scope. */
export interface VerificationPlan {
  readonly resourceId: string;
  readonly subject: readonly PlannedItem[];
  readonly compared: readonly PlannedItem[];
  readonly tellsExistence: boolean;
  /** The subjects are natural persons and each call names their consent (R63). */
  readonly needsConsent: boolean;
}

/**
 * Fits a verification service to the scope of its agreement (R29, R63): the resource is granted for verification, what is compared is
 * granted, and what identifies the subject is granted as it is or as a pseudonym, or is the key of a protected unit.
 */
export function planVerification(
  spec: VerificationSpec,
  scope: Scope,
  document: AgreementDocument,
): Result<{ readonly plan: VerificationPlan; readonly relation: ScopeRelation }> {
  const relation = relationFor(spec, scope);
  if (!relation.ok) return relation;
  const subject = spec.subjectItems.map((name) => subjectItem(relation.value, name));
  const compared = spec.comparedItems.map((name) => comparedItem(relation.value, name));
  const outside = [...spec.subjectItems, ...spec.comparedItems].filter(
    (_, index) => [...subject, ...compared][index] === null,
  );
  if (outside.length > 0) return refuse(beyondScope(scope, relation.value, outside));
  if (new Set([...spec.subjectItems, ...spec.comparedItems]).size < subject.length + compared.length)
    return refuse(
      problems['verification-input']({
        detail: text('同一数据项只能列一次。', 'An item is listed once.'),
      }),
    );
  if (compared.length === 0 && !spec.tellsExistence)
    return refuse(
      problems['verification-input']({
        detail: text(
          '须有比对项，或声明回答“是否存在”。',
          'Compare an item, or tell whether the subject exists.',
        ),
      }),
    );
  const consent = R63.judge({
    people: relation.value.units.some(({ unit }) => unit === 'person' || unit === 'household'),
    basis: document.parts.security.personalInformation.basis,
  });
  if (!consent.holds)
    return refuse(
      problems['no-lawful-basis']({
        detail: consent.reasons[0]!,
        rule: consent.rule,
        clause: consent.clause,
      }),
    );
  return ok({
    relation: relation.value,
    plan: {
      resourceId: spec.resourceId,
      subject: subject.flatMap((item) => item ?? []),
      compared: compared.flatMap((item) => item ?? []),
      tellsExistence: spec.tellsExistence,
      needsConsent: consent.output.consentNeeded,
    },
  });
}

function relationFor(spec: VerificationSpec, scope: Scope): Result<ScopeRelation> {
  if (scope.emptyBecause)
    return refuse(
      problems['nothing-granted']({
        detail: scope.emptyBecause.message,
        clause: scope.emptyBecause.clause,
        rule: 'R29',
      }),
    );
  const absent = scope.absent.find(({ resourceId }) => resourceId === spec.resourceId);
  if (absent) return refuse(problems['nothing-granted']({ detail: absent.reason }));
  const relation = scope.relations.find(({ resourceId }) => resourceId === spec.resourceId);
  if (!relation)
    return refuse(
      problems['not-granted']({
        detail: text('该资源不在授权范围内，或不存在。', 'The resource is not granted, or does not exist.'),
        rule: 'R29',
        clause: R29.clause,
      }),
    );
  if (!relation.forms.includes('verification'))
    return refuse(
      problems['form-not-granted']({
        detail: text(
          `“${relation.title}”未授权用于数据核验。`,
          `“${relation.title}” is not granted for verification.`,
        ),
        rule: 'R29',
        clause: R29.clause,
      }),
    );
  return ok(relation);
}

const beyondScope = (scope: Scope, relation: ScopeRelation, names: readonly string[]) => {
  const verdict = R29.judge({ scope, relation: relation.name, column: '' });
  const listed = names.map((name) => name.slice(0, 80));
  return problems['not-granted']({
    detail: text(
      `不在授权范围内、不能用于核验，或不存在：${listed.join('、')}`,
      `Not granted, not fit for verification, or not there: ${listed.join(', ')}`,
    ),
    rule: verdict.rule,
    clause: verdict.clause,
  });
};

/** Masked or generalised, many subjects would be one; a unit's key may be used even where it is not granted: it never comes out. */
function subjectItem(relation: ScopeRelation, name: string): PlannedItem | null {
  const source = relation.source.find((item) => item.name === name);
  if (!source) return null;
  const kind = relation.columns.find(({ itemId }) => itemId === source.itemId)?.transform.kind;
  const identifies =
    kind === 'keep' ||
    kind === 'pseudonym' ||
    (kind === undefined && relation.units.some(({ items }) => items.includes(source.itemId)));
  return identifies ? { ...described(source), given: 'raw' } : null;
}

function comparedItem(relation: ScopeRelation, name: string): PlannedItem | null {
  const column = relation.columns.find((granted) => granted.name === name);
  const source = column && relation.source.find(({ itemId }) => itemId === column.itemId);
  if (!column || !source) return null;
  return column.transform.kind === 'keep' || column.transform.kind === 'pseudonym'
    ? { ...described(source), given: 'raw' }
    : { ...described(source), type: column.type, scale: column.scale, given: 'transformed' };
}

const described = (source: ScopeRelation['source'][number]) => ({
  itemId: source.itemId,
  name: source.name,
  title: source.title,
  type: source.type,
  scale: scaleOf(source),
});
