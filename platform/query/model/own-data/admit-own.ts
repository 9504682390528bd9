import { ok, Refusal, type Result, refuse, type Text, text } from '#foundation';
import { problems } from '../../problems.ts';
import { admitTree } from '../admit.ts';
import type { GroupedUse } from '../normalise.ts';
import { bindOpen } from '../open/bind-open.ts';
import { isOpen, openFormOf } from '../open/open-form.ts';
import type { OpenQuery } from '../open/open-tree.ts';
import { provenanceOf } from '../open/provenance.ts';
import type { QueryParameter } from '../parameters.ts';
import { namedTables } from '../read/named-tables.ts';
import { loadSqlParser, parseSql } from '../read/parse-sql.ts';
import { readQuery } from '../read/query.ts';
import type { QueryTree } from '../read/query-tree.ts';
import { refuseQuery, withPosition } from '../refusal.ts';
import type { Scope } from '../scope.ts';
import { withFlags } from './blank-flags.ts';
import type { OwnAdmitted } from './own-plan.ts';
import { type OwnTable, ownRelation, ownResource } from './own-table.ts';
import { releasedRelation } from './released-table.ts';

/**
 * Judges a query that names a caller's own table beside what an agreement grants (多元数据融合; R29, R31). Over open tables the own table is one more of
 * them. Otherwise own rows are a set the caller chose, and joined before the guards they would address any subset of the people; so the query is
 * `WITH step AS (a governed query without the own table) SELECT … FROM step JOIN own …`, and the second part sees what the guards let out of the
 * first and nothing else. Every other shape is refused with this one. Problems: those of `admitQuery`, `query/own-data-shape`.
 */
export async function admitWithOwn(
  sql: string,
  scope: Scope,
  parameters: readonly QueryParameter[],
  groupedForm: GroupedUse,
  table: OwnTable,
): Promise<Result<OwnAdmitted>> {
  await loadSqlParser();
  try {
    if (scope.relations.some(({ name }) => name === table.name))
      refuseShape(
        'own-name',
        text(
          `自带数据不能与授权范围内的表“${table.name}”同名。`,
          `The own data is called “${table.name}”, as a table of the scope is.`,
        ),
      );
    const whole = readQuery(parseSql(sql));
    const names = namedTables(whole);
    if (!names.includes(table.name))
      refuseShape(
        'own-unused',
        text(`语句没有用到自带数据“${table.name}”。`, `The query does not use the own data “${table.name}”.`),
      );
    const granted = new Set(scope.relations.map(({ name }) => name));
    const admitted =
      isOpen(whole, scope) && (names.some((name) => granted.has(name)) || scope.emptyBecause)
        ? beside(whole, scope, parameters, groupedForm, table)
        : after(whole, scope, parameters, groupedForm, table, granted);
    return ok(admitted);
  } catch (error) {
    if (error instanceof Refusal) return refuse(withPosition(error.problem, sql));
    throw error;
  }
}

function beside(
  tree: QueryTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
  groupedForm: GroupedUse,
  table: OwnTable,
): OwnAdmitted {
  const own = ownRelation(table);
  const form = openFormOf(
    tree,
    { ...scope, relations: [...scope.relations, own] },
    parameters,
    groupedForm,
    ({ resourceId }) => resourceId !== ownResource,
  );
  mustUseKey(form.query, table);
  return { query: { tree, normalForm: form }, own: { kind: 'beside', own } };
}

function after(
  tree: QueryTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
  groupedForm: GroupedUse,
  table: OwnTable,
  granted: ReadonlySet<string>,
): OwnAdmitted {
  const [step, ...more] = tree.with;
  if (!step || more.length > 0 || tree.recursive)
    return refuseShape(
      'own-step',
      text(
        '未开放的数据须先在唯一的一个WITH里完成受控统计，再与自带数据关联。',
        'Data that is not open is first counted in one WITH, and then joined with own data.',
      ),
    );
  if (namedTables(step.query).includes(table.name))
    refuseShape(
      'own-before-guards',
      text(
        '自带数据是调用方任选的名单，不得在保护规则之前参与筛选、关联或分组。',
        'Own data is a list its owner chose: it takes no part in choosing, joining or grouping rows before the guards.',
      ),
    );
  const rest: QueryTree = { ...tree, with: [] };
  const outside = namedTables(rest);
  const closed = outside.find((name) => name !== step.name && granted.has(name));
  if (closed !== undefined)
    refuseShape(
      'own-closed-table',
      text(
        `“${closed}”未经保护规则，不得与自带数据直接关联。`,
        `“${closed}” has not passed the guards and does not meet own data.`,
      ),
    );
  if (!outside.includes(step.name))
    refuseShape(
      'own-step-unused',
      text(`语句没有用到“${step.name}”。`, `The query does not use “${step.name}”.`),
    );
  const governed = admitTree(step.query, scope, parameters, groupedForm);
  const released = releasedRelation(governed.normalForm, step.name, step.columns);
  const own = ownRelation(table);
  const { emptyBecause: _, ...open } = scope;
  const { query } = bindOpen(rest, { ...open, relations: [released, own] }, parameters);
  const flags = withFlags(query, released);
  mustUseKey(query, table);
  return { query: governed, own: { kind: 'after', own, released, query, ...flags } };
}

/** The key that two reviews saw is what the table is joined on, or at least looked at. */
function mustUseKey(query: OpenQuery, { key, name }: OwnTable): void {
  const { outputs, besides } = provenanceOf(query);
  const items = [...outputs.flat(), ...besides].map(({ item }) => item);
  if (!items.some(({ resourceId, column }) => resourceId === ownResource && column === key))
    refuseShape(
      'own-key-unused',
      text(`语句没有用到关联键“${name}.${key}”。`, `The query does not use the key “${name}.${key}”.`),
    );
}

const refuseShape = (construct: string, detail: Text): never =>
  refuseQuery(problems['own-data-shape'], {
    construct,
    detail,
    rule: 'R29',
    clause: { document: '实施规范', article: '21' },
    nearest: text(
      'WITH 结果 AS (SELECT 键, count(*) AS 数 FROM 授权表 GROUP BY 键) SELECT … FROM 自带表 JOIN 结果 ON 自带表.键 = 结果.键',
      'WITH step AS (SELECT key, count(*) AS n FROM granted GROUP BY key) SELECT … FROM own JOIN step ON own.key = step.key',
    ),
  });
