import { describe, expect, it } from 'vitest';
import type { DocumentRenderer, FormalDocument } from './ports.ts';

export const samplePaper: FormalDocument = {
  number: '公数登受〔2026〕3号',
  title: '公共数据资源登记受理通知书',
  issuer: '云川市公共数据登记中心',
  addressee: '云川市市场监督管理局',
  paragraphs: [
    '你单位于2026年1月5日提交的“企业登记信息”首次登记申请，经审查，材料齐全，符合《公共数据资源登记管理暂行办法》第九条、第十条的规定，现予受理。',
    '我中心将自受理之日起20个工作日内完成形式审核。',
  ],
  issuedOn: Temporal.PlainDate.from('2026-01-08'),
  checkAddress: 'http://127.0.0.1:8080/api/v1/documents/doc_x/check?digest=00',
  digest: '0f'.repeat(32),
};

/** What every renderer of formal papers must do. `pages` counts the pages of what it made. */
export function documentRendererContract(
  name: string,
  make: () => DocumentRenderer,
  pages: (bytes: Buffer) => number,
): void {
  describe(`${name} renders formal papers`, () => {
    const renderer = make();

    it('gives the same bytes for the same paper, and others for another', async () => {
      const [one, again] = [await renderer.render(samplePaper), await renderer.render(samplePaper)];
      expect(one.equals(again)).toBe(true);
      const other = await renderer.render({ ...samplePaper, number: '公数登受〔2026〕4号' });
      expect(one.equals(other)).toBe(false);
    });

    it('fits a short paper on one page and goes on over as many as a long one needs', async () => {
      expect(pages(await renderer.render(samplePaper))).toBe(1);
      const long = {
        ...samplePaper,
        paragraphs: Array.from({ length: 60 }, () => samplePaper.paragraphs[0]!),
      };
      expect(pages(await renderer.render(long))).toBeGreaterThan(8);
    });

    it('does without an addressee, and with characters that no font has', async () => {
      const { addressee: _none, ...without } = samplePaper;
      const paper = await renderer.render({ ...without, paragraphs: ['当事人：𠮷某\u{e000}'] });
      expect(pages(paper)).toBe(1);
    });
  });
}
