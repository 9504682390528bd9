import { describe, expect, it } from 'vitest';
import type { AgreementDocument } from './agreement.ts';
import { partNames } from './agreement.ts';
import { R24, R25, R28, R30 } from './agreement-rules.ts';

const worded = Object.fromEntries(partNames.map((name) => [name, { wording: { zh: '约定内容' } }]));
const party = (id: string) => ({
  organisationId: `org_${id}` as const,
  name: id,
  creditCode: '91350100M000100Y43',
});

describe('rules of the agreement', () => {
  it('R24 wants all thirteen parts and names each that is missing', () => {
    expect(R24.judge({ parts: worded }).holds).toBe(true);
    const { security: _security, ...rest } = worded;
    const verdict = R24.judge({ parts: { ...rest, money: { wording: { zh: ' ' } } } });
    expect(verdict.holds).toBe(false);
    expect(verdict.output).toEqual(['money', 'security']);
  });

  it.each([
    ['2026-01-01', '2031-01-01', undefined, true],
    ['2026-01-01', '2031-01-02', undefined, false],
    ['2026-01-01', '2031-01-02', '管网数据建设周期长，需长期投入', true],
    ['2026-01-01', '2031-01-02', ' ', false],
  ])('R25 from %s until %s with the reason %s', (from, until, reasonBeyondLimit, holds) => {
    expect(R25.judge({ from, until, ...(reasonBeyondLimit ? { reasonBeyondLimit } : {}) }).holds).toBe(holds);
  });

  it('R28 data obtained by sharing needs the provider’s consent', () => {
    const shared = { origin: 'shared' as const, provider: party('provider') };
    const resource = { resourceId: 'res_1', title: '婚姻登记' };
    expect(R28.judge({ resources: [{ ...resource, sources: [{ origin: 'own' as const }] }] }).holds).toBe(
      true,
    );
    expect(R28.judge({ resources: [{ ...resource, sources: [shared] }] }).holds).toBe(false);
    const consent = { reference: '民函〔2026〕2号', givenOn: '2026-01-04' };
    expect(R28.judge({ resources: [{ ...resource, sources: [{ ...shared, consent }] }] }).holds).toBe(true);
  });

  it('R30 neither the operator nor an affiliate re-develops its products', () => {
    const document = {
      parties: { operator: party('operator') },
      parts: { disclosure: { affiliates: [party('affiliate')] } },
    } as unknown as AgreementDocument;
    const judge = (id: string) => R30.judge({ document, developers: [party(id)] }).holds;
    expect([judge('operator'), judge('affiliate'), judge('other')]).toEqual([false, false, true]);
  });
});
