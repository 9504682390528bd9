import { describe, expect, it } from 'vitest';
import type { AuthorityAbove, Dispatched } from './ports.ts';

export const sampleDispatch: Dispatched = {
  id: 'dsp_1',
  kind: 'report-above',
  receiver: '省数据局',
  title: '2026年第一季度报告（第1版）',
  digest: '0f'.repeat(32),
  content: { period: '2026年第一季度', lines: [] },
  files: [],
};

/** What every way to the authority above must do, whether it takes things or not. */
export function authorityAboveContract(name: string, make: () => AuthorityAbove, takes: boolean): void {
  describe(`${name} as a way to the authority above`, () => {
    it('answers the same dispatch the same, however often it is asked', async () => {
      const authority = make();
      const [first, again] = [await authority.send(sampleDispatch), await authority.send(sampleDispatch)];
      expect(again).toEqual(first);
      expect(first.ok).toBe(takes);
    });

    it('gives different things different receipts, or says in both languages why it takes none', async () => {
      const authority = make();
      const [one, other] = [
        await authority.send(sampleDispatch),
        await authority.send({ ...sampleDispatch, id: 'dsp_2' }),
      ];
      if (one.ok && other.ok) expect(one.receipt).not.toBe(other.receipt);
      else expect(one).toMatchObject({ reason: { zh: expect.any(String), en: expect.any(String) } });
    });
  });
}
