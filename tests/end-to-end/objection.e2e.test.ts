import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { Person } from './person.ts';

// An objection by clicks: raised by a buyer, marked by the department, frozen by two persons of the data authority, lifted, dismissed. Set GONGSHU_PICTURES
// to a folder to look at the pages.

let demo: DemoAtWork;
let buyer: Person;
let resourceId: string;
let productId: string;

const product = '各区居民补贴统计';
const statement = '本单位核对发现月标准与批复不一致，请核实。';

beforeAll(async () => {
  demo = await openDemo();
  buyer = await Person.signIn(demo.program.address, 'buyer');
  const { items } = (await buyer.get('/api/v1/products')).body;
  productId = items.find(({ title }: { title: string }) => title === product).id;
  const { outputs } = (await buyer.get(`/api/v1/products/${productId}/columns`)).body;
  resourceId = outputs
    .flatMap(({ sources }: { sources: { resource: string; resourceId: string }[] }) => sources)
    .find(({ resource }: { resource: string }) => resource.startsWith('补贴发放信息')).resourceId;
});
afterAll(() => demo?.close());

const status = async (): Promise<string> => {
  const { nodes } = (await buyer.get(`/api/v1/lineage/product/${productId}`)).body;
  return nodes.find(({ id }: { id: string }) => id === productId).standing.status;
};

it('a buyer objects from the page of the resource', async () => {
  const visitor = await demo.office.as('buyer');
  await visitor.open(`/resources/${resourceId}`);
  await visitor.follow('对数据提出异议', visitor.page.locator('#objections'));
  await visitor.heading('对数据提出异议');
  await visitor.pick('异议理由', '数据有误');
  await visitor.mark('产品购买方');
  await visitor.fill('异议内容（只供办理人员和本单位查看）', statement);
  await visitor.press('对数据提出异议');
  expect(await status()).toBe('clear');
});

it('the department accepts, and what depends on it is marked and shown as such', async () => {
  const visitor = await demo.office.as('source');
  await visitor.toTask('受理数据异议', '补贴发放信息');
  const form = visitor.form('受理异议并标注');
  await visitor.fill('意见', '材料齐全，予以受理', form);
  await form.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
  await visitor.press('受理异议并标注');
  expect(await status()).toBe('marked');
  const anybody = await demo.office.visitor();
  await anybody.open(`/resources/${resourceId}`);
  await anybody.page.locator('#objections').getByText('数据有误').waitFor();
  await visitor.open('/work/objections');
  await visitor.follow(/^补贴发放信息/);
  await visitor.page.getByRole('region', { name: '标注对象', exact: true }).getByText(product).waitFor();
  await visitor.picture('objection-marked');
});

it('it is frozen by a proposal and another person’s decision', async () => {
  const department = await demo.office.as('source');
  await department.toTask('核实数据异议', '补贴发放信息');
  await department.page.locator('summary').filter({ hasText: '提请冻结' }).click();
  const form = department.form('提请冻结');
  await department.fill('冻结理由（载入决定书）', '错误值影响信贷审批，核实前应停止使用。', form);
  await department.press('提请冻结');
  expect(await status()).toBe('marked');
  const authority = await demo.office.as('authority');
  await authority.toTask('决定是否冻结', '补贴发放信息');
  await authority.fill('意见', '理由充分，同意冻结', authority.form('同意冻结'));
  await authority.form('同意冻结').getByRole('checkbox', { name: '我已核对上面的影响' }).check();
  await authority.press('同意冻结');
  expect(await status()).toBe('frozen');
});

it('the freeze is lifted, the objection dismissed, and the mark goes with it', async () => {
  const authority = await demo.office.as('authority');
  await authority.toTask('复核冻结决定', '补贴发放信息');
  await authority.fill('意见', '已核实，冻结理由消除', authority.form('解除冻结'));
  await authority.press('解除冻结');
  expect(await status()).toBe('marked');
  const department = await demo.office.as('source');
  await department.toTask('核实数据异议', '补贴发放信息');
  await department.page.locator('summary').filter({ hasText: '核实不属实并撤销标注' }).click();
  await department.fill('意见', '底册与批复一致，异议不属实', department.form('核实不属实并撤销标注'));
  await department.press('核实不属实并撤销标注');
  expect(await status()).toBe('clear');
});
