import { expect, it } from 'vitest';
import { writeReport } from './report.ts';
import { reportHtml } from './report-html.ts';

const definition = {
  parameters: [],
  periodParameter: 'month',
  queries: [{ name: 'q', title: '<表>', sql: '' }],
  template: '# {{:month}}\n\n共 {{q.n}} 人，均值 {{q.mean}}。\n\n{{q}}',
};
const answer = (rows: (string | null)[][]) => [
  {
    name: 'q',
    title: '<表>',
    receiptId: 'ent_1',
    result: {
      columns: [
        { name: 'n', type: 'integer' as const },
        { name: 'mean', type: 'decimal' as const },
      ],
      rows,
      suppressed: [],
    },
  },
];

it('a report fills its text; what is not told is a dash, and so is a figure of no or several rows', () => {
  const text = (rows: (string | null)[][]) => {
    const block = writeReport(definition, answer(rows), { month: '2026-01' })[1]!;
    return block.kind === 'table' ? '' : block.pieces.map((piece) => piece.text).join('');
  };
  expect(text([['40', null]])).toBe('共 40 人，均值 —。');
  expect(text([])).toBe('共 — 人，均值 —。');
  expect(
    text([
      ['1', '2'],
      ['3', '4'],
    ]),
  ).toBe('共 — 人，均值 —。');
});

it('the page to print runs nothing that a value or a title says', () => {
  const blocks = writeReport(definition, answer([['<script>alert(1)</script>', '"\'&']]), {
    month: '<img src=x onerror=alert(1)>',
  });
  const html = reportHtml(
    { title: '</title><script>', period: '"', issuer: '&' },
    blocks,
    'https://hub.example',
  );
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('href="https://hub.example/receipts/ent_1"');
});

it('what is made up says so at the top, at its tables and across the sheet, and links to no receipt', () => {
  const blocks = writeReport(
    definition,
    answer([['40', '1.5']]).map((one) => ({ ...one, receiptId: null })),
    { month: '2026-01' },
  );
  const head = { title: '月报', period: '2026-01', issuer: '公司' };
  const html = reportHtml({ ...head, madeUp: true }, blocks, 'https://hub.example');
  expect(html).toContain('<h1>【演示数据】月报</h1>');
  expect(html).toContain('<title>【演示数据】月报</title>');
  expect(html).toContain('&#60;表&#62;（演示数据）');
  expect(html).toContain('class="across"');
  expect(html).not.toContain('href=');
  expect(reportHtml(head, blocks, 'https://hub.example')).not.toContain('演示数据');
});
