import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { type Accounts, openAccounts } from '../settlement/ground.ts';
import { people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

let accounts: Accounts;
const priceOffice = 'org_gggggggggggggggggggggggggg';
const hire = async (organisation: string, who: string, role: string): Promise<Actor> => {
  const [per, pst, since] = [`per_${who}`, `pst_${who}`, '2020-01-01T00:00:00Z'];
  await accounts.rows('INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $1, $2)', [
    per,
    since,
  ]);
  await accounts.rows(
    'INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $1, $1, $2)',
    [pst, since],
  );
  await accounts.rows(
    'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
    [pst, organisation, since],
  );
  await accounts.rows('INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, $2, $3)', [
    pst,
    role,
    since,
  ]);
  await accounts.rows(
    `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
     VALUES ($1, $2, $3, 'holder', $4, 'test', 'test')`,
    [`hld_${who}`, pst, per, since],
  );
  return {
    kind: 'person',
    personId: per as 'per_x',
    postId: pst as 'pst_x',
    organisationId: organisation as 'org_x',
    roles: [role],
  };
};
let price: Actor;
let secondAuthoriser: Actor;
const act = async (actor: Actor, name: string, input: object): Promise<string> => {
  const done = await accounts.ground.act(actor, `pricing.${name}`, input);
  return done.ok ? 'done' : done.problem.code;
};
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it compares.
const one = async (): Promise<any> =>
  (await accounts.rows('SELECT * FROM pricing.formation ORDER BY number DESC LIMIT 1'))[0];
const application = () => ({
  agreementId: accounts.agreementId,
  reason: '已运营满一年，服务稳定，申请制定正式收费标准。',
  costYear: 2026,
  registrarLevel: 'prefecture',
  delegation: '省价〔2026〕1号',
  priceAuthorityId: priceOffice,
  dataAuthorityId: organisations.authority,
});
const costs = [
  { what: '机房与平台', yuan: '8000000', item: 'platform', serves: 'industry' },
  { what: '公益服务', yuan: '1000000', item: 'labour', serves: 'public' },
];

beforeAll(async () => {
  accounts = await openAccounts();
  await accounts.rows('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [
    priceOffice,
    '2020-01-01Z',
  ]);
  await accounts.rows(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
     VALUES ($1, '示例市发展改革委', 'government-department', 'prefecture', '2020-01-01Z')`,
    [priceOffice],
  );
  price = await hire(priceOffice, 'price', 'price-authority');
  secondAuthoriser = await hire(organisations.authority, 'compliance2', 'authorising-body');
});
afterAll(() => accounts.ground.db.close());

describe('a price is formed', () => {
  it('not before a full year of operation (R36), nor by who may not (R35)', async () => {
    expect(await act(people.compliance, 'apply-formation', application())).toBe('pricing/still-on-trial');
    accounts.ground.db.clock.advance({ hours: 24 * 400 });
    const { delegation: _, ...undelegated } = application();
    expect(await act(people.compliance, 'apply-formation', undelegated)).toBe('pricing/not-yours-to-price');
    expect(await act(people.operator, 'apply-formation', application())).not.toBe('done');
    expect(await act(people.compliance, 'apply-formation', application())).toBe('done');
    expect(await act(people.compliance, 'apply-formation', application())).toBe('pricing/already-under-way');
  });

  it('of costs that are tagged (R45), surveyed by the price authority', async () => {
    const { id: formationId } = await one();
    expect(
      await act(people.operator, 'file-costs', { formationId, costs: [{ what: '人工', yuan: '1' }] }),
    ).toBe('pricing/costs-not-tagged');
    expect(await act(people.buyer, 'file-costs', { formationId, costs })).not.toBe('done');
    expect(await act(people.operator, 'file-costs', { formationId, costs })).toBe('done');
    expect(await act(people.operator, 'file-costs', { formationId, costs })).not.toBe('done');
    const survey = {
      formationId,
      cuts: [{ number: 1, allowedYuan: '9000000', reason: '与账目不符' }],
      subsidyYuan: '0',
      reference: '成调〔2027〕1号',
    };
    expect(await act(price, 'conclude-survey', survey)).toBe('pricing/survey-not-in-order');
    expect(await act(price, 'return-costs', { formationId, missing: '请补充折旧明细' })).toBe('done');
    expect(await act(people.operator, 'file-costs', { formationId, costs })).toBe('done');
    expect(await act(price, 'conclude-survey', { ...survey, cuts: [] })).toBe('done');
  });

  it('by the formula, to the fen, with the rate inside its bound (R37), decided by the data authority', async () => {
    const { id: formationId, surveyed_at } = await one();
    const proposal = {
      formationId,
      tenYearYield: '1.80',
      yieldYear: Number(surveyed_at.toString().slice(0, 4)) - 1,
      yieldSource: '中国债券信息网',
      rate: '7.80',
      taxYuan: '500000',
      excessCycles: 1,
      cycleYears: 3,
    };
    expect(await act(price, 'propose-revenue', { ...proposal, rate: '7.81' })).toBe(
      'pricing/revenue-not-in-order',
    );
    expect(await act(price, 'propose-revenue', { ...proposal, cycleYears: 4 })).toBe(
      'pricing/revenue-not-in-order',
    );
    expect(await act(price, 'propose-revenue', proposal)).toBe('done');
    expect((await one()).revenue_fen).toBe(912_400_000n);
    expect(await act(price, 'approve-revenue', { formationId, opinion: '同意核定' })).not.toBe('done');
    expect(await act(people.dataAuthority, 'send-back-revenue', { formationId, opinion: '请核对税金' })).toBe(
      'done',
    );
    expect(await act(price, 'propose-revenue', proposal)).toBe('done');
    expect(await act(people.dataAuthority, 'approve-revenue', { formationId, opinion: '同意核定' })).toBe(
      'done',
    );
    expect(await one()).toMatchObject({ state: 'approved', revenue_fen: 912_400_000n });
    expect(
      await accounts.rows(
        "SELECT kind, rule, state FROM casework.clock WHERE subject_id = $1 AND kind = 'pricing.cycle-end'",
        [formationId],
      ),
    ).toMatchObject([{ rule: 'R43', state: 'running' }]);
    expect(await accounts.faults()).toEqual([]);
  });

  it('with ceilings that fit (R39), set by a second person; the page shows every step of the computation', async () => {
    const { id: formationId } = await one();
    const ceilings = (yuan: string, expectedVolume: number) => ({
      formationId,
      ceilings: [{ productId: accounts.productId, basis: 'call', yuan, expectedVolume }],
      reason: '按算力、人力和预计销量测算',
    });
    expect(await act(people.compliance, 'propose-ceilings', ceilings('1', 9_124_001))).toBe(
      'pricing/ceilings-not-in-order',
    );
    expect(
      await act(people.compliance, 'propose-ceilings', {
        ...ceilings('1', 1),
        ceilings: [{ productId: 'prd_other', basis: 'call', yuan: '1', expectedVolume: 1 }],
      }),
    ).toBe('pricing/ceilings-not-in-order');
    const byRow = ceilings('1', 1).ceilings.map((line) => ({ ...line, basis: 'row' }));
    const refused = await accounts.ground.act(people.compliance, 'pricing.propose-ceilings', {
      ...ceilings('1', 1),
      ceilings: byRow,
    });
    expect(!refused.ok && refused.problem.defects).toEqual([
      {
        at: '/ceilings/0/basis',
        message: expect.objectContaining({ zh: expect.stringContaining('按调用次数计') }),
      },
    ]);
    expect(await act(people.compliance, 'propose-ceilings', ceilings('1', 9_124_000))).toBe('done');
    const [{ id: ceilingSetId }] = await accounts.rows('SELECT id FROM pricing.ceiling_set');
    const checked = { ceilingSetId, opinion: '核对无误' };
    expect(await act(people.compliance, 'confirm-ceilings', checked)).not.toBe('done');
    expect(await act(secondAuthoriser, 'confirm-ceilings', checked)).toBe('done');
    expect(await act(secondAuthoriser, 'confirm-ceilings', checked)).not.toBe('done');
    const { ok, value } = await accounts.read(people.operator as never, 'pricing.formation', {
      id: formationId,
    });
    expect(ok && value.steps.map(({ code, yuan }: { code: string; yuan: string }) => [code, yuan])).toEqual([
      ['C', '8000000.00'],
      ['P', '624000.00'],
      ['T', '500000.00'],
      ['D', '0.00'],
      ['MAR', '9124000.00'],
    ]);
    const priced = (more: object) =>
      accounts.ground.act(people.operator, 'products.price-product', {
        productId: accounts.productId,
        priceFen: '20',
        basis: '上限收费标准',
        ...more,
      });
    // Within, at, and above the ceiling of one yuan, in its dearest tier.
    expect(await priced({ priceFen: '100', tiers: [{ above: '10', priceFen: '90' }] })).toMatchObject({
      ok: true,
    });
    for (const above of [{ priceFen: '101' }, { tiers: [{ above: '10', priceFen: '101' }] }])
      expect(await priced(above)).toMatchObject({
        ok: false,
        problem: {
          code: 'products/price-above-ceiling',
          detail: { zh: expect.stringContaining('1.01 元 > 上限 1.00 元') },
        },
      });
    expect(await priced({})).toMatchObject({ ok: true });
    expect(await accounts.read(people.buyer, 'pricing.formation', { id: formationId })).toMatchObject({
      ok: false,
    });
    expect(await accounts.read(people.buyer, 'pricing.formation', { id: 'prf_none' })).toMatchObject({
      ok: false,
    });
    const what = await accounts.read(people.operator, 'pricing.what-if', {
      id: formationId,
      rate: '8',
      takenYuan: '10036400',
    });
    expect(what.value).toMatchObject({ revenueYuan: '9140000.00', rateAllowed: false });
    expect(await accounts.faults()).toEqual([]);
  });

  it('and held against the meter each year (R41); what was taken too much is deducted in the next cycle (R42)', async () => {
    const { id: formationId, valid_from } = await one();
    const year = Number(valid_from.toString().slice(0, 4));
    expect(await act(people.compliance, 'review-year', { formationId, year, measures: '指导调整' })).toBe(
      'pricing/year-not-over',
    );
    await accounts.use(10);
    accounts.ground.db.clock.advance({ hours: 24 * 366 });
    expect(await act(people.compliance, 'review-year', { formationId, year, measures: '指导调整' })).toBe(
      'done',
    );
    expect(await act(people.compliance, 'review-year', { formationId, year, measures: '指导调整' })).toBe(
      'pricing/year-not-over',
    );
    expect(await accounts.rows('SELECT taken_fen, adjust, excess_fen FROM pricing.year_review')).toEqual([
      { taken_fen: 200n, adjust: 'ceilings', excess_fen: 0n },
    ]);
    expect(await accounts.faults()).toEqual([]);
  });

  it('and what the checks find when somebody changes it by hand', async () => {
    const { id } = await one();
    await accounts.rows(
      'UPDATE pricing.cost_line SET allowed_fen = allowed_fen - 100, cut_reason = $2 WHERE formation_id = $1 AND number = 1',
      [id, 'x'],
    );
    await accounts.rows('UPDATE pricing.ceiling SET expected_volume = expected_volume + 1');
    expect((await accounts.faults()).length).toBe(2);
  });
});
