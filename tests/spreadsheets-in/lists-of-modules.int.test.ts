import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { loadPolicies, type PolicySet } from '#platform/identity';
import { closeEngine, type Lab, openLab } from '../runs/lab.ts';
import { people, person, purpose } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type ImportDesk, importDesk, memoryUploads, type TestCell, workbookOf } from './house.ts';

const { operator, drafter, buyer, source } = people;
let lab: Lab;
let desk: ImportDesk;
let number: string;
beforeAll(async () => {
  const files = memoryUploads();
  let policies: PolicySet | undefined;
  lab = await openLab(undefined, undefined, { uploads: files.uploads, policies: () => policies! });
  policies = loadPolicies(lab.modules, `lists-${lab.db.url.slice(-12)}`);
  desk = importDesk({ db: lab.db, modules: lab.modules, policies, files });
  const { rows } = await lab.db.pool.query('SELECT number FROM authorisation.agreement WHERE id = $1', [
    lab.agreementId,
  ]);
  number = rows[0].number;
});
afterAll(async () => {
  await lab?.close();
  await closeEngine();
});

const all = async (text: string) => (await lab.db.pool.query(text)).rows;
const listsOf = async (actor: Actor): Promise<string[]> =>
  (await desk.read(actor, 'casework.import-lists', {})).items
    .map(({ name }: { name: string }) => name)
    .sort();
const at = (answer: { problem: { defects: readonly { at: string }[] } }) =>
  answer.problem.defects.map((one) => one.at);

it('each post is offered the lists of its own acts', async () => {
  expect(await listsOf(operator)).toEqual(
    expect.arrayContaining(['authorisation.assets', 'authorisation.scenarios', 'casework.outside-decisions']),
  );
  expect(await listsOf(drafter)).toContain('authorisation.assets');
  expect(await listsOf(drafter)).not.toContain('authorisation.scenarios');
  expect(await listsOf(source)).toContain('registration.applications');
  expect(await listsOf(buyer)).toEqual(['casework.outside-decisions']);
  const administrator = person(organisations.authority, 'system', 'system-admin');
  expect(await listsOf(administrator)).toContain('identity.organisations');
});

describe('the asset ledger', () => {
  const elsewhere = person(organisations.bank, 'drafter', 'implementing-body');
  const head = ['授权运营协议', '类别', '名称与说明', '归属', '数量或金额', '依据', '单据扫描件文件名'];
  const row = (more: { readonly [place: number]: TestCell } = {}): TestCell[] =>
    [number, '硬件', '隔离计算服务器', '运营机构', '2 台', '发票 2026-0001', ''].map(
      (cell, place) => more[place] ?? cell,
    );
  const sheet = (...rows: TestCell[][]) => workbookOf([head, ...rows], '台账');

  it('comes in as a sheet, is confirmed by the other side item by item, and a second time changes nothing', async () => {
    const bad = await desk.bringIn(
      operator,
      'authorisation.assets',
      sheet(row({ 0: '授协〔2020〕9号', 1: '房屋' }), row({ 5: '' })),
    );
    expect(at(bad)).toEqual(['台账!A2', '台账!B2', '台账!F3']);
    // Somebody else's agreement is none there is.
    expect(at(await desk.bringIn(elsewhere, 'authorisation.assets', sheet(row())))).toEqual(['台账!A2']);

    const { importId, counts } = await desk.bringIn(
      operator,
      'authorisation.assets',
      sheet(row(), row({ 2: '计算软件', 1: '软件' })),
    );
    expect(counts).toMatchObject({ ready: 2, wrong: 0 });
    expect((await desk.carryOut(operator, importId)).counts).toMatchObject({ done: 2 });
    const entered = await all('SELECT state, kind, amount FROM authorisation.asset ORDER BY number');
    expect(entered).toEqual([
      { state: 'proposed', kind: 'hardware', amount: '2 台' },
      { state: 'proposed', kind: 'software', amount: '2 台' },
    ]);
    const again = await desk.bringIn(
      operator,
      'authorisation.assets',
      sheet(row({ 5: '发票 2026-0001 复印' }), row({ 2: '计算软件', 1: '软件' })),
    );
    expect(again.counts).toMatchObject({ unchanged: 2, ready: 0 });
  });
});

describe('scenarios', () => {
  const head = [
    '授权运营协议',
    '场景',
    '用途',
    '使用目的与方式',
    '资源',
    '产品和服务',
    '使用对象',
    '安全措施',
  ];
  let row: (more?: { readonly [place: number]: TestCell }) => TestCell[];
  beforeAll(async () => {
    await lab.db.pool.query(
      `UPDATE authorisation.agreement SET document = jsonb_set(document, '{mode}', $2) WHERE id = $1`,
      [lab.agreementId, JSON.stringify({ kind: 'scenario', scenarios: ['普惠金融', '稳岗补贴'] })],
    );
    const [agreement] = await all(
      `SELECT document FROM authorisation.agreement WHERE id = '${lab.agreementId}'`,
    );
    const product = agreement.document.parts.products.list[0].code;
    row = (more = {}) =>
      [
        number,
        '普惠金融',
        purpose,
        '核验申请人的补贴领取情况',
        '居民',
        product,
        '金融机构',
        '只返回核验结果并留存凭证',
      ].map((cell, place) => more[place] ?? cell);
  });

  it('come in as a sheet: what the agreement does not name is refused by its rule, the rest goes to both reviews', async () => {
    const bad = await desk.bringIn(
      operator,
      'authorisation.scenarios',
      workbookOf([head, row({ 4: '别的资源、居民', 6: '行人' })], '场景'),
    );
    expect(at(bad)).toEqual(['场景!E2', '场景!G2']);
    const tried = await desk.bringIn(
      operator,
      'authorisation.scenarios',
      workbookOf([head, row(), row({ 1: '没有的场景' })]),
    );
    expect(tried.counts).toMatchObject({ ready: 1, wrong: 1 });
    const { items, counts } = await desk.carryOut(operator, tried.importId);
    expect(counts).toMatchObject({ done: 1, wrong: 1 });
    expect(items[1].code).toBe('authorisation/scenario-not-in-order');
    expect(await all('SELECT state FROM authorisation.scenario')).toEqual([{ state: 'security-review' }]);
    const again = await desk.bringIn(operator, 'authorisation.scenarios', workbookOf([head, row()]));
    expect(again.counts).toMatchObject({ unchanged: 1 });
  });
});

describe('the register of organisations and their posts', () => {
  const administrator = person(organisations.authority, 'keeper', 'system-admin');
  const security = person(organisations.authority, 'guard', 'security-admin');
  beforeAll(async () => {
    for (const [actor, role] of [
      [administrator, 'system-admin'],
      [security, 'security-admin'],
    ] as const) {
      if (actor.kind !== 'person') continue;
      const { personId, postId, organisationId } = actor;
      const since = '2020-01-01Z';
      const run = (text: string, values: unknown[]) => lab.db.pool.query(text, values);
      await run('INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $1, $2)', [
        personId,
        since,
      ]);
      await run('INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $2, $2, $3)', [
        postId,
        role,
        since,
      ]);
      await run('INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)', [
        postId,
        organisationId,
        since,
      ]);
      await run('INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, $2, $3)', [
        postId,
        role,
        since,
      ]);
      await run(
        `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason) VALUES ($1, $2, $3, 'holder', $4, 'test', 'test')`,
        [`hld_${role}`, postId, personId, since],
      );
    }
  });

  it('comes in as a sheet, and as it was exported changes nothing', async () => {
    const head = ['单位名称', '类别', '层级', '统一社会信用代码', '上级单位'];
    const bad = await desk.bringIn(
      administrator,
      'identity.organisations',
      workbookOf([head, ['云川市水务局', '机关', '村', '', '没有的单位']], '单位'),
    );
    expect(at(bad)).toEqual(['单位!B2', '单位!C2', '单位!E2']);
    const tried = await desk.bringIn(
      administrator,
      'identity.organisations',
      workbookOf([
        head,
        ['云川市水务局', '政府部门', '市', '', ''],
        ['云川市水文站', '事业单位', '', '', ''],
      ]),
    );
    // A public body without its level is refused by the act's own rule, by the name of the column.
    expect(tried.counts).toMatchObject({ ready: 1, wrong: 1 });
    const { items } = await desk.carryOut(administrator, tried.importId);
    expect(items[1].reason.zh).toContain('层级：');
    const back = await desk.bringIn(
      administrator,
      'identity.organisations',
      await desk.exported(administrator, 'identity.organisations'),
    );
    expect(back.problem).toBeUndefined();
    expect(back.counts).toMatchObject({ ready: 0, wrong: 0, unchanged: back.rows });

    const posts = workbookOf([
      ['单位', '岗位名称', '岗位英文名称', '角色'],
      ['云川市水务局', '数据岗', 'Data desk', '数源部门'],
    ]);
    expect(await desk.bringIn(administrator, 'identity.posts', posts)).toMatchObject({
      refused: expect.stringContaining('not-found'),
    });
    const opened = await desk.bringIn(security, 'identity.posts', posts);
    expect(opened.counts).toMatchObject({ ready: 1 });
    expect((await desk.carryOut(security, opened.importId)).counts).toMatchObject({ done: 1 });
    expect(await all(`SELECT title_en FROM identity.post WHERE title_zh = '数据岗'`)).toEqual([
      { title_en: 'Data desk' },
    ]);
  });
});

describe('registrations of resources', () => {
  it('come in as a sheet, and each waits for its business review by a second person', async () => {
    const head = [
      '数据资源',
      '登记机构',
      '数据内容简介',
      '数据合法合规性来源',
      '数据存储情况',
      '产品和服务信息',
      '应用场景信息',
      '数据安全风险评估',
      '风险评估报告编号',
    ];
    const [registry] = await all(
      `SELECT name FROM identity.organisation_record WHERE organisation_id = '${organisations.registry}'`,
    );
    const row = [
      '居民',
      registry.name,
      '全市居民补贴领取情况的登记内容。',
      ...Array(5).fill('依法履职采集，措施齐备并已存证。'),
      '风评〔2026〕1号',
    ];
    const bad = await desk.bringIn(
      source,
      'registration.applications',
      workbookOf([head, ['没有的资源', '没有的机构', ...row.slice(2)]], '登记'),
    );
    expect(at(bad)).toEqual(['登记!A2', '登记!B2']);
    const tried = await desk.bringIn(
      source,
      'registration.applications',
      workbookOf([head, row, row.with(2, '太短')]),
    );
    expect(tried.counts).toMatchObject({ ready: 1, wrong: 1 });
    expect((await desk.carryOut(source, tried.importId)).counts).toMatchObject({ done: 1, wrong: 1 });
    expect(await all('SELECT type, drafted_by FROM registration.application')).toEqual([
      { type: 'first', drafted_by: 'per_source' },
    ]);
    const again = await desk.bringIn(source, 'registration.applications', workbookOf([head, row]));
    expect(again.counts).toMatchObject({ unchanged: 1 });
  });
});
