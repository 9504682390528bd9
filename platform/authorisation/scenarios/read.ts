import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { organisationNames } from '#platform/identity';
import { scenarioLifecycle } from '../model/scenario.ts';
import { buyerCategories } from '../model/users.ts';
import { problems } from '../problems.ts';
import { mayRead, readingAs } from '../reads/reader.ts';
import { scenariosOf } from '../store/scenarios.ts';
import { authorisationTables, findAgreement, type ScenarioRow } from '../store/tables.ts';
import { agreementTextOf, textOf } from './step.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Scenario = Type.Object({
  id: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  purpose: Type.String(),
  use: Type.String(),
  resources: Type.Array(Type.String(), { description: 'Titles.' }),
  products: Type.Array(Type.String(), { description: 'Titles of the lines of the agreement’s list.' }),
  users: Type.Array(TextSchema),
  measures: Type.String(),
  approvedAt: orNull(Type.String()),
  why: orNull(Type.String({ description: 'Why it is suspended, refused or ended.' })),
  defects: Type.Array(Type.String()),
  logEntry: orNull(Type.String()),
});

async function line(tx: Tx, row: ScenarioRow) {
  const document = textOf(row);
  const agreement = (await findAgreement(tx, row.agreement_id))!;
  const { parts } = agreementTextOf(agreement);
  const titles: string[] = [];
  for (const id of document.resources) titles.push((await cataloguedResource(tx, id))?.title ?? id);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    name: row.name,
    state: row.state,
    stateTitle: scenarioLifecycle.states[row.state].title,
    purpose: parts.scope.purposes.find(({ code }) => code === document.purpose)?.title ?? document.purpose,
    use: document.use,
    resources: titles,
    products: document.products.map(
      (code) => parts.products.list.find((one) => one.code === code)?.title ?? code,
    ),
    users: document.buyerCategories.map((kind) => buyerCategories[kind]),
    measures: document.measures,
    approvedAt: row.approved_at?.toString() ?? null,
    why: row.why,
    defects: [...((row.defects as readonly string[] | null) ?? [])],
    logEntry: row.log_entry,
  };
}

/** Scenarios of an agreement in all their versions, for its parties and those who oversee. */
export const scenariosRead = defineRead({
  name: 'authorisation.scenarios',
  title: text('授权的应用场景', 'Scenarios of an agreement'),
  path: '/api/v1/agreements/{id}/scenarios',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    byScenario: Type.Boolean({ description: 'The agreement goes by scenario.' }),
    items: Type.Array(Scenario),
  }),
  problems: [problems['no-such-agreement'].type],
  sheet: {
    number: text('编号', 'Number'),
    version: text('版本', 'Version'),
    name: text('场景', 'Scenario'),
    stateTitle: text('状态', 'State'),
    purpose: text('用途', 'Purpose'),
    use: text('使用目的与方式', 'Use'),
    resources: text('资源', 'Resources'),
    products: text('产品和服务', 'Products'),
    measures: text('安全措施', 'Measures'),
  },
  async run(actor, input, tx) {
    const row = await findAgreement(tx, input.id);
    if (!row || !mayRead(await readingAs(tx, actor), row)) return refuse(problems['no-such-agreement']());
    const items: Awaited<ReturnType<typeof line>>[] = [];
    for (const one of await scenariosOf(tx, row.id)) items.push(await line(tx, one));
    return ok({ byScenario: agreementTextOf(row).mode.kind === 'scenario', items });
  },
});

const Public = Type.Object({
  number: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  agreement: Type.String(),
  operator: Type.String(),
  purpose: Type.String(),
  use: Type.String(),
  products: Type.Array(Type.String()),
  users: Type.Array(TextSchema),
  approvedAt: Type.String(),
  why: orNull(Type.String()),
  logEntry: orNull(Type.String()),
});

/** What anybody may know: which scenarios hold, are suspended or have ended. Measures and what is under review are not among it. */
export const publicScenariosRead = defineRead({
  name: 'authorisation.public-scenarios',
  title: text('公开的应用场景', 'Scenarios made public'),
  path: '/api/v1/scenarios',
  audience: 'public',
  input: Type.Object(pageInput),
  output: PageOf(Public),
  sheet: {
    number: text('编号', 'Number'),
    name: text('场景', 'Scenario'),
    stateTitle: text('状态', 'State'),
    agreement: text('授权', 'Agreement'),
    operator: text('运营机构', 'Operator'),
    purpose: text('用途', 'Purpose'),
    use: text('使用目的与方式', 'Use'),
    products: text('产品和服务', 'Products'),
    approvedAt: text('通过时间', 'Approved'),
  },
  async run(_actor, { cursor, limit = 200 }, tx) {
    const all = authorisationTables(tx)
      .selectFrom('authorisation.scenario')
      .where('state', 'in', ['approved', 'suspended', 'ended'])
      .where('approved_at', 'is not', null);
    const after = unpackPlaceInTime(cursor);
    const rows = await all
      .selectAll()
      .$if(after !== null, (list) =>
        list.where(sql<boolean>`(approved_at, id) < (${after?.at}, ${after?.id})`),
      )
      .orderBy('approved_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.approved_at!.toString(), last.id]);
    const items = [];
    for (const row of shown) {
      const agreement = (await findAgreement(tx, row.agreement_id))!;
      const names = await organisationNames(tx, [agreement.operator]);
      const { number, version, name, state, stateTitle, purpose, use, products, users, why, logEntry } =
        await line(tx, row);
      items.push({
        number,
        version,
        name,
        state,
        stateTitle,
        agreement: agreement.number,
        operator: names.get(agreement.operator) ?? '',
        purpose,
        use,
        products,
        users,
        approvedAt: row.approved_at!.toString(),
        why,
        logEntry,
      });
    }
    return ok({ items, next, total });
  },
});
