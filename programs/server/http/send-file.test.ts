import { Readable } from 'node:stream';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { partOf, sendFile } from './send-file.ts';

const content = Buffer.from('0123456789');
let taken = 0;
const app = Fastify();
app.get('/file', (request, reply) =>
  sendFile(request, reply, {
    contentType: 'text/plain',
    body: () => Readable.from([content]),
    fileName: '气象.csv',
    download: true,
    etag: 'tag',
    taken: async () => void taken++,
    ranges: {
      bytes: content.length,
      open: (first, last) => Readable.from([content.subarray(first, last + 1)]),
    },
  }),
);
const get = (headers: { readonly [name: string]: string } = {}) => app.inject({ url: '/file', headers });

describe('a file over HTTP', () => {
  it('has its name, its tag and its length, and is not sent to who has it', async () => {
    const { headers, body } = await get();
    expect(body).toBe('0123456789');
    expect(headers).toMatchObject({ etag: '"tag"', 'accept-ranges': 'bytes', 'content-length': '10' });
    expect(headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('气象.csv')}`,
    );
    expect(taken).toBe(1);
    expect((await get({ 'if-none-match': 'W/"x", "tag"' })).statusCode).toBe(304);
    expect((await get({ 'if-none-match': '"other"' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/file', method: 'HEAD' })).headers['content-length']).toBe('10');
    expect(taken).toBe(2);
  });

  it('is had in parts, counted once', async () => {
    const before = taken;
    const part = await get({ range: 'bytes=0-3' });
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
      206,
      '0123',
      'bytes 0-3/10',
    ]);
    expect((await get({ range: 'bytes=4-' })).body).toBe('456789');
    expect((await get({ range: 'bytes=-2' })).body).toBe('89');
    expect((await get({ range: 'bytes=10-' })).statusCode).toBe(416);
    expect(taken - before).toBe(1);
    // Of other bytes than the reader has, the whole.
    expect((await get({ range: 'bytes=4-', 'if-range': '"old"' })).statusCode).toBe(200);
    expect((await get({ range: 'bytes=4-', 'if-range': '"tag"' })).statusCode).toBe(206);
  });

  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=-0', 'none'],
    ['bytes=7-3', null],
    ['bytes=0-1,3-4', null],
    ['items=0-1', null],
    ['bytes=-', null],
  ] as const)('%s', (header, part) => expect(partOf(header, 10)).toEqual(part));
});
