import type { ReportBlock } from './report.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const madeUpMark =
  '<div class="across" aria-hidden="true">演示数据</div><p class="made-up">演示数据：按同样的结构随机生成，不含任何真实记录，不得作为依据。 · Made-up data of the same shape: no figure in it is real.</p>';

interface ReportHead {
  readonly title: string;
  readonly period: string;
  readonly issuer: string;
  /** What it says is made up: said at the top, at each table, and across each printed sheet. */
  readonly madeUp?: boolean;
}

const madeUpStyle =
  '.made-up{border:2px solid #a00;color:#a00;padding:.3em .7em}.across{position:fixed;top:40%;left:0;right:0;text-align:center;font-size:5em;color:#a00;opacity:.14;transform:rotate(-24deg);pointer-events:none}';

/** A report as one page to print: no script, no picture, nothing loaded from elsewhere. Figures link to their receipts. */
export function reportHtml(head: ReportHead, blocks: readonly ReportBlock[], origin: string): string {
  const receipt = (id: string) => escaped(`${origin}/receipts/${id}`);
  const body = blocks.map((block) => {
    if (block.kind === 'table')
      return `<table><caption>${escaped(block.title)}${
        head.madeUp ? '（演示数据）' : ''
      }${block.receiptId ? ` <a href="${receipt(block.receiptId)}">凭证</a>` : ''}</caption><thead><tr>${block.columns
        .map((column) => `<th scope="col">${escaped(column)}</th>`)
        .join('')}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
    const tag = block.kind === 'heading' ? 'h2' : 'p';
    const pieces = block.pieces.map(({ text, receiptId }) =>
      receiptId ? `<a href="${receipt(receiptId)}">${escaped(text)}</a>` : escaped(text),
    );
    return `<${tag}>${pieces.join('')}</${tag}>`;
  });
  const title = escaped(head.madeUp ? `【演示数据】${head.title}` : head.title);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>body{font-family:serif;max-width:46em;margin:2em auto;padding:0 1em;line-height:1.7}table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #999;padding:.2em .7em}caption{text-align:left}a{color:inherit;text-decoration-thickness:1px}${head.madeUp ? madeUpStyle : ''}</style>
</head><body>${head.madeUp ? madeUpMark : ''}<h1>${title}</h1><p>${escaped(head.issuer)} · ${escaped(head.period)}</p>
${body.join('\n')}
</body></html>
`;
}
