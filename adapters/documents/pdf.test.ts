import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FormalDocument } from '#platform/casework';
import { documentRendererContract, samplePaper } from '../../platform/casework/ports.contract.ts';
import { createPdfRenderer } from './pdf.ts';
import { printable } from './printable.ts';

const pages = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

documentRendererContract('PDF', createPdfRenderer, pages);

/** Every text of the file: glyph numbers through the font's own ToUnicode table, as a reader copies it out. */
function textOf(bytes: Buffer): string {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, data]) => {
    try {
      return [inflateSync(Buffer.from(data!, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const unicode: string[] = [];
  for (const stream of streams.filter((one) => one.includes('begincmap')))
    for (const [, list] of stream.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g))
      for (const [, hex] of list!.matchAll(/<([0-9a-f ]+)>/g))
        unicode.push(String.fromCharCode(...hex!.split(' ').map((unit) => Number.parseInt(unit, 16))));
  return streams
    .filter((one) => one.includes('BT'))
    .flatMap((one) => [...one.matchAll(/<([0-9a-f]+)>/g)])
    .map(([, hex]) =>
      hex!
        .match(/.{4}/g)!
        .map((glyph) => unicode[Number.parseInt(glyph, 16)])
        .join(''),
    )
    .join('');
}

describe('the PDF', () => {
  it('says what the paper says, and can be searched and copied', async () => {
    const text = textOf(await createPdfRenderer().render(samplePaper));
    for (const part of [
      samplePaper.number,
      samplePaper.title,
      samplePaper.issuer,
      `${samplePaper.addressee}：`,
      '2026年1月8日',
      samplePaper.digest.slice(0, 32),
      '— 1 —',
      '未加盖电子印章',
    ])
      expect(text).toContain(part);
    for (const paragraph of samplePaper.paragraphs) expect(text).toContain(paragraph);
  });

  it('says of its seal what is so', async () => {
    const says = async (seal?: FormalDocument['seal']) =>
      textOf(await createPdfRenderer().render({ ...samplePaper, ...(seal ? { seal } : {}) }));
    expect(await says('waiting')).toContain('电子签名尚未加盖');
    const sealed = await says({ subject: 'C=CN, CN=登记中心', serial: '0A1B' });
    expect(sealed).toContain('签名证书：C=CN, CN=登记中心，序列号 0A1B');
    expect(sealed).not.toContain('未加盖');
  });

  it('embeds its font and needs no other', async () => {
    const raw = (await createPdfRenderer().render(samplePaper)).toString('latin1');
    const fonts = [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, font]) => font);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+WenQuanYiMicroHei$/);
    expect(raw).toContain('/FontFile2');
  });

  it('writes out the code of a character that the font lacks', async () => {
    const text = textOf(await createPdfRenderer().render({ ...samplePaper, paragraphs: ['户主𠮷某'] }));
    expect(text).toContain('户主〔U+20BB7〕某');
  });
});

it('only what cannot be drawn is written out', () => {
  expect(printable('甲㐀\n乙', (codePoint) => codePoint >= 0x4e00)).toBe('甲〔U+3400〕\n乙');
});
