import { describe, expect, it } from 'vitest';
import type { ReleasedResult } from '../model/index.ts';
import { sealResult, unsealResult } from './seal-result.ts';

const secret = new Uint8Array(32).fill(7);
const as = { runId: 'run_1', resultDigest: 'ab' };
const result: ReleasedResult = {
  columns: [{ name: '人数', type: 'integer' }],
  rows: [['40'], [null]],
  suppressed: [],
  verdicts: [],
  complete: true,
};

describe('a sealed result', () => {
  it('comes out as it went in, and tells nothing from outside', () => {
    const sealed = sealResult(secret, as, result);
    expect(sealed.includes(Buffer.from('人数'))).toBe(false);
    expect(unsealResult(secret, as, sealed)).toEqual(result);
  });
  it('does not open with another secret, as another run or as another result', () => {
    const sealed = sealResult(secret, as, result);
    expect(() => unsealResult(new Uint8Array(32).fill(8), as, sealed)).toThrow();
    expect(() => unsealResult(secret, { ...as, runId: 'run_2' }, sealed)).toThrow();
    expect(() => unsealResult(secret, { ...as, resultDigest: 'cd' }, sealed)).toThrow();
  });
  it('does not open when a bit of it was changed', () => {
    const sealed = sealResult(secret, as, result);
    sealed[sealed.length - 1]! ^= 1;
    expect(() => unsealResult(secret, as, sealed)).toThrow();
  });
});
