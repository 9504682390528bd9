import { expect, it } from 'vitest';
import { agreementDefects } from './agreement-defects.ts';
import { draftFromPlan, type PlannedResource } from './agreement-draft.ts';
import type { PlanDocument } from './plan.ts';

const party = (name: string, letter: string) => ({
  organisationId: `org_${letter.repeat(26)}`,
  name,
  creditCode: `91310000${letter.toUpperCase().repeat(10)}`,
});
const plan = {
  name: '示例方案',
  mode: { kind: 'scenario', scenarios: ['涉农信贷'] },
  term: { from: '2026-01-19', until: '2029-01-19' },
  purposes: [{ code: 'inclusive-finance', title: '普惠金融服务', class: 'industry' }],
  products: '统计与核验服务',
  money: '单独核算',
  security: '原始数据不出域',
  other: '',
  number: '示案〔2026〕1号',
  version: 1,
} as unknown as PlanDocument & { readonly number: string; readonly version: number };
const table = (id: string, columns: readonly string[], units: PlannedResource['protectedUnits']) => ({
  resourceId: `res_${id}`,
  title: id,
  holder: party('示例市民政局', 'd'),
  protectedUnits: units,
  items: columns.map((column, index) => ({
    itemId: `itm_${id}_${index}`,
    title: column,
    columnName: column,
    type: 'text',
  })),
});
const person = { unit: 'person', columns: ['人员编号'] };
const household = { unit: 'household', columns: ['户编号'] };
const draft = (resources: readonly PlannedResource[]) =>
  draftFromPlan(
    plan,
    {
      authorisingBody: party('示例市人民政府', 'a'),
      implementingBody: party('示例市数据局', 'b'),
      operator: party('示例运营公司', 'c'),
    },
    resources,
  );

it('grants what identifies nobody, counts keys, and joins on pseudonyms only', () => {
  const { resources } = draft([
    table('residents', ['人员编号', '户编号', '所在区'], [person, household]),
    table('allowances', ['发放编号', '人员编号', '户编号'], [person, household]),
    table('weather', ['日期', '气温'], []),
  ]).parts.scope;
  expect(
    resources.map(({ items }) => items.map(({ name, transform }) => `${name} ${transform.kind}`)),
  ).toEqual([
    ['人员编号 pseudonym', '所在区 keep'],
    ['发放编号 keep', '人员编号 pseudonym'],
    ['日期 keep', '气温 keep'],
  ]);
  expect(resources.map(({ otherItems }) => otherItems.map(({ name }) => name))).toEqual([
    ['户编号'],
    ['户编号'],
    [],
  ]);
  expect(resources[0]?.joins).toEqual([
    { toResourceId: 'res_allowances', keys: [{ from: 'itm_residents_0', to: 'itm_allowances_1' }] },
  ]);
});

it('leaves out what is graded high', () => {
  const residents = table('residents', ['人员编号', '姓名', '所在区'], [person]);
  const [granted] = draft([
    {
      ...residents,
      items: residents.items.map((item) => ({
        ...item,
        level: item.title === '姓名' ? 'general-4' : 'general-2',
      })),
    },
  ]).parts.scope.resources;
  expect([...(granted?.items ?? []), ...(granted?.otherItems ?? [])].map(({ name }) => name)).toEqual([
    '所在区',
    '人员编号',
  ]);
});

it('lacks nothing but the impact assessment that only people can name (R24)', () => {
  const document = draft([
    table('residents', ['人员编号', '所在区'], [person]),
    table('allowances', ['人员编号', '补贴种类'], [person]),
  ]);
  expect(agreementDefects(document).map(({ at }) => at)).toEqual([
    '/parts/security/personalInformation/impactAssessmentReference',
  ]);
});
