import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { toBuffer } from 'qrcode';
import { startOfDate } from '#foundation';
import type { DocumentRenderer, FormalDocument } from '#platform/casework';
import { printable } from './printable.ts';

const millimetres = (length: number): number => (length * 72) / 25.4;

// Page, sizes and places follow GB/T 9704-2012: A4, type area 156 × 225 mm, text in size 三号 (16 pt), 22 lines a page.
const page = {
  size: 'A4',
  margins: {
    top: millimetres(37),
    bottom: millimetres(35),
    left: millimetres(28),
    right: millimetres(26),
  },
} as const;
const size = { issuer: 26, title: 22, text: 16, foot: 8, pageNumber: 14 } as const;
const leading = millimetres(225) / 22;
const red = '#c00000';
const black = '#000000';
const face = 'text';
/** Of the collection's two faces, the proportional one. */
const faceName = 'WenQuanYiMicroHei';

type Sheet = PDFKit.PDFDocument;

/**
 * Papers as PDF with the Chinese font inside, so that they look the same everywhere, and with a QR code by which they can be
 * compared with the record. The same paper gives the same bytes.
 */
export function createPdfRenderer(): DocumentRenderer {
  const font = readFileSync(new URL('./fonts/wqy-microhei.ttc', import.meta.url));
  return {
    contentType: 'application/pdf',
    extension: 'pdf',
    async render(document) {
      const code = await toBuffer(document.checkAddress, { errorCorrectionLevel: 'M', margin: 0, scale: 6 });
      return print(document, font, code);
    },
  };
}

async function print(document: FormalDocument, font: Buffer, code: Buffer): Promise<Buffer> {
  const sheet = new PDFDocument({
    ...page,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `${document.title} ${document.number}`,
      Author: document.issuer,
      // The paper's own date: the time of printing would make every print another file.
      CreationDate: new Date(startOfDate(document.issuedOn).epochMilliseconds),
    },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.on('end', () => resolve(Buffer.concat(chunks)));
    sheet.on('error', reject);
  });
  sheet.registerFont(face, font, faceName);
  sheet.font(face);
  const say = printing(sheet);
  head(sheet, document, say);
  body(sheet, document, say);
  signature(sheet, document, say);
  proof(sheet, document, say, code);
  numberPages(sheet);
  sheet.end();
  return finished;
}

type Say = (text: string) => string;

/** pdfkit draws an empty box for what the font lacks, and tells nobody; the font itself, which it keeps to itself, knows. */
function printing(sheet: Sheet): Say {
  const { _font } = sheet as unknown as {
    readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  };
  return (text) => printable(text, (codePoint) => _font.font.hasGlyphForCodePoint(codePoint));
}

function head(sheet: Sheet, document: FormalDocument, say: Say): void {
  sheet.fontSize(size.issuer).fillColor(red).text(say(document.issuer), { align: 'center' });
  sheet.moveDown(0.4);
  sheet.fontSize(size.text).fillColor(black).text(say(document.number), { align: 'center' });
  const y = sheet.y + 6;
  sheet
    .moveTo(page.margins.left, y)
    .lineTo(sheet.page.width - page.margins.right, y)
    .lineWidth(1.4)
    .strokeColor(red)
    .stroke();
  sheet.y = y + leading;
  sheet.fontSize(size.title).text(say(document.title), { align: 'center' });
  sheet.moveDown(0.6);
}

function body(sheet: Sheet, document: FormalDocument, say: Say): void {
  sheet.fontSize(size.text);
  const lineGap = leading - sheet.currentLineHeight();
  if (document.addressee) sheet.text(say(`${document.addressee}：`), { lineGap });
  for (const paragraph of document.paragraphs) sheet.text(say(paragraph), { lineGap, indent: 2 * size.text });
}

function signature(sheet: Sheet, document: FormalDocument, say: Say): void {
  const { year, month, day } = document.issuedOn;
  keepTogether(sheet, 4 * leading);
  sheet.y += leading;
  const lineGap = leading - sheet.currentLineHeight();
  sheet.text(say(document.issuer), { align: 'right', lineGap });
  sheet.text(`${year}年${month}月${day}日`, { align: 'right', lineGap });
}

function proof(sheet: Sheet, document: FormalDocument, say: Say, code: Buffer): void {
  const side = millimetres(24);
  keepTogether(sheet, side + leading);
  const [left, top] = [page.margins.left, sheet.y + leading / 2];
  sheet.image(code, left, top, { width: side });
  sheet
    .fontSize(size.foot)
    .text(
      say(
        `扫描二维码可核对本文书与系统存档是否一致。${sealWords(document.seal)}\n文书内容 SHA-256：\n${document.digest.slice(0, 32)}\n${document.digest.slice(32)}`,
      ),
      left + side + 8,
      top + 4,
      { lineGap: 3 },
    );
}

/** A seal that is not there is said to be missing; one that is there is named, since it cannot be seen. */
function sealWords(seal: FormalDocument['seal']): string {
  if (seal === undefined) return '未加盖电子印章。';
  if (seal === 'waiting') return '电子签名尚未加盖，本件仅供查阅。';
  return `本文件带有电子签名（PAdES），签名证书：${seal.subject}，序列号 ${seal.serial}；不含 GB/T 38540 电子印章。`;
}

/** A new page when what belongs together does not fit on this one. */
function keepTogether(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.page.height - page.margins.bottom) sheet.addPage();
}

/** — 1 — below the type area, as on every official paper. */
function numberPages(sheet: Sheet): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    sheet.switchToPage(start + index);
    // Below the margin pdfkit would begin a new page.
    sheet.page.margins.bottom = 0;
    sheet
      .fontSize(size.pageNumber)
      .text(`— ${index + 1} —`, page.margins.left, sheet.page.height - page.margins.bottom + 10, {
        align: 'center',
        lineBreak: false,
        width: sheet.page.width - page.margins.left - page.margins.right,
      });
  }
}
