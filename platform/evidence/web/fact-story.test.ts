import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { factKinds, kindTitle } from './fact-kinds.ts';
import { tellFact } from './fact-story.ts';

const platform = fileURLToPath(new URL('../../', import.meta.url));

/** Kinds that some module's code enters as public facts. */
function enteredKinds(): string[] {
  const sources = readdirSync(platform, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/appendPublicFact\(tx, \{\s*kind: '([^']+)'/g)].map(([, kind]) => kind!),
  );
  const constants = new Map(
    sources.flatMap((source) =>
      [...source.matchAll(/export const (\w+Kind) = '([^']+)'/g)].map(
        ([, name, kind]) => [name!, kind!] as const,
      ),
    ),
  );
  const byConstant = sources.flatMap((source) =>
    [...source.matchAll(/appendPublicFact\(tx, \{\s*kind: (\w+)/g)].flatMap(([, name]) =>
      // Steps that differ in little name their fact where they are defined.
      name === 'fact'
        ? [...source.matchAll(/\bfact: '([^']+)'/g)].map(([, kind]) => kind!)
        : [constants.get(name!) ?? name!],
    ),
  );
  return [...new Set([...named, ...byConstant])].sort();
}

describe('public facts in words', () => {
  it('has words for every kind that is entered, and for no other', () => {
    expect(enteredKinds().length).toBeGreaterThan(7);
    expect(enteredKinds()).toEqual(Object.keys(factKinds).sort());
  });

  it('tells an authorisation with whom, what, for what and until when', () => {
    expect(
      tellFact('authorisation.in-force', {
        number: '公授〔2026〕1号',
        operator: '数据公司',
        resources: [{ title: '企业登记' }, { title: '纳税信用' }],
        purposes: [{ title: '普惠金融' }],
        from: '2026-01-01',
        until: '2029-01-01',
      })?.zh,
    ).toBe(
      '公授〔2026〕1号：授权数据公司使用企业登记、纳税信用，用于普惠金融，2026-01-01起，2029-01-01起失效。',
    );
  });

  it('tells what was released before opening, and that it was taken back', () => {
    const fact = { resource: '企业名单', conditions: ['商业秘密', '重识别风险'] };
    expect(tellFact('privacy.release-approved', fact)?.zh).toContain(
      '“企业名单”开放前未满足的事项经两人决定放行：商业秘密、重识别风险',
    );
    expect(tellFact('privacy.release-ended', fact)?.zh).toContain('撤回对“企业名单”的放行');
    expect(tellFact('privacy.release-approved', {})).toBeNull();
  });

  it('tells what was put on the open list, and what left it', () => {
    const fact = { title: '气象', department: '气象局', class: 'unconditional', legalBasis: '《意见》' };
    expect(tellFact('opening.listed', fact)?.zh).toBe(
      '气象局的“气象”列入开放目录，无条件开放；依据：《意见》。',
    );
    expect(tellFact('opening.withdrawn', { ...fact, reason: '停用' })?.zh).toContain('撤出开放目录：停用');
    expect(tellFact('opening.withdrawn', fact)).toBeNull();
  });

  it('tells totals with what is merged', () => {
    const lines = [
      { agreement: 'a', purpose: 'p', calls: 12 },
      { agreement: '其他', fewerThan: 10 },
    ];
    expect(tellFact('evidence.daily-use', { day: '2026-01-05', lines })?.en).toBe(
      'On 2026-01-05 12 calls are published, and fewer than 10 more are merged.',
    );
    expect(tellFact('evidence.daily-use', { day: '2026-01-05', lines: [] })?.zh).toBe(
      '2026-01-05公布调用0次。',
    );
  });

  it('tells a day whose calls are all merged without a zero that is none', () => {
    const lines = [{ agreement: '其他', fewerThan: 10 }];
    expect(tellFact('evidence.daily-use', { day: '2026-01-05', lines })?.zh).toBe(
      '2026-01-05的调用少于10次，合并公布。',
    );
  });

  it('tells evidence before registration with a digest short enough to compare by eye', () => {
    const fact = { thing: 'prd_1', kind: 'product', digest: '0123456789abcdef'.repeat(4) };
    expect(tellFact('registration.evidence', fact)?.zh).toBe(
      '产品prd_1在申请登记前存证，内容摘要0123456789abcdef…。',
    );
  });

  it('tells what was erased after retention, and what was kept', () => {
    const fact = { before: '2026-03-01', decidedOn: '2029-03-05', rule: 'R67', reason: '保存期满' };
    expect(tellFact('evidence.openings-erased', { ...fact, erased: 120, kept: { fewerThan: 10 } })?.zh).toBe(
      '依2029-03-05的决定，2026-03-01以前存证的盐值与字段值已清除120条；仍须保留少于10条。理由：保存期满',
    );
    expect(tellFact('evidence.openings-erased', { ...fact, erased: '120' })?.zh).toContain('若干条');
  });

  it.each([
    [{ event: 'begins', previous: null, overlapUntil: null }, '日志启用SM2密钥0a0b0c0d。'],
    [
      { event: 'begins', previous: 'x+11223344+AQ==', overlapUntil: '2026-02-02T01:00:00Z' },
      '日志启用SM2密钥0a0b0c0d，接替密钥11223344，两者并行签名至2026年2月2日。',
    ],
    [
      { event: 'begins', previous: 'x+11223344+AQ==', overlapUntil: null },
      '日志启用SM2密钥0a0b0c0d，密钥11223344同时停用。',
    ],
    [{ event: 'ends' }, '日志的SM2密钥0a0b0c0d不再签名，其私钥随即销毁。'],
  ])('tells a change of the log’s keys: %o', (fact, zh) => {
    const key = { algorithm: 'SM2', key: 'data.example/log+0a0b0c0d+/w==' };
    expect(tellFact('evidence.log-key', { ...key, ...fact })?.zh).toBe(zh);
  });

  it('tells a price in yuan, and none as free of charge', () => {
    expect(tellFact('products.listed', { title: '指数', operator: '公司', priceFen: '0' })?.zh).toBe(
      '公司上架“指数”，免费。',
    );
    expect(tellFact('products.listed', { title: '指数', operator: '公司', priceFen: '150' })?.zh).toBe(
      '公司上架“指数”，每次1.50元。',
    );
    const tiers = [{ above: '10', priceFen: '90' }];
    const listed = { title: '指数', operator: '公司', priceFen: '0', per: 'row', tiers };
    expect(tellFact('products.listed', listed)?.zh).toBe('公司上架“指数”，每行0.00元，分2级。');
    expect(tellFact('products.price-in-force', { ...listed, feeClass: 'guided', basis: '规定' })?.en).toBe(
      '“指数” of 公司 costs 0.00 yuan per row, in 2 tiers, on the basis of 规定.',
    );
  });

  it.each(Object.keys(factKinds))('%s without its fields is not told', (kind) => {
    for (const fact of [null, 1, 'x', [], {}, { number: 5, day: 5 }]) expect(tellFact(kind, fact)).toBeNull();
  });

  it('names an unknown kind by its own name', () => {
    expect(kindTitle('titles.verdict').zh).toBe('titles.verdict');
    expect(tellFact('titles.verdict', {})).toBeNull();
    expect(kindTitle('toString').zh).toBe('toString');
  });
});
