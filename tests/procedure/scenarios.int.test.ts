import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { agreement } from '#platform/authorisation';
import { closeEngine } from '../runs/lab.ts';
import { people, purpose } from '../verification/ground.ts';
import { type Ending, openEnding } from './ending.ts';
import { desk, outcome } from './matter.ts';

const { drafter, security, compliance, operator, buyer } = people;
type Somebody = (typeof people)[keyof typeof people];

let ending: Ending;
let agreementId: string;
const lab = () => ending.lab;
const name = '普惠金融';
// biome-ignore lint/suspicious/noExplicitAny: a test changes one field at a time.
let scenario: any;
const act = (by: Somebody, step: string, input: object) =>
  lab().act<{ scenarioId: string; state: string; material?: boolean }>(by, `authorisation.${step}`, input);
const file = (by: Somebody = operator, more: object = {}) =>
  act(by, 'file-scenario', { agreementId, scenario: { ...scenario, ...more } });
const opinion = '核对无误';
const passSecurity = (scenarioId: string, by: Somebody = drafter) =>
  act(by, 'pass-security-of-scenario', { scenarioId, opinion });
const passCompliance = (scenarioId: string, by: Somebody = compliance) =>
  act(by, 'pass-compliance-of-scenario', { scenarioId, opinion });
async function approved(): Promise<string> {
  const { scenarioId } = expectOk(await file());
  expectOk(await passSecurity(scenarioId));
  expectOk(await passCompliance(scenarioId));
  return scenarioId;
}
const stop = (step: 'suspend' | 'resume' | 'end', scenarioId: string, by: Somebody = drafter) =>
  act(by, `${step}-scenario`, { scenarioId, reason: '核查场景用途' });

beforeEach(async () => {
  ending = await openEnding();
  ({ agreementId } = lab());
  await lab().db.pool.query(
    `UPDATE authorisation.agreement SET document = jsonb_set(document, '{mode}', $2) WHERE id = $1`,
    [agreementId, JSON.stringify({ kind: 'scenario', scenarios: [name] })],
  );
  const { document } = (await lab().db.database.transaction((tx) => agreement(tx, agreementId)))!;
  scenario = {
    name,
    purpose,
    use: '银行在授信审批中核验申请人信息',
    resources: document.parts.scope.resources.map(({ resourceId }) => resourceId),
    products: document.parts.products.list.flatMap((one) =>
      one.purposes.includes(purpose) ? [one.code] : [],
    ),
    buyerCategories: document.parts.scope.users.buyerCategories,
    measures: '原始数据不出域，核验须经本人同意',
  };
});
afterEach(() => lab()?.close());
afterAll(closeEngine);

it('AR7 AR8 is filed by the operator and passes two reviews of two bodies, each with its clock', async () => {
  for (const stranger of [buyer, compliance, drafter])
    expect(await outcome(file(stranger))).toMatch(/^request/);
  const { scenarioId, state } = expectOk(await file());
  expect(state).toBe('security-review');
  expect(await outcome(file())).toBe('authorisation/scenario-not-in-order');
  expect(await desk(lab(), scenarioId)).toEqual(['drafter: authorisation.pass-security-of-scenario']);
  for (const other of [operator, compliance])
    expect(await outcome(passSecurity(scenarioId, other))).toMatch(/^request/);
  expect(await outcome(passCompliance(scenarioId))).toMatch(/^request/);
  expectOk(await passSecurity(scenarioId));
  // Who reviewed first does not review second, wherever he sits now.
  const moved = { ...compliance, personId: (drafter as { personId: string }).personId } as typeof compliance;
  expect(await outcome(passCompliance(scenarioId, moved))).toBe('request/forbidden');
  expect(await outcome(passCompliance(scenarioId, security))).toMatch(/^request/);
  expect(expectOk(await passCompliance(scenarioId)).state).toBe('approved');
  const clocks = await ending.all<{ kind: string }>(
    `SELECT kind FROM casework.clock WHERE kind LIKE 'authorisation.scenario-%' ORDER BY kind`,
  );
  expect(clocks.map(({ kind }) => kind)).toEqual([
    'authorisation.scenario-compliance',
    'authorisation.scenario-security',
  ]);
});

it('all that leaves the agreement is told at once', async () => {
  const result = await file(operator, {
    name: '别的场景',
    purpose: 'other-purpose',
    resources: ['res_other'],
    products: ['no-such-line'],
  });
  expect(!result.ok && result.problem.defects?.map(({ at }) => at)).toEqual([
    '/scenario/name',
    '/scenario/purpose',
    '/scenario/resources/0',
    '/scenario/products/0',
  ]);
});

it('what is returned comes back with every defect, is kept, and is reviewed from the beginning', async () => {
  const { scenarioId } = expectOk(await file());
  expectOk(await passSecurity(scenarioId));
  const defects = ['使用对象不明确', '缺少应急措施'];
  expectOk(await act(compliance, 'return-scenario', { scenarioId, defects }));
  expect(await outcome(passCompliance(scenarioId))).toMatch(/^request/);
  const revised = { scenarioId, scenario: { ...scenario, measures: '增加应急预案和专人负责' } };
  expect(expectOk(await act(operator, 'revise-scenario', revised)).state).toBe('security-review');
  expect(await ending.all(`SELECT stage, defects FROM authorisation.scenario_return`)).toEqual([
    { stage: 'compliance-review', defects },
  ]);
  expectOk(await act(drafter, 'refuse-scenario', { scenarioId, reason: '措施仍不可行' }));
  expect(await outcome(passSecurity(scenarioId))).not.toBe('done');
});

it('a suspension holds for the very next call and run, a resumption lets them through, an end is for good', async () => {
  const scenarioId = await approved();
  expect(await outcome(ending.ask())).toBe('done');
  expect(await outcome(ending.submit())).toBe('done');
  expect(await outcome(stop('suspend', scenarioId, operator))).toBe('request/forbidden');
  expectOk(await stop('suspend', scenarioId));
  expect(await outcome(ending.ask())).not.toBe('done');
  expect(await outcome(ending.submit())).toBe('query/no-scenario');
  expectOk(await stop('resume', scenarioId, compliance));
  expect(await outcome(ending.ask())).toBe('done');
  expectOk(await stop('end', scenarioId, operator));
  expect(await outcome(ending.ask())).not.toBe('done');
  expect(await outcome(stop('resume', scenarioId))).not.toBe('done');
});

it('AR9 a material change is reviewed while the present version holds; another takes effect at once', async () => {
  const scenarioId = await approved();
  const change = (to: object, id = scenarioId) =>
    act(operator, 'change-scenario', {
      scenarioId: id,
      scenario: { ...scenario, ...to },
      reason: '业务调整',
    });
  expect(await outcome(change({}))).toBe('authorisation/scenario-not-in-order');
  const minor = expectOk(await change({ use: '银行在贷款审批和贷后管理中核验申请人信息' }));
  expect([minor.state, minor.material]).toEqual(['approved', false]);
  // The verification is left out: nothing carries it once that has passed both reviews.
  const products = scenario.products.filter((code: string) => code !== 'verify');
  const larger = expectOk(await change({ products }, minor.scenarioId));
  expect([larger.state, larger.material]).toEqual(['security-review', true]);
  expect(await outcome(ending.ask())).toBe('done');
  expectOk(await passSecurity(larger.scenarioId));
  expectOk(await passCompliance(larger.scenarioId));
  expect(await outcome(ending.ask())).not.toBe('done');
  const check = lab()
    .modules.flatMap(({ checks = [] }) => checks)
    .find((one) => one.name === 'authorisation.scenarios')!;
  const report = () => lab().db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
  expect(await report()).toEqual({ looked: 3, faults: [] });
  await lab().db.pool.query(`UPDATE authorisation.scenario SET compliance_by = security_by`);
  expect((await report()).faults.length).toBeGreaterThan(0);
});

it('of two who pass it at the same time one does', async () => {
  const { scenarioId } = expectOk(await file());
  const both = await Promise.all([
    outcome(passSecurity(scenarioId)),
    outcome(passSecurity(scenarioId, security)),
  ]);
  expect(both.filter((one) => one === 'done')).toHaveLength(1);
});
