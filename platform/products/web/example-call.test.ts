import { describe, expect, it } from 'vitest';
import type { Product } from '#api-client';
import { exampleCall } from './example-call.ts';

const product = (more: Partial<Product>): Product =>
  ({
    callAddress: '/api/v1/products/prd_1/calls',
    purpose: 'p',
    parameters: [],
    verification: null,
    ...more,
  }) as Product;

const bodyOf = (call: string) =>
  JSON.parse(/-d '(.*)'$/s.exec(call)?.[1]?.replaceAll("'\\''", "'") ?? 'null');

describe('the example on a product page', () => {
  it('of statistics takes the first allowed value of each parameter', () => {
    const call = exampleCall(
      product({ parameters: [{ name: 'month', type: 'text', values: ["d'or", '2026-02'] }] }),
      'https://hub.example',
    );
    expect(call.split(' \\\n')[0]).toBe("curl -X POST 'https://hub.example/api/v1/products/prd_1/calls'");
    expect(bodyOf(call)).toEqual({ purpose: 'p', parameters: { month: "d'or" } });
    expect(call).toContain("d'\\''or");
  });

  it('of a product with own data names the columns to bring, and where they come from', () => {
    const ownData = {
      name: 'own',
      columns: [{ name: 'district', type: 'text', required: true } as const],
      key: 'district',
      keyRepeats: false,
      mostRows: 10,
    };
    expect(bodyOf(exampleCall(product({ ownData }), ''))).toEqual({
      purpose: 'p',
      parameters: {},
      ownData: { origin: '…', rows: [{ district: '…' }] },
    });
  });

  it('of a verification names its items, and the consent where it is needed', () => {
    const item = (name: string) => ({ name, title: name, type: 'text' });
    const verification = {
      subject: [item('公民身份号码')],
      compared: [item('姓名')],
      tellsExistence: false,
      needsConsent: true,
    };
    expect(bodyOf(exampleCall(product({ verification }), ''))).toEqual({
      purpose: 'p',
      subject: { 公民身份号码: '…' },
      compared: { 姓名: '…' },
      consent: '…',
    });
    expect(
      bodyOf(
        exampleCall(product({ verification: { ...verification, compared: [], needsConsent: false } }), ''),
      ),
    ).toEqual({ purpose: 'p', subject: { 公民身份号码: '…' } });
  });
});
