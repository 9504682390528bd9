import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseCanonical } from './canonical.ts';
import { toUtf8 } from './encoding.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of the standard', () => {
    const value = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"€$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts names by UTF-16 code units', () => {
    const names = ['€', '\r', '\uFB33', '1', '😀', '\u0080', 'ö'];
    const value = Object.fromEntries(names.map((name, at) => [name, at]));
    expect(Object.keys(JSON.parse(canonicalJson(value)) as object).sort()).toEqual(names.toSorted());
    expect(canonicalJson(value).indexOf('😀')).toBeLessThan(canonicalJson(value).indexOf('\uFB33'));
  });

  it('is the only spelling read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as never);
        expect(parseCanonical(toUtf8(text))).toEqual(JSON.parse(text));
        expect(parseCanonical(toUtf8(`${text} `))).toBeUndefined();
        expect(parseCanonical(toUtf8(`\uFEFF${text}`))).toBeUndefined();
      }),
    );
  });

  it.each([
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '1.0',
    '-0',
    '1E3',
    '"\\u0041"',
    '{"a": 1}',
    '"\\ud800"',
    '1e400',
    '',
    '{',
  ])('refuses %s', (text) => expect(parseCanonical(toUtf8(text))).toBeUndefined());
});
