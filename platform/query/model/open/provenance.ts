import type { ColumnUse, Trace, TracedItem } from '../lineage/trace.ts';
import { derived, grouped, isOfRows, mergedTraces, only } from '../lineage/trace.ts';
import type { ScopeRelation } from '../scope.ts';
import { partsOf } from '../typed-tree.ts';
import { leafParts } from './open-columns.ts';
import type { OpenBody, OpenExpression, OpenFrom, OpenGroup, OpenLeaf, OpenQuery } from './open-tree.ts';

/** Where the output columns of a query come from, and whose single rows it tells of. */
export interface Provenance {
  /** Of each output column. */
  readonly outputs: readonly Trace[];
  /** Items that decide which rows there are, and in what order. */
  readonly besides: readonly ColumnUse[];
  /**
   * Resources of which single rows leave: a value of a row reaches an output other than through an aggregate or as a group key, or a row of the output
   * is a row of the table. `string_agg` lists values and does not count as an aggregate; a window function gives a value per row.
   */
  readonly rowsOf: ReadonlySet<string>;
}

/** Follows every column of a query to the items it is made of, through WITH, FROM, set operations and queries in expressions. */
export const provenanceOf = (query: OpenQuery): Provenance => new Tracer().statement(query);

/** What is known of the rows of a table or query. */
interface Traced {
  readonly columns: (column: string) => Trace;
  /** Resources of which a row of it is a row. */
  readonly rows: ReadonlySet<string>;
}

class Tracer {
  private readonly sources = new Map<number, Traced>();
  private readonly withs = new Map<number, Traced>();
  private readonly groups = new Map<number, OpenGroup>();
  private readonly besides: ColumnUse[] = [];

  statement(query: OpenQuery): Provenance {
    const traced = this.query(query);
    const outputs = query.columns.map((_, index) => traced.columns(`c${index}`));
    const rowsOf = new Set([
      ...traced.rows,
      ...outputs.flatMap((trace) => trace.filter(isOfRows).map(({ item }) => item.resourceId)),
    ]);
    return { outputs, besides: this.besides, rowsOf };
  }

  private query(query: OpenQuery): Traced {
    for (const { id, query: inner } of query.with) this.withs.set(id, this.query(inner));
    const { columns, rows } = this.body(query.body);
    for (const item of query.orderBy)
      if ('expression' in item) this.use('order', this.expression(item.expression));
      else this.use('order', columns[item.output] ?? []);
    return { columns: (column) => columns[Number(column.slice(1))] ?? [], rows };
  }

  private body(body: OpenBody): { readonly columns: readonly Trace[]; readonly rows: ReadonlySet<string> } {
    switch (body.kind) {
      case 'values':
        return { columns: [], rows: new Set() };
      case 'set': {
        const [left, right] = [this.query(body.left), this.query(body.right)];
        const columns = body.left.columns.map((_, index) =>
          mergedTraces([left.columns(`c${index}`), right.columns(`c${index}`)]),
        );
        return { columns, rows: new Set([...left.rows, ...right.rows]) };
      }
      case 'select':
        return this.select(body);
    }
  }

  private select(select: Extract<OpenBody, { kind: 'select' }>) {
    const rows = new Set(select.from ? this.from(select.from) : []);
    if (select.where) {
      this.use('filter', this.expression(select.where));
      // Whether a row is there tells of the rows it was compared with.
      if (rows.size > 0) for (const resource of this.rowsIn(select.where)) rows.add(resource);
    }
    if (select.group) {
      this.groups.set(select.group.id, select.group);
      for (const { filter, orderBy } of select.group.aggregates) {
        if (filter) this.use('filter', this.expression(filter));
        for (const { expression } of orderBy) this.use('order', this.expression(expression));
      }
      for (const key of select.group.keys) this.use('group', this.expression(key));
    }
    if (select.having) this.use('filter', this.expression(select.having));
    for (const on of select.distinctOn) this.use('filter', this.expression(on));
    const columns = select.outputs.map((output) => {
      const trace = this.expression(output);
      return select.distinct ? grouped(trace) : trace;
    });
    const single = select.group || select.distinct ? [] : rows;
    return {
      columns,
      rows: new Set([
        ...single,
        ...(select.distinct ? [] : select.outputs.flatMap((output) => [...this.rowsIn(output)])),
      ]),
    };
  }

  /** Looks at FROM and gives the resources of which a row of it is a row. */
  private from(from: OpenFrom): readonly string[] {
    switch (from.kind) {
      case 'table':
        this.sources.set(from.id, {
          columns: (column) => [{ item: itemOf(from.relation, column), how: 'identity' }],
          rows: new Set([from.relation.resourceId]),
        });
        break;
      case 'query':
        this.sources.set(from.id, this.query(from.query));
        break;
      case 'with':
        this.sources.set(from.id, this.withs.get(from.with)!);
        break;
      case 'join': {
        const rows = [...this.from(from.left), ...this.from(from.right)];
        if (from.on) {
          this.use('join', this.expression(from.on));
          rows.push(...this.rowsIn(from.on));
        }
        return rows;
      }
    }
    return [...this.sources.get(from.id)!.rows];
  }

  private expression(expression: OpenExpression): Trace {
    if (expression.kind === 'leaf') return this.leaf(expression.leaf);
    return derived(mergedTraces(partsOf(expression).map((part) => this.expression(part))));
  }

  private leaf(leaf: OpenLeaf): Trace {
    switch (leaf.kind) {
      case 'column':
        return this.sources.get(leaf.source)!.columns(leaf.column);
      case 'key':
        return grouped(this.expression(this.groups.get(leaf.group)!.keys[leaf.index]!));
      case 'mask':
        return [];
      case 'aggregate': {
        const { function: name, operands } = this.groups.get(leaf.group)!.aggregates[leaf.index]!;
        const trace = mergedTraces(operands.map((operand) => this.expression(operand)));
        return name === 'string_agg' ? derived(trace) : only(trace, 'aggregated');
      }
      case 'query':
        return derived(this.subquery(leaf.query, leaf.test === 'value'));
      case 'in-query':
        return derived(mergedTraces([this.expression(leaf.operand), this.subquery(leaf.query, true)]));
      default:
        return derived(mergedTraces(leafParts(leaf).map((part) => this.expression(part))));
    }
  }

  private subquery(query: OpenQuery, value: boolean): Trace {
    const traced = this.query(query);
    return value ? traced.columns('c0') : [];
  }

  /** Resources whose single rows a query inside the expression tells of. */
  private rowsIn(expression: OpenExpression): readonly string[] {
    if (expression.kind !== 'leaf') return partsOf(expression).flatMap((part) => this.rowsIn(part));
    const { leaf } = expression;
    const inside = leafParts(leaf).flatMap((part) => this.rowsIn(part));
    return leaf.kind === 'query' || leaf.kind === 'in-query'
      ? [...inside, ...this.query(leaf.query).rows]
      : inside;
  }

  private use(role: ColumnUse['role'], trace: Trace): void {
    for (const { item } of trace) this.besides.push({ item, role });
  }
}

function itemOf(relation: ScopeRelation, column: string): TracedItem {
  const granted = relation.columns.find(({ name }) => name === column)!;
  return {
    resourceId: relation.resourceId,
    revisionId: relation.revisionId,
    itemId: granted.itemId,
    column,
  };
}
