import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuyerProgram } from '../../programs/server/demo/buyer-program.ts';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { csvFile, pngNamedCsv, workbookNamedCsv } from './files-to-upload.ts';
import { Person } from './person.ts';
import { reviewSecrecy } from './reviewed.ts';

// One public datum's whole life, finished by hand: everybody signs in at the portal and clicks what their desk offers. Only the
// buyer's program speaks HTTP, as programs do. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let program: DemoAtWork['program'];
let office: DemoAtWork['office'];

beforeAll(async () => {
  demo = await openDemo();
  ({ program, office } = demo);
});
afterAll(() => demo?.close());

const resource = '养老服务对象信息（手工办理）';
const plan = '养老服务公共数据授权运营实施方案（手工）';
const statistics = '养老服务对象分区统计（手工）';
const verification = '养老服务对象核验（手工）';
/** What earlier steps found out: ids and numbers that later ones need. */
const known: Record<string, string> = {};
const lastOfAddress = (visitor: Visitor): string =>
  new URL(visitor.page.url()).pathname.split('/').at(-1) ?? '';

describe('a resource', () => {
  it('is added by its department, gets a file, units and a release mode, and goes in service', async () => {
    const source = await office.as('source');
    await source.toStart('新增数据资源');
    await source.fill('名称', resource);
    await source.fill('摘要', '合成的养老服务对象名册，用于浏览器测试，不对应任何真实个人。');
    await source.fill('主题', '社保就业');
    await source.pick('更新周期', '每月');
    await source.press('新增数据资源');
    await source.follow(/^res_/);
    await source.heading(resource);
    known['resource'] = lastOfAddress(source);
    await source.picture('resource-without-data');

    await source.follow('上传数据文件');
    await source.upload('数据文件', csvFile);
    await source.press('上传数据文件');
    await source.follow('打开它自己的页面');

    await source.follow('确定保护对象与发布方式');
    await source.mark('固定产品、人工审定');
    await source.mark('自然人');
    await source.pick('标识列 1', '对象编号');
    await source.picture('release-mode');
    await source.press('确定保护对象与发布方式');
    await source.follow('打开它自己的页面');

    // Its own story is told in gate.e2e.test.ts; here the review is only done.
    const person = (name: string) => Person.signIn(program.address, name);
    const { body } = await (await person('source')).get(`/api/v1/resources/${known['resource']}`);
    await reviewSecrecy(await person('secrecy'), await person('source2'), body.revisions[0].id);

    await source.follow('启用版本');
    await source.press('启用版本');
    await source.follow('打开它自己的页面');
    await source.page.getByRole('region', { name: '数据预览' }).getByText('S-00000').waitFor();
    await source.picture('resource-in-service');
  });

  it('does not show the rows of people to the public', async () => {
    const citizen = await office.visitor(390);
    await citizen.open(`/resources/${known['resource']}`);
    await citizen.page.getByText('不向公众展示原始行').waitFor();
    await citizen.page.getByRole('region', { name: '质量' }).getByText('对象编号').first().waitFor();
    expect(await citizen.page.getByText('S-00000').count()).toBe(0);
    expect(await citizen.page.getByRole('link', { name: '上传数据文件' }).count()).toBe(0);
  });
});

describe('its registration', () => {
  it('is prepared, reviewed by a second person, filed, accepted, examined and put on notice', async () => {
    const source = await office.as('source');
    await source.follow('准备登记申请');
    await source.pick('登记机构', '登记中心', /云枢省公共数据资源登记中心/);
    await source.fill('数据内容简介（公示）', '合成的养老服务对象名册，含所在区、服务类型与补助标准。');
    await source.fill('风险评估报告编号', '民政安评〔2026〕9号');
    await source.picture('registration-form');
    await source.press('准备登记申请');
    await (await office.as('source2')).finish('业务审核', '业务审核', resource);
    await source.finish('提交登记申请', '提出登记申请', resource);
    await (await office.as('acceptor')).finish('受理登记申请', '受理', resource);
    await (await office.as('reviewer')).finish('形式审核', '审核通过并公示', resource);
    const citizen = await office.visitor();
    await citizen.open('/');
    await citizen.follow('公示', citizen.page.getByRole('navigation'));
    await citizen.heading('公示');
    await citizen.follow(resource);
    await citizen.heading(new RegExp(resource));
    await citizen.page.getByText('养老服务对象名册').first().waitFor();
  });

  it('gets its code when the notice is over, and anybody can look it up', async () => {
    const system = await office.as('system');
    await system.toStart('推进演示时钟');
    await system.fill('工作日数', '11');
    await system.press('推进演示时钟');
    const coder = await office.as('coder');
    await coder.untilTask('公示期满，赋码', resource);
    await coder.press('赋码');
    const citizen = await office.visitor(390);
    await citizen.open(`/resources/${known['resource']}`);
    const link = citizen.page.getByRole('link', { name: /^[A-Z]{2}\d{10,}$/ });
    const code = (await link.textContent()) ?? '';
    await citizen.follow('登记查询', citizen.page.getByRole('contentinfo'));
    await citizen.fill('查询码', code);
    await citizen.field('查询码').press('Enter');
    await citizen.heading(new RegExp(code));
    await citizen.page.getByText('公枢市民政局').first().waitFor();
    await citizen.picture('registration-390');
  });
});

describe('an authorisation', () => {
  /** The minutes are entered by one of the implementing body, and compared with their scan by another. */
  const decided = async (about: string, number: string) => {
    const body = await office.as('implementing');
    await body.toTask('录入集体决策', about);
    await body.fill('文号', number);
    await body.fill('决策日期', '2026-01-20');
    await body.fill('决策内容', '会议原则同意。');
    await body.upload('扫描件', {
      name: `${number}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(number),
    });
    await body.pick('复核岗位', '实施机构', /复核/);
    await body.picture('minutes');
    await body.press('登记系统外决策');
    const second = await office.as('implementing2');
    await second.toTask('复核系统外决策', number);
    await second.mark('确认');
    await second.fill('复核意见', '与扫描件一致');
    await second.press('复核系统外决策');
  };

  it('begins with a plan that the authorising body approves', async () => {
    const body = await office.as('implementing');
    await body.toStart('编制实施方案');
    await body.pick('授权主体', '公枢市人民政府');
    await body.fill('方案名称', plan);
    await body.pick('拟授权的运营机构', '公枢数据运营有限公司');
    await body.pick('遴选方式', '', '公开招标');
    await body.fill('遴选记录', '公枢采招〔2026〕3号');
    await body.mark('依场景授权');
    await body.fill('场景 1', '养老服务');
    await body.pick('授权资源 1', resource, new RegExp(`^${resource}`));
    await body.fill('起', '2026-01-20');
    await body.fill('止（当日失效）', '2028-01-20');
    const purposes = body.part('用途');
    await body.fill('代码', 'elder-care', purposes);
    await body.fill('名称', '养老服务', purposes);
    await body.mark('公益事业（免费）', purposes);
    // Choosing an operator names nothing else on the form.
    expect(await body.field('方案名称').inputValue()).toBe(plan);
    await body.picture('plan');
    await body.press('编制实施方案');
    await decided(plan, '市政府常务会议纪要〔2026〕20号');
    const authorising = await office.as('authorising');
    await authorising.toTask('审议实施方案', plan);
    await authorising.press('审议通过实施方案');
  });

  it('goes on with a prefilled agreement: what is missing is told at its field', async () => {
    const body = await office.as('implementing');
    await body.toTask('拟定授权运营协议', plan);
    await body.button('拟定授权运营协议').click();
    const gap = body.field('个人信息保护影响评估文号');
    await gap.waitFor();
    expect(await body.faultAt(gap)).toContain('含个人信息，须有影响评估');
    await body.picture('agreement-incomplete');
    await gap.fill('影响评估〔2026〕7号');
    await body.page.locator('summary').filter({ hasText: resource }).click();
    await body.fill('语句中的表名', 'elders');
    await body.press('拟定授权运营协议');
    await decided('授协', '市大数据中心党组会议纪要〔2026〕21号');
    const authorising = await office.as('authorising');
    await authorising.toTask('审议授权运营协议', '授权运营协议');
    await authorising.press('审议通过协议');
    const operator = await office.as('operator');
    await operator.finish('签署授权运营协议', '签署协议', '授权运营协议');
    await operator.follow('打开它自己的页面');
    await operator.heading(/授协/);
    known['agreement'] = /授协\S+号/.exec((await operator.page.locator('h1').textContent()) ?? '')?.[0] ?? '';
    await operator.page.getByText('引擎强制执行').waitFor();
    await operator.picture('agreement');
  });

  it('goes by scenario: one is filed and reviewed by both bodies', async () => {
    const operator = await office.as('operator');
    await operator.toTask('申报应用场景', '');
    await operator.fill('使用目的与方式', '按区统计养老服务对象，并经本人同意核验。');
    await operator.fill('安全保障措施', '最小分组十人，核验须经本人同意。');
    await operator.picture('scenario');
    await operator.press('申报应用场景');
    for (const [who, task, act] of [
      ['implementing', '应用场景安全审核', '场景安全审核通过'],
      ['authorising', '应用场景业务合规审核', '场景业务合规审核通过'],
    ] as const) {
      const reviewer = await office.as(who);
      await reviewer.toTask(task, '养老服务');
      await reviewer.fill('审核意见', '与协议一致，措施可行。', reviewer.form(act));
      await reviewer.press(act);
    }
  });
});

describe('products', () => {
  const common = async (operator: Visitor, code: string, name: string) => {
    await operator.pick('授权运营协议', known['agreement'] ?? '', new RegExp(known['agreement'] ?? ''));
    await operator.fill('产品代码', code);
    await operator.fill('产品名称', name);
    await operator.fill('产品说明', '按区统计养老服务对象人数，不足十人的格子不显示。');
    await operator.pick('用途', '养老服务', /elder-care/);
    await operator.fill('拟定的单价', '0');
  };

  it('are defined: what is beyond the scope is refused with its clause', async () => {
    const operator = await office.as('operator');
    await operator.toStart('定义数据接口产品');
    await common(operator, 'elders-by-hand', statistics);
    const sql = (item: string) => `SELECT r.${item}, count(*) AS 人数 FROM elders AS r GROUP BY r.${item}`;
    await operator.fill('语句（SQL）', sql('姓名'));
    await operator.button('定义数据接口产品').click();
    await operator.page.getByRole('alert').filter({ hasText: '《实施规范》' }).waitFor();
    await operator.picture('beyond-scope');
    await operator.fill('语句（SQL）', `${sql('所在区')} ORDER BY r.所在区`);
    await operator.press('定义数据接口产品');

    await operator.toStart('定义数据核验产品');
    await common(operator, 'elder-check-by-hand', verification);
    await operator.pick('核验所用资源', resource, new RegExp(`^${resource}`));
    await operator.pick('核验对象的标识项 1', '对象编号');
    await operator.add(operator.part('比对的信息项'));
    await operator.pick('比对的信息项 1', '所在区');
    await operator.mark('否');
    await operator.press('定义数据核验产品');
  });

  it.each([statistics, verification])('are reviewed twice and ordered on their page: %s', async (name) => {
    const body = await office.as('implementing');
    await body.toTask('产品安全审核', name);
    await body.fill('审核意见', '输出不可识别个人。', body.form('安全审核通过'));
    await body.press('安全审核通过');
    const authorising = await office.as('authorising');
    await authorising.toTask('产品业务合规审核', name);
    await authorising.fill('审核意见', '与协议一致。', authorising.form('业务合规审核通过'));
    await authorising.press('业务合规审核通过');
    const operator = await office.as('operator');
    await operator.toTask('产品定价', name);
    await operator.fill('单价', '0');
    await operator.fill('定价依据', '公益事业用途免费');
    await operator.press('产品定价');
    await operator.finish('产品上架', '产品上架', name);

    const buyer = await office.as('buyer');
    await buyer.follow('数据产品', buyer.page.getByRole('banner'));
    await buyer.heading('数据产品');
    await buyer.follow(name);
    await buyer.heading(name);
    known[name] = lastOfAddress(buyer);
    await buyer.follow('订购产品');
    await buyer.press('订购产品');
    await operator.finish('接受订购', '接受订购', name);
  });
});

describe('use', () => {
  const machine = () =>
    new BuyerProgram(program.address, {
      clientId: known['clientId'] ?? '',
      clientSecret: known['clientSecret'] ?? '',
    } as ConstructorParameters<typeof BuyerProgram>[1]);

  it('needs a machine client: registered, approved by another, its secret shown once', async () => {
    const admin = await office.as('buyer-admin');
    await admin.rail('机器客户端');
    await admin.follow('登记机器客户端');
    await admin.fill('名称', '手工测试接口');
    await admin.pick('角色', '购买', /购买/);
    await admin.add(admin.part('用途代码'));
    await admin.fill('用途代码 1', 'elder-care');
    await admin.press('登记机器客户端');
    const onClient = async (who: Visitor, act: string) => {
      await who.rail('机器客户端');
      await who.follow(act, who.page.getByRole('row').filter({ hasText: '手工测试接口' }));
      await who.press(act);
    };
    await onClient(await office.as('security'), '批准机器客户端');
    await onClient(admin, '签发客户端密钥');
    const told = (await admin.page.locator('main').textContent()) ?? '';
    known['clientId'] = /cli_\w+/.exec(told)?.[0] ?? '';
    known['clientSecret'] = /sec_[\w.-]+/.exec(told)?.[0] ?? '';
    await admin.page.reload();
    await admin.heading('签发客户端密钥');
    expect(await admin.page.getByText(known['clientSecret']).count()).toBe(0);
  });

  it('goes over HTTP with that secret', async () => {
    const counted = await machine().call(`/api/v1/products/${known[statistics]}/calls`, 'by-hand-1', {
      purpose: 'elder-care',
    });
    expect(counted.body.rows).toEqual(['枢东区', '枢西区', '梨谷区'].map((name) => [name, '100']).sort());
    known['receipt'] = counted.body.receiptId;
    const address = `/api/v1/products/${known[verification]}`;
    const path = `${address}/verifications`;
    const agreed = await machine().call(`${address}/consents`, 'by-hand-consent', {
      purpose: 'elder-care',
      subject: { 对象编号: 'S-00001' },
      paperNumber: '授权同意书〔2026〕1号',
      paperSha256: 'a1'.repeat(32),
      until: '2028-12-31',
    });
    const verified = await machine().call(path, 'by-hand-2', {
      purpose: 'elder-care',
      subject: { 对象编号: 'S-00001' },
      compared: { 所在区: '枢西区' },
      consent: agreed.body.token,
    });
    expect(verified.body.answers).toEqual([{ item: '所在区', answer: 'yes' }]);
  });

  it('ends with a suspension: what it touches is listed, and no reason means no deed', async () => {
    const body = await office.as('implementing');
    await body.rail('授权协议');
    await body.follow(known['agreement'] ?? '');
    await body.heading(new RegExp(known['agreement'] ?? ''));
    await body.follow('暂停授权');
    const warning = body.page.getByRole('region', { name: /影响大/ });
    for (const name of [statistics, verification]) await warning.getByText(name).first().waitFor();
    expect(await body.button('暂停授权').isDisabled()).toBe(true);
    await warning.getByRole('checkbox').check();
    await body.button('暂停授权').click();
    await body.page.getByText('请填写“暂停原因（公开）”').waitFor();
    await body.picture('suspension');
    await body.fill('暂停原因（公开）', '测试：核查疑似超范围调用');
    await body.press('暂停授权');
    const refused = await machine().call(`/api/v1/products/${known[statistics]}/calls`, 'by-hand-3', {
      purpose: 'elder-care',
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'lineage/frozen']);
  });
});

describe('those who watch', () => {
  it('the auditor sees everything and is offered nothing to change', async () => {
    const auditor = await office.as('auditor');
    await auditor.rail('发起事项');
    await auditor.page.getByText('您的岗位没有可以自行发起的事项').waitFor();
    await auditor.rail('授权协议');
    await auditor.follow(known['agreement'] ?? '');
    await auditor.heading(new RegExp(known['agreement'] ?? ''));
    await auditor.page.getByText('暂停').first().waitFor();
    expect(await auditor.page.getByRole('link', { name: /授权$/ }).count()).toBe(0);
  });

  it('a citizen follows the disclosure to an entry proved in their own browser, on a phone', async () => {
    const citizen = await office.visitor(390);
    await citizen.open('/');
    await citizen.page.getByRole('button', { name: '菜单' }).click();
    await citizen.follow('信息披露', citizen.page.getByRole('navigation'));
    await citizen.heading('授权运营信息披露');
    const row = citizen.page.getByRole('row').filter({ hasText: known['agreement'] ?? '' });
    await citizen.follow('查看凭证', row);
    await citizen.page.getByText('已在您的浏览器里核验：这一条确实在日志里。').waitFor();
    await citizen.picture('entry-390');
  });

  it('a receipt proves itself where it is dropped; with one changed byte the failing part is named', async () => {
    const citizen = await office.visitor();
    await citizen.open(`/receipts/${known['receipt']}`);
    const receipt = (await citizen.download('下载凭证文件')).toString();
    await citizen.open('/receipts');
    await citizen.drop('凭证核验', 'receipt.json', receipt);
    await citizen.page.getByText('凭证真实、完整。').waitFor();
    const at = receipt.indexOf('elder-care');
    expect(at).toBeGreaterThan(0);
    await citizen.drop('凭证核验', 'receipt.json', `${receipt.slice(0, at)}f${receipt.slice(at + 1)}`);
    await citizen.page.getByText('凭证没有通过核验').waitFor();
    const failed = citizen.page.getByRole('listitem').filter({ hasText: '没有通过' });
    expect(await failed.allTextContents()).toEqual([expect.stringContaining('字段与承诺值不符：purpose')]);
    await citizen.picture('receipt-changed');
  });
});

describe('what goes wrong at a desk', () => {
  it('a wrong password is told in a sentence', async () => {
    const somebody = await office.visitor();
    await somebody.open('/sign-in');
    await somebody.enter('source', 'not-the-password');
    await somebody.page.getByRole('alert').getByText('用户名或密码不正确').waitFor();
  });

  it('a session that ended leads to sign-in and back to the form as it was; a double click is one deed', async () => {
    const title = '登录失效时正在填写的资源';
    const source = await office.visitor();
    await source.signIn('source');
    await source.toStart('新增数据资源');
    await source.fill('名称', title);
    await source.fill('摘要', '登录失效以后，填过的内容还在。');
    await source.fill('主题', '测试');
    await source.page.context().clearCookies();
    await source.button('新增数据资源').click();
    await source.heading('登录');
    await source.enter('source');
    await source.heading('新增数据资源');
    expect(await source.field('名称').inputValue()).toBe(title);
    await source.button('新增数据资源').dblclick();
    await source.page.getByText('已办理：新增数据资源').waitFor();
    const found = await program.get(`/api/v1/resources?limit=20&q=${encodeURIComponent(title)}`);
    const { items } = (await found.json()) as { items: { title: string }[] };
    expect(items.filter((one) => one.title === title)).toHaveLength(1);
  });

  it('a file that is not what its name says is read for what it is, or refused with the reason', async () => {
    const source = await office.as('source');
    await source.open(`/resources/${known['resource']}`);
    await source.follow('上传数据文件');
    await source.upload('数据文件', pngNamedCsv);
    await source.button('上传数据文件').click();
    await source.page.getByRole('alert').getByText('文件内容是PNG 图片，不是表格').waitFor();
    await source.picture('file-refused');
    await source.upload('数据文件', workbookNamedCsv);
    await source.press('上传数据文件');
  });
});

describe('other ways to use it', () => {
  it('English on two pages, chosen once', async () => {
    const guest = await office.visitor();
    await guest.open('/disclosure');
    await guest.page.getByRole('button', { name: 'English' }).click();
    await guest.heading('Disclosure of authorised operation');
    await guest.follow('Notices', guest.page.getByRole('navigation'));
    await guest.heading('Public notices');
    expect(await guest.page.locator('html').getAttribute('lang')).toMatch(/^en/);
  });

  it('a task from sign-in to done without a mouse', async () => {
    const acceptor = await office.visitor();
    await acceptor.open('/sign-in');
    await acceptor.tabTo(acceptor.field('用户名'));
    await acceptor.page.keyboard.type('acceptor');
    await acceptor.page.keyboard.press('Tab');
    await acceptor.page.keyboard.type(acceptor.password);
    await acceptor.page.keyboard.press('Enter');
    await acceptor.heading('我的办件');
    const task = acceptor.page.getByRole('link', { name: '受理登记申请' }).first();
    await task.waitFor();
    await acceptor.tabTo(task);
    await acceptor.page.keyboard.press('Enter');
    await acceptor.heading(/^受理登记申请/);
    await acceptor.button('受理').waitFor();
    await acceptor.tabTo(acceptor.button('受理'));
    await acceptor.page.keyboard.press('Enter');
    await acceptor.page.getByText('已办理：受理').waitFor();
  });
});
