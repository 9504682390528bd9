import { type Clause, type Text, text } from '#foundation';
import {
  type AgreementDocument,
  agreementParts,
  type PartName,
  predicateText,
  transformText,
} from '#platform/authorisation/model';
import type { Scope, ScopeRelation } from './scope.ts';

/** A clause of the agreement that acted on a query, and what it did. */
export interface ActingClause {
  readonly part: PartName;
  /** 1 … 13, as 实施规范 Art 14 counts the parts. */
  readonly number: number;
  readonly partTitle: Text;
  readonly clause: Clause;
  /** Where the signed text says it, if the document points there. */
  readonly reference: string | null;
  /** Title of the resource it is about; null for the agreement as a whole. */
  readonly resource: string | null;
  readonly acted: Text;
}

/** A table as its user may write it, and what was done to it. */
export interface VisibleTable {
  readonly name: string;
  readonly title: string;
  readonly resourceId: string;
  readonly revisionId: string;
  readonly rows: Text;
  readonly allRows: boolean;
  readonly units: readonly string[];
  readonly forms: readonly string[];
  readonly joins: readonly { readonly to: string; readonly on: string }[];
  readonly columns: readonly {
    readonly name: string;
    readonly title: string;
    readonly type: string;
    readonly transformed: boolean;
    readonly transform: Text;
    readonly reference: string | null;
  }[];
}

type Granted = AgreementDocument['parts']['scope']['resources'][number];

/** The tables of a scope in the words of the agreement it was compiled from. */
export const visibleTables = (document: AgreementDocument, scope: Scope): readonly VisibleTable[] =>
  scope.relations.map((relation) => visibleTable(grantedOf(document, relation), relation));

const grantedOf = (document: AgreementDocument, { resourceId }: ScopeRelation): Granted =>
  document.parts.scope.resources.find((resource) => resource.resourceId === resourceId)!;

function visibleTable(granted: Granted, relation: ScopeRelation): VisibleTable {
  return {
    name: relation.name,
    title: relation.title,
    resourceId: relation.resourceId,
    revisionId: relation.revisionId,
    rows: visibleRows(granted),
    allRows: granted.rows === undefined,
    units: relation.units.map(({ unit }) => unit),
    forms: relation.forms,
    joins: relation.joins.map(({ to, keys }) => ({
      to,
      on: keys.map((key) => `${relation.name}.${key.from} = ${to}.${key.to}`).join(' AND '),
    })),
    columns: relation.columns.map((column) => ({
      name: column.name,
      title: column.title,
      type: column.type,
      transformed: column.transform.kind !== 'keep',
      transform: transformText(column.transform),
      reference: granted.items.find(({ itemId }) => itemId === column.itemId)?.clause ?? null,
    })),
  };
}

function visibleRows({ rows, items, otherItems }: Granted): Text {
  if (!rows) return text('全部', 'all');
  const every = [...items, ...otherItems];
  return text(predicateText(rows, every, 'zh'), predicateText(rows, every, 'en'));
}

/**
 * Which clauses of the agreement act on a query over these tables, each by resource, part and clause. `used` are ids of resources; empty
 * where the query was refused before its tables were known, and then every granted resource counts.
 */
export function actingClauses(
  document: AgreementDocument,
  scope: Scope,
  used: ReadonlySet<string>,
): readonly ActingClause[] {
  const parts = new Map(agreementParts(document).map((part) => [part.name, part]));
  const acting = (
    part: PartName,
    acted: Text,
    reference: string | undefined,
    resource: string | null = null,
  ): ActingClause => {
    const { number, title, clause } = parts.get(part)!;
    return { part, number, partTitle: title, clause, reference: reference ?? null, resource, acted };
  };
  const { scope: granted, term, security } = document.parts;
  const purpose = granted.purposes.find(({ code }) => code === scope.purpose);
  const relations = scope.relations.filter(({ resourceId }) => used.size === 0 || used.has(resourceId));
  return [
    acting(
      'scope',
      purpose
        ? text(`用途“${purpose.title}”在授权之内`, `The purpose “${purpose.title}” is granted`)
        : text(`用途“${scope.purpose}”不在授权之内`, `The purpose “${scope.purpose}” is not granted`),
      purpose?.clause,
    ),
    acting(
      'term',
      text(`期限 ${term.from} 起，${term.until} 起失效`, `From ${term.from} until ${term.until}`),
      undefined,
    ),
    ...relations.flatMap((relation) => {
      const resource = grantedOf(document, relation);
      return clausesOf(resource, relation).map(({ acted, reference }) =>
        acting('scope', acted, reference, resource.title),
      );
    }),
    acting(
      'security',
      text(
        `每个数字背后至少 ${security.output.minimumGroup} 个保护单位，结果至多 ${security.output.maxRows} 行、${security.output.maxBytes} 字节`,
        `At least ${security.output.minimumGroup} protected units behind every number; at most ${security.output.maxRows} rows and ${security.output.maxBytes} bytes`,
      ),
      security.output.clause,
    ),
  ];
}

function clausesOf(
  granted: Granted,
  relation: ScopeRelation,
): readonly { readonly acted: Text; readonly reference: string | undefined }[] {
  const changed = relation.columns.filter(({ transform }) => transform.kind !== 'keep');
  const rows = visibleRows(granted);
  return [
    {
      acted: text(
        `表“${relation.name}”可见 ${relation.columns.length} 列`,
        `“${relation.name}” shows ${relation.columns.length} columns`,
      ),
      reference: granted.clause,
    },
    ...(granted.rows
      ? [
          {
            acted: text(`只见这些行：${rows.zh}`, `Only these rows are visible: ${rows.en}`),
            reference: granted.clause,
          },
        ]
      : []),
    ...changed.map((column) => {
      const how = transformText(column.transform);
      return {
        acted: text(`列“${column.name}”：${how.zh}`, `Column “${column.name}”: ${how.en}`),
        reference: granted.items.find(({ itemId }) => itemId === column.itemId)?.clause ?? granted.clause,
      };
    }),
    ...(relation.units.length > 0
      ? [
          {
            acted: text(
              `受保护的单位：${relation.units.map(({ unit }) => unit).join('、')}`,
              `Protected units: ${relation.units.map(({ unit }) => unit).join(', ')}`,
            ),
            reference: granted.protectedUnits[0]?.clause,
          },
        ]
      : []),
  ];
}

/** The same scope whose tables are called in the engine as in SQL: what is printed over it can be shown. */
export const shownScope = (scope: Scope): Scope => ({
  ...scope,
  relations: scope.relations.map((relation) => ({ ...relation, table: relation.name })),
});
