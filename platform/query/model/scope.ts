import { type Clause, dateAt, type Text, text } from '#foundation';
import {
  type AgreementDocument,
  type Form,
  type GrantedResource,
  type ItemReference,
  type ItemType,
  inRegions,
  type Predicate,
  type PrivacyBudgetShare,
  type Quotas,
  type Transform,
  type UnitKind,
  type ValueRange,
} from '#platform/authorisation/model';
import type { GuardPolicy } from '#platform/privacy/model/guards';
import { relationOf } from './scope-relation.ts';

/** What the catalogue's manifest knows of the revision in service for a resource. */
export interface RevisionFacts {
  readonly revisionId: string;
  /** Items and the columns of the Parquet file that hold them. */
  readonly schema: readonly { readonly itemId: string; readonly column: string; readonly type: ItemType }[];
  /** How results over the resource are released, if the catalogue says. */
  readonly releaseMode?: ReleaseMode;
  /** Sets of items that are never null and that no two rows share. A protected unit with such a key is unique per row. */
  readonly uniqueKeys: readonly (readonly string[])[];
}

/** One mode for a resource with protected units, across all agreements and revisions: mixing modes undoes each. */
export type ReleaseMode = 'reviewed' | 'cell-key' | 'differential-privacy';

/** A column an operator may write in SQL, and what was done to its values. */
export interface ScopeColumn {
  readonly itemId: string;
  readonly name: string;
  readonly title: string;
  /** Type and scale after the transform. */
  readonly type: ItemType;
  readonly scale: number;
  readonly transform: Transform;
  /** Bounds and values the agreement declares for answers under differential privacy. */
  readonly range?: ValueRange;
  readonly values?: readonly string[];
}

export interface ScopeUnit {
  readonly unit: UnitKind;
  readonly items: readonly string[];
  /** Hidden column of the projection with the unit's dense ordinal; SQL cannot name it. */
  readonly column: string;
  /** Hidden column with the unit's record key, in the mode *cell-key*; SQL cannot name it. */
  readonly keyColumn: string;
  /** The manifest knows the unit to be unique per row: counting rows is counting units. */
  readonly onePerRow: boolean;
  /** Name of the granted column that stands for the unit one to one, when there is one: `count(DISTINCT name)` is allowed. */
  readonly countableAs?: string;
}

export interface ScopeRelation {
  readonly resourceId: string;
  /** The name in SQL as an operator writes it. */
  readonly name: string;
  /** The table that holds the projection in the engine; never written by an operator. */
  readonly table: string;
  readonly title: string;
  readonly revisionId: string;
  readonly columns: readonly ScopeColumn[];
  /** What the builder of the projection reads: each item's column in the file. */
  readonly source: readonly (ItemReference & { readonly column: string })[];
  readonly rows?: Predicate;
  readonly units: readonly ScopeUnit[];
  readonly mode: ReleaseMode;
  /** Most rows of one unit in an answer under differential privacy. */
  readonly rowsPerUnit?: number;
  /** Sets of granted columns that no two rows of the projection share. */
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly joins: readonly {
    readonly to: string;
    readonly keys: readonly { readonly from: string; readonly to: string }[];
  }[];
  readonly forms: readonly Form[];
}

/** Why nothing is granted, with the clause that says so. */
export interface EmptyReason {
  readonly code: 'before-term' | 'after-term' | 'purpose' | 'user' | 'region' | 'suspended';
  readonly message: Text;
  readonly clause: Clause;
}

/** The agreement compiled at (version, purpose, time). No relations means no rows: whatever is not here does not exist for a query. */
export interface Scope {
  readonly agreement: { readonly number: string; readonly version: number };
  readonly purpose: string;
  readonly at: string;
  readonly emptyBecause?: EmptyReason;
  readonly relations: readonly ScopeRelation[];
  /** Granted resources that cannot be used now, and why; not the same as not granted. */
  readonly absent: readonly { readonly resourceId: string; readonly title: string; readonly reason: Text }[];
  readonly forms: readonly Form[];
  readonly guards: GuardPolicy;
  readonly quotas: Quotas;
  readonly privacyBudget: readonly PrivacyBudgetShare[];
}

/** What is true at the moment besides the document. */
export interface Circumstances {
  /** The agreement's standing says it must not be used. */
  readonly suspension?: { readonly reason: Text; readonly clause: Clause };
  /** Who asks. Absent when the scope is compiled for the agreement itself, e.g. to build its projections. */
  readonly caller?: { readonly organisationId: string; readonly region?: string | null };
}

/**
 * Compiles an agreement to what its queries may touch (R29, R74; 实施规范 Art 6, 21).
 *
 * @param document an agreement without defects (`agreementDefects`).
 * @param purpose code of the purpose the caller declares.
 * @param at the time that counts; the term is half-open in civil dates of Shanghai.
 * @param revisions the revision in service of each resource, by resource id. A resource without one is `absent`.
 */
export function compileScope(
  document: AgreementDocument,
  purpose: string,
  at: Temporal.Instant,
  revisions: { readonly [resourceId: string]: RevisionFacts | undefined },
  circumstances: Circumstances = {},
): Scope {
  const { parts } = document;
  const empty = reasonToBeEmpty(document, purpose, at, circumstances);
  const available = empty
    ? []
    : parts.scope.resources.map((resource) => placeResource(resource, revisions[resource.resourceId]));
  const usable = available.filter((placed) => placed.kind === 'relation');
  const relations = usable.map(({ resource, revision }) =>
    relationOf(
      resource,
      revision,
      usable.map((placed) => placed.resource),
    ),
  );
  const { output } = parts.security;
  return {
    agreement: { number: document.number, version: document.version },
    purpose,
    at: at.toString(),
    ...(empty ? { emptyBecause: empty } : {}),
    relations,
    absent: available.flatMap((placed) =>
      placed.kind === 'absent'
        ? [{ resourceId: placed.resource.resourceId, title: placed.resource.title, reason: placed.reason }]
        : [],
    ),
    forms: [...new Set(relations.flatMap((relation) => relation.forms))],
    guards: {
      minimumGroup: output.minimumGroup,
      ...(output.dominance ? { dominance: output.dominance } : {}),
      ...(output.rounding ? { rounding: output.rounding } : {}),
      maxRows: output.maxRows,
      maxBytes: output.maxBytes,
    },
    quotas: parts.scope.quotas,
    privacyBudget: empty
      ? []
      : parts.security.privacyBudget.map(({ population, epsilon, perCall }) => ({
          population,
          epsilon,
          ...(perCall === undefined ? {} : { perCall }),
        })),
  };
}

function reasonToBeEmpty(
  { parts, parties }: AgreementDocument,
  purpose: string,
  at: Temporal.Instant,
  { suspension, caller }: Circumstances,
): EmptyReason | null {
  const today = dateAt(at).toString();
  const { from, until } = parts.term;
  if (suspension) return { code: 'suspended', message: suspension.reason, clause: suspension.clause };
  const term: Clause = { document: '实施规范', article: '14-2' };
  if (today < from)
    return {
      code: 'before-term',
      message: text(`授权期限自${from}起，尚未开始`, `The term begins on ${from}`),
      clause: term,
    };
  if (today >= until)
    return {
      code: 'after-term',
      message: text(`授权期限已于${until}届满`, `The term ended on ${until}`),
      clause: term,
    };
  const beyondScope: Clause = { document: '实施规范', article: '21' };
  if (!parts.scope.purposes.some(({ code }) => code === purpose))
    return {
      code: 'purpose',
      message: text(`用途“${purpose}”不在授权范围内`, `The purpose “${purpose}” is not granted`),
      clause: beyondScope,
    };
  const users = [parties.operator, ...parts.scope.users.developers];
  if (caller && !users.some(({ organisationId }) => organisationId === caller.organisationId))
    return {
      code: 'user',
      message: text('本机构不是该协议约定的使用者', 'This organisation is not a user named in the agreement'),
      clause: beyondScope,
    };
  const { regions } = parts.scope.users;
  if (caller && !inRegions(caller.region ?? null, regions))
    return {
      code: 'region',
      message: text('该地域不在约定的使用地域内', 'This region is not one the agreement names'),
      clause: beyondScope,
    };
  return null;
}

export type Placed =
  | { readonly kind: 'relation'; readonly resource: GrantedResource; readonly revision: RevisionFacts }
  | { readonly kind: 'absent'; readonly resource: GrantedResource; readonly reason: Text };

/** The granted resource over the revision in service, or why it cannot be used. */
export function placeResource(resource: GrantedResource, revision: RevisionFacts | undefined): Placed {
  if (!revision)
    return {
      kind: 'absent',
      resource,
      reason: text('尚无可用的数据版本', 'No revision of it is in service yet'),
    };
  const columns = new Map(revision.schema.map((column) => [column.itemId, column]));
  for (const item of [...resource.items, ...resource.otherItems]) {
    const column = columns.get(item.itemId);
    if (!column)
      return {
        kind: 'absent',
        resource,
        reason: text(`数据版本缺数据项“${item.title}”`, `The revision lacks the item “${item.title}”`),
      };
    if (column.type !== item.type)
      return {
        kind: 'absent',
        resource,
        reason: text(
          `数据项“${item.title}”的类型与协议不符`,
          `The type of “${item.title}” is not what the agreement says`,
        ),
      };
  }
  return { kind: 'relation', resource, revision };
}
