import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createProjectionBuilder } from '#adapters/duckdb';
import { quoteIdentifier, quoteText, sqlType } from '#platform/authorisation/model';
import { compileScope, planVerification, projectionSql, verificationSql } from '#platform/query/model';
import {
  type Draw,
  drawFrom,
  drawnParameters,
  drawQuery,
  drawWorld,
  governedGround,
  oneOf,
  type RandomWorld,
  type SourceRow,
  seedOf,
  testKey,
  testPurpose,
  testTime,
} from '../../testkit/evaluator/index.ts';
import { type Change, changeKinds, drawChange } from './ungranted-change.ts';

export interface Met {
  /** Changes tried, by kind. */
  readonly changes: ReadonlyMap<Change['kind'], number>;
  readonly answers: number;
}

/** What an agreement's domain is made of for one resource: the projection's bytes, and all a verification snapshot is compiled from. */
export interface Domain {
  readonly projection: string;
  readonly snapshot: string;
}

export interface DomainBuilder {
  readonly domain: (world: RandomWorld, data: RandomWorld['data'], resourceId: string) => Promise<Domain>;
  readonly close: () => Promise<void>;
}

/** The platform's own builder over files written from rows. */
export async function domainBuilder(): Promise<DomainBuilder> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-interference-'));
  const builder = await createProjectionBuilder({
    memoryBytes: 256 << 20,
    threads: 1,
    timeZone: 'Asia/Shanghai',
  });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  let files = 0;
  return {
    async domain({ agreement, revisions }, data, resourceId) {
      const scope = compileScope(agreement, testPurpose, testTime, revisions);
      const relation = scope.relations.find((one) => one.resourceId === resourceId)!;
      const resource = agreement.parts.scope.resources.find((one) => one.resourceId === resourceId)!;
      const items = [...resource.items, ...resource.otherItems];
      const parquetPath = join(folder, `${files++}.parquet`);
      const values = (data[resourceId] ?? []).map(
        (row: SourceRow) =>
          `(${items.map(({ itemId }) => (row[itemId] == null ? 'NULL' : quoteText(row[itemId]))).join(', ')})`,
      );
      await connection.run(
        `CREATE OR REPLACE TABLE raw (${items.map((item) => `${quoteIdentifier(`raw ${item.itemId}`)} ${sqlType(item)}`).join(', ')})`,
      );
      if (values.length > 0) await connection.run(`INSERT INTO raw VALUES ${values.join(', ')}`);
      await connection.run(`COPY raw TO ${quoteText(parquetPath)} (FORMAT parquet)`);
      const built = await builder.build({
        sources: [{ relation: 'raw', parquetPath }],
        select: projectionSql(relation, { view: 'raw' }),
        parameters: [],
        pseudonymKey: testKey,
        seal: { key: testKey, sealedAs: 'x' },
        target: join(folder, 'projection.sealed'),
      });
      const subjectItems = resource.protectedUnits[0]?.items ?? [];
      const spec = {
        resourceId,
        subjectItems,
        comparedItems: resource.items
          .map(({ itemId }) => itemId)
          .filter((itemId) => !subjectItems.includes(itemId)),
        tellsExistence: true,
      };
      const plan = planVerification(
        spec,
        {
          ...scope,
          relations: scope.relations.map((one) => ({ ...one, forms: [...one.forms, 'verification'] })),
        },
        {
          ...agreement,
          parts: {
            ...agreement.parts,
            security: {
              ...agreement.parts.security,
              personalInformation: { contained: true, basis: 'consent' },
            },
          },
        },
      );
      const rows: unknown[] = [];
      if (plan.ok)
        for await (const row of builder.rows({
          relation: 'raw',
          parquetPath,
          select: verificationSql(relation, plan.value.plan, { view: 'raw' }),
        }))
          rows.push(row);
      await rm(parquetPath);
      return { projection: built.plainSha256, snapshot: JSON.stringify(rows) };
    },
    async close() {
      connection.disconnectSync();
      instance.closeSync();
      await builder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Changes cells nobody may see, in random worlds, and throws when anything that stands in the agreement's domain or leaves it is not the same to
 * the byte.
 */
export async function changeWhatIsNotGranted(options: {
  readonly seed: number;
  readonly worlds: number;
  readonly queriesPerChange: number;
  /** Worlds tried at the same time, each by a builder of its own: while one waits for its engine another goes on. */
  readonly abreast: number;
}): Promise<Met> {
  const changes = new Map<Change['kind'], number>();
  let answers = 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    const builder = await domainBuilder();
    try {
      while (next < options.worlds) {
        const index = next;
        next += 1;
        for (const [kind, compared] of await changeWorld(builder, index, options)) {
          answers += compared;
          changes.set(kind, (changes.get(kind) ?? 0) + 1);
        }
      }
    } finally {
      await builder.close();
    }
  };
  await Promise.all(Array.from({ length: options.abreast }, lane));
  return { changes, answers };
}

/** Each kind of change in one world, with how many answers were compared. */
async function changeWorld(
  builder: DomainBuilder,
  index: number,
  { seed, queriesPerChange }: { readonly seed: number; readonly queriesPerChange: number },
): Promise<ReadonlyMap<Change['kind'], number>> {
  const draw = drawFrom(seedOf(seed, index));
  const world = drawWorld(draw);
  const queries = drawQueries(draw, world, queriesPerChange);
  const before = await answersOver(world, world.data, queries);
  // Built once for all changes of a world.
  const unchanged = new Map<string, Domain>();
  const tried = new Map<Change['kind'], number>();
  for (const kind of changeKinds) {
    const change = drawChange(draw, kind, world);
    if (!change) continue;
    const where = `${kind} in ${change.resourceId}, seed ${seed}, world ${index}`;
    const one =
      unchanged.get(change.resourceId) ?? (await builder.domain(world, world.data, change.resourceId));
    unchanged.set(change.resourceId, one);
    const other = await builder.domain(world, change.data, change.resourceId);
    if (one.projection !== other.projection) throw new Error(`the projection changed: ${where}`);
    if (one.snapshot !== other.snapshot) throw new Error(`the snapshot changed: ${where}`);
    const after = await answersOver(world, change.data, queries);
    after.forEach((answer, at) => {
      if (answer !== before[at]) throw new Error(`an answer changed: ${where}: ${queries[at]}`);
    });
    tried.set(kind, after.length);
  }
  return tried;
}

function drawQueries(draw: Draw, { agreement, revisions }: RandomWorld, count: number): readonly string[] {
  const { relations } = compileScope(agreement, testPurpose, testTime, revisions);
  return Array.from({ length: count }, () => drawQuery(draw, relations));
}

/** Each answer or refusal as it would be sent. */
async function answersOver(
  { agreement, revisions }: RandomWorld,
  data: RandomWorld['data'],
  queries: readonly string[],
): Promise<readonly string[]> {
  const ground = await governedGround(agreement, data, revisions);
  try {
    const told: string[] = [];
    for (const sql of queries) {
      const answer = await ground.answer(sql, drawnParameters.declared, drawnParameters.values);
      told.push(JSON.stringify(answer.ok ? answer.value.result : answer));
    }
    return told;
  } finally {
    ground.close();
  }
}

/** A granted cell of a granted row that is kept as it is, changed: the control that a difference would be seen. */
export function changeGrantedCell(draw: Draw, { agreement, data }: RandomWorld): RandomWorld['data'] | null {
  const rows = data['res_visits']!;
  const { rows: condition } = agreement.parts.scope.resources[1]!;
  if (condition || rows.length === 0) return null;
  const at = draw(0, rows.length - 1);
  return {
    ...data,
    res_visits: rows.map((row, index) =>
      index === at ? { ...row, cost: row['cost'] === '1.5' ? '2.5' : oneOf(draw, '1.5') } : row,
    ),
  };
}
