import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';

// Where columns come from, what a stop would reach, and the rows an agreement leaves, as people see them. Set GONGSHU_PICTURES to a
// folder to look at the pages.

let demo: DemoAtWork;
let program: DemoAtWork['program'];
let office: DemoAtWork['office'];
let productId: string;
let agreementId: string;

beforeAll(async () => {
  demo = await openDemo();
  ({ program, office } = demo);
  const read = async (path: string) => (await program.get(path)).json();
  const { items } = (await read('/api/v1/products')) as { items: { id: string; title: string }[] };
  productId = items.find(({ title }) => title === '各区居民补贴统计')?.id ?? '';
  ({
    agreement: { id: agreementId },
  } = (await read(`/api/v1/products/${productId}`)) as { agreement: { id: string } });
});
afterAll(() => demo?.close());

it.each([1280, 390])('everybody sees of what each output column is made, at %i pixels', async (width) => {
  const anybody = await office.visitor(width);
  await anybody.open(`/products/${productId}`);
  const part = anybody.page.getByRole('region', { name: '列级来源', exact: true });
  await part.getByRole('row', { name: /^平均月标准 .*月标准（元） \(汇总\)/ }).waitFor();
  await part.getByText('(关联)').first().waitFor();
  await anybody.picture(`columns-${width}`);
  await part
    .getByRole('link', { name: /^补贴发放信息/ })
    .first()
    .click();
  await anybody.heading(/^补贴发放信息/);
  // Who is not signed in is shown no impact list.
  await anybody.page.getByRole('region', { name: '数据项', exact: true }).waitFor();
  expect(await anybody.page.getByRole('region', { name: '影响清单', exact: true }).count()).toBe(0);
});

it('before a suspension one sees which columns and orders it reaches', async () => {
  const implementing = await office.as('implementing');
  await implementing.open(`/agreements/${agreementId}`);
  await implementing.page.getByRole('region', { name: '影响清单', exact: true }).waitFor();
  await implementing.follow('暂停授权');
  await implementing.heading('暂停授权');
  const list = implementing.page.getByRole('region', { name: '影响清单', exact: true });
  await list
    .getByText(/^停止这份协议会立即停下 [1-9]\d* 个产品的 [1-9]\d* 个输出列，涉及 [1-9]\d* 个有效订购。$/)
    .waitFor();
  await list.getByRole('row').filter({ hasText: '平均月标准' }).getByText('2 家').waitFor();
  await list.getByText('买方名称只供监督机构').waitFor();
  await implementing.picture('suspension-reach');
});

it('a department sees what hangs on its resource, and an auditor who bought it', async () => {
  const auditor = await office.as('auditor');
  await auditor.open(`/products/${productId}`);
  await auditor.follow(/^补贴发放信息/, auditor.page.getByRole('region', { name: '列级来源', exact: true }));
  const list = auditor.page.getByRole('region', { name: '影响清单', exact: true });
  await list
    .getByRole('row')
    .filter({ hasText: '月标准（元）' })
    .getByText('公枢农村商业银行')
    .first()
    .waitFor();
  await auditor.picture('impact-of-resource');
});

it('a party of the agreement sees how many rows it leaves', async () => {
  const implementing = await office.as('implementing');
  await implementing.open(`/agreements/${agreementId}`);
  const rows = implementing.page.getByRole('region', { name: '可见的行', exact: true });
  await rows
    .getByRole('button', { name: /^预\s*览/ })
    .first()
    .click();
  await rows.getByText(/^剩余 .* 行，共 .* 行/).waitFor();
  await implementing.picture('visible-rows');
});
