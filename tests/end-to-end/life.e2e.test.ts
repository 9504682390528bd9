import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuyerProgram } from '../../programs/server/demo/buyer-program.ts';
import { Person } from './person.ts';
import { type Program, preparedHome, startProgram, type TestHome } from './program.ts';
import { enterMinutes, reviewSecrecy } from './reviewed.ts';
import { passScenario } from './scenario.ts';

// One public datum's whole life, by the people whose turn it is, through nothing but HTTP.
let home: TestHome;
let program: Program;
const people = new Map<string, Person>();
const as = (name: string): Person => people.get(name) as Person;
const run = promisify(execFile);

beforeAll(async () => {
  home = await preparedHome();
  program = await startProgram(home.path);
  for (const name of [
    'source',
    'source2',
    'secrecy',
    'acceptor',
    'reviewer',
    'coder',
    'authorising',
    'implementing',
    'implementing2',
    'operator',
    'operator2',
    'buyer',
    'buyer-admin',
    'security',
    'system',
  ])
    people.set(name, await Person.signIn(program.address, name));
});
afterAll(async () => {
  await program?.kill('SIGTERM');
  await home?.remove();
});
const districts = ['枢东区', '枢西区', '梨谷区'];
const csv = `\ufeff对象编号,所在区,服务类型,月补助（元）\r\n${Array.from(
  { length: 300 },
  (_, index) =>
    `S-${String(index).padStart(5, '0')},${districts[index % 3]},${index % 2 ? '助餐' : '助浴'},${100 + (index % 7) * 10}`,
).join('\r\n')}\r\n`;

const known: Record<string, string> = {};
const minutes = (id: string, number: string) =>
  enterMinutes(as('implementing'), as('implementing2'), id, number);
const materials = {
  legality: '履行养老服务职责中依法采集，全部为合成数据。',
  storage: '存储于市政务云，按版本留存。',
  productsAndServices: '拟用于养老服务统计与核验。',
  scenarios: '养老服务规划与金融服务场景。',
  riskAssessment: '已评估，含个人信息，以汇总或核验方式使用。',
  riskAssessmentNumber: '民政安评〔2026〕9号',
};

describe('a resource', () => {
  it('is catalogued, loaded as an immutable revision and put in service', async () => {
    const source = as('source');
    const { resourceId } = await source.act('catalog.register-resource', {
      title: '养老服务对象信息（测试合成数据）',
      summary: '合成的养老服务对象名册，用于端到端测试，不对应任何真实个人。',
      theme: '社保就业',
      updateCycle: 'monthly',
    });
    known['resource'] = resourceId;
    const uploadId = await source.upload('养老服务对象.csv', csv);
    const loaded = await source.act('catalog.load-revision', { resourceId, uploadId });
    expect(loaded).toMatchObject({ number: 1, rows: 300, columns: 4 });
    const revision = { revisionId: loaded.revisionId };
    known['revision'] = loaded.revisionId;
    await source.act('catalog.set-release-mode', {
      resourceId,
      mode: 'reviewed',
      units: [{ unit: 'person', columns: ['对象编号'] }],
    });
    const early = await source.post('/api/v1/actions/catalog.put-in-service', revision);
    expect(early.body.defects[0].at).toBe('secrecy-review');
    await reviewSecrecy(as('secrecy'), as('source2'), loaded.revisionId);
    await source.act('catalog.put-in-service', revision);
    const { body } = await source.get(`/api/v1/revisions/${loaded.revisionId}`);
    expect(body.manifest.rows).toBe(300);
    expect(body.profile.map((column: { column: string }) => column.column)).toContain('服务类型');
  });

  it('does not show the rows of people to the public', async () => {
    const rows = await fetch(`${program.address}/api/v1/resources/${known['resource']}/rows`);
    expect(rows.status).toBeGreaterThanOrEqual(400);
  });

  it('is registered early: application, acceptance, form review, public notice, code', async () => {
    const { body } = await as('source').get('/api/v1/organisations?q=%E7%99%BB%E8%AE%B0%E4%B8%AD%E5%BF%83');
    const registrarId = body.items[0].id;
    const { applicationId } = await as('source').act('registration.draft-application', {
      kind: 'resource',
      thingId: known['resource'],
      registrarId,
      contentSummary: '合成的养老服务对象名册，含所在区、服务类型与补助标准。',
      materials,
    });
    // Four eyes: the author may not review; the task is on another post.
    const own = await as('source').post('/api/v1/actions/registration.review-application', { applicationId });
    expect([own.status, own.body.data?.policy]).toEqual([403, 'house.four-eyes']);
    await as('source2').finish(
      'registration.business-review',
      'registration.review-application',
      {},
      applicationId,
    );
    await as('source').finish('registration.submit', 'registration.submit-application', {}, applicationId);
    await as('acceptor').finish(
      'registration.acceptance',
      'registration.accept-application',
      {},
      applicationId,
    );
    await as('reviewer').finish(
      'registration.examination',
      'registration.pass-examination',
      {},
      applicationId,
    );
    const running = await as('coder').post('/api/v1/actions/registration.assign-code', { applicationId });
    expect(running.status).toBe(409);
    const notices = await (await program.get('/api/v1/public-notices?running=true')).json();
    expect((notices as { items: { id: string }[] }).items.map(({ id }) => id)).toContain(applicationId);
    await as('system').act('demo.advance-clock', { workingDays: 11 });
    await eventually(() => as('coder').task('registration.coding', applicationId));
    const coded = await as('coder').finish(
      'registration.coding',
      'registration.assign-code',
      {},
      applicationId,
    );
    const shown = await program.get(`/api/v1/registrations/${coded.queryCode}`);
    expect(shown.status).toBe(200);
    const registered = (await shown.json()) as { dataName: string; resultDocument: string };
    expect(registered.dataName).toContain('养老服务对象');
    expect(registered.resultDocument).toMatch(/^doc_/);
  });
});

describe('an authorisation', () => {
  it('goes from plan to decision to agreement to signature', async () => {
    const organisations = async (q: string) =>
      (await as('implementing').get(`/api/v1/organisations?q=${encodeURIComponent(q)}`)).body.items[0].id;
    const { planId } = await as('implementing').act('authorisation.draft-plan', {
      authorisingBody: await organisations('公枢市人民政府'),
      document: plan(await organisations('公枢数据运营有限公司')),
    });
    await minutes(planId, '市政府常务会议纪要〔2026〕20号');
    await as('authorising').finish('authorisation.plan-approval', 'authorisation.approve-plan', {}, planId);
    const line = await as('implementing').task('authorisation.agreement-drafting', planId);
    const task = (await as('implementing').get(`/api/v1/tasks/${line.id}`)).body;
    const draft = task.acts[0].prefill;
    // The form is ready but for one thing that only people can know.
    const incomplete = await as('implementing').post('/api/v1/actions/authorisation.draft-agreement', draft);
    expect([incomplete.status, incomplete.body.code]).toEqual([422, 'authorisation/agreement-incomplete']);
    expect(incomplete.body.defects.map(({ at }: { at: string }) => at)).toEqual([
      '/document/parts/security/personalInformation/impactAssessmentReference',
    ]);
    draft.document.parts.security.personalInformation.impactAssessmentReference = '影响评估〔2026〕7号';
    draft.document.parts.scope.resources[0].relation = 'elders';
    const { agreementId } = await as('implementing').act('authorisation.draft-agreement', draft);
    known['agreement'] = agreementId;
    await minutes(agreementId, '市大数据中心党组会议纪要〔2026〕20号');
    await as('authorising').finish(
      'authorisation.agreement-approval',
      'authorisation.approve-agreement',
      {},
      agreementId,
    );
    const signed = await as('operator').finish(
      'authorisation.agreement-signing',
      'authorisation.sign-agreement',
      {},
      agreementId,
    );
    expect(signed.state).toBe('active');
    await passScenario(as, agreementId);
  });
});

describe('products', () => {
  it('refuses a definition beyond the scope with its clause', async () => {
    const beyond = await as('operator').post('/api/v1/actions/products.define-data-api', {
      ...statistics(),
      code: 'beyond',
      definition: { sql: 'SELECT r.姓名, count(*) FROM elders AS r GROUP BY r.姓名', parameters: [] },
    });
    expect(beyond.status).toBeGreaterThanOrEqual(400);
    expect(beyond.body.code).toMatch(/^query\//);
    expect(beyond.body.clause.document).toBe('实施规范');
  });

  it('are defined, reviewed twice and listed', async () => {
    const one = await as('operator').act('products.define-data-api', statistics());
    const other = await as('operator').act('products.define-verification', {
      ...statistics(),
      code: 'elder-check',
      title: '养老服务对象核验',
      definition: {
        resourceId: known['resource'],
        subjectItems: ['对象编号'],
        comparedItems: ['所在区'],
        tellsExistence: false,
      },
    });
    for (const { productId } of [one, other]) {
      await as('implementing').finish(
        'products.security-review',
        'products.pass-security-review',
        { opinion: '输出不可识别个人。' },
        productId,
      );
      await as('authorising').finish(
        'products.compliance-review',
        'products.pass-compliance-review',
        { opinion: '与协议一致。' },
        productId,
      );
      await as('operator').finish(
        'products.pricing',
        'products.price-product',
        { priceFen: '0', basis: '公益事业用途免费' },
        productId,
      );
      await as('operator').finish('products.listing', 'products.list-product', {}, productId);
    }
    known['statistics'] = one.productId;
    known['verification'] = other.productId;
  });

  it('are called over HTTP by a machine client, and each answer has a receipt that holds', async () => {
    for (const product of ['statistics', 'verification']) {
      const { orderId } = await as('buyer').act('products.order-product', { productId: known[product] });
      await as('operator').finish('products.order-acceptance', 'products.accept-order', {}, orderId);
    }
    const { clientId } = await as('buyer-admin').act('identity.register-client', {
      name: '测试接口',
      roles: ['buyer'],
      purposes: ['elder-care'],
    });
    await as('security').act('identity.approve-client', { clientId });
    const secret = await as('buyer-admin').act('identity.issue-client-secret', { clientId });
    const machine = new BuyerProgram(program.address, secret);
    const counted = await machine.call(`/api/v1/products/${known['statistics']}/calls`, 'e2e-1', {
      purpose: 'elder-care',
    });
    expect(counted.status).toBe(200);
    expect(counted.body.rows).toEqual(districts.map((district) => [district, '100']).sort());
    const agreed = await machine.call(`/api/v1/products/${known['verification']}/consents`, 'e2e-consent', {
      purpose: 'elder-care',
      subject: { 对象编号: 'S-00001' },
      paperNumber: '授权同意书〔2026〕1号',
      paperSha256: 'a1'.repeat(32),
      until: '2028-12-31',
    });
    known['consent'] = agreed.body.token;
    const verified = await machine.call(`/api/v1/products/${known['verification']}/verifications`, 'e2e-2', {
      purpose: 'elder-care',
      subject: { 对象编号: 'S-00001' },
      compared: { 所在区: '枢西区' },
      consent: known['consent'],
    });
    expect(verified.body.answers).toEqual([{ item: '所在区', answer: 'yes' }]);
    // The same key again: the receipt, and nothing else.
    const again = await machine.call(`/api/v1/products/${known['statistics']}/calls`, 'e2e-1', {
      purpose: 'elder-care',
    });
    expect([again.body.receiptId, again.body.rows]).toEqual([counted.body.receiptId, null]);
    for (const { receiptId } of [counted.body, verified.body]) await receiptHolds(receiptId);
    known['machine'] = JSON.stringify(secret);
  });

  it('start the filing clock with delivery; the early registration has met the resource’s duty', async () => {
    const filing = await eventually(() =>
      as('operator').task('registration.first-filing', known['statistics']),
    );
    const { body } = await as('operator').get(`/api/v1/tasks/${filing.id}`);
    expect(body.clocks.find((clock: { rule: string }) => clock.rule === 'R2')).toMatchObject({
      nature: 'duty',
      state: 'running',
    });
    await expect(as('source').task('registration.first-filing', known['resource'])).rejects.toThrow(
      'no task',
    );
  });
});

describe('a suspension', () => {
  it('refuses the very next call', async () => {
    const machine = new BuyerProgram(program.address, JSON.parse(known['machine'] ?? ''));
    await as('implementing').act('authorisation.suspend-agreement', {
      agreementId: known['agreement'],
      reason: '测试：核查疑似超范围调用',
    });
    for (const [path, input] of [
      [`/api/v1/products/${known['statistics']}/calls`, { purpose: 'elder-care' }],
      [
        `/api/v1/products/${known['verification']}/verifications`,
        {
          purpose: 'elder-care',
          subject: { 对象编号: 'S-00001' },
          compared: { 所在区: '枢西区' },
          consent: known['consent'],
        },
      ],
    ] as const) {
      const refused = await machine.call(path, `after-${path}`, input);
      expect([refused.status, refused.body.code]).toEqual([409, 'lineage/frozen']);
    }
    const disclosed = (await (await program.get('/api/v1/disclosure')).json()) as {
      authorisations: { items: { agreementId: string; state: string }[] };
    };
    expect(
      disclosed.authorisations.items.find(({ agreementId }) => agreementId === known['agreement'])?.state,
    ).toBe('suspended');
  });
});

/** Proven offline by the command, and a receipt with one changed byte is not. */
async function receiptHolds(receiptId: string): Promise<void> {
  const receipt = await eventually(async () => {
    const response = await program.get(`/api/v1/receipts/${receiptId}`);
    const text = await response.text();
    if (!text.includes('checkpoint')) throw new Error('not in the log yet');
    return text;
  });
  const file = join(home.path, `${receiptId}.json`);
  await writeFile(file, receipt);
  const verify = () =>
    run(process.execPath, ['programs/cli/main.ts', 'verify', file]).then(
      () => 0,
      (error: { code: number }) => error.code,
    );
  expect(await verify()).toBe(0);
  const at = receipt.indexOf('elder-care');
  await writeFile(file, `${receipt.slice(0, at)}f${receipt.slice(at + 1)}`);
  expect(at).toBeGreaterThan(0);
  expect(await verify()).toBe(1);
}

async function eventually<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

const statistics = () => ({
  agreementId: known['agreement'],
  code: 'elder-statistics',
  title: '养老服务对象分区统计',
  summary: '按区统计养老服务对象人数，不足十人的格子不显示。',
  purpose: 'elder-care',
  priceFen: '0',
  definition: {
    sql: 'SELECT r.所在区, count(*) AS 人数 FROM elders AS r GROUP BY r.所在区 ORDER BY r.所在区',
    parameters: [],
  },
});

const plan = (operator: string) => ({
  name: '养老服务公共数据授权运营实施方案',
  necessity: '养老服务规划缺少分区统计与对象核验手段，公共数据可以弥补。',
  operatorConditions: '本市注册、具备数据安全管理能力、与授权主体和实施机构无隶属关系。',
  operator,
  selection: { method: 'public-tender', record: '公枢采招〔2026〕3号' },
  mode: { kind: 'scenario', scenarios: ['养老服务'] },
  resources: [known['resource']],
  updateAndQuality: '每月更新，完整率不低于百分之九十九。',
  term: { from: '2026-01-20', until: '2028-01-20' },
  content: '建设统计与核验服务，年度评估，退出时销毁密钥。',
  purposes: [{ code: 'elder-care', title: '养老服务', class: 'public-welfare' }],
  products: '公益事业类：分区统计、对象核验。',
  money: '公益用途免费提供，成本单独核算。',
  security: '原始数据不出域，最小分组十人，核验须经本人同意。',
  rightsAndDuties: '实施机构供数并监督，运营机构承担安全责任。',
  supervision: '接受数据管理部门和社会监督，每年披露。',
  other: '',
  feasibility: {
    lifecycleServices: '提供从需求到退出的全流程服务。',
    socialNeed: '全市养老服务机构需要统计信息。',
    marketSize: '预计每年调用一万次左右。',
    expectedEffect: '提高养老服务供给的精准程度。',
    riskControl: '全程留痕，超范围立即暂停。',
  },
});
