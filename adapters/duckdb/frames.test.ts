import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFrame, type Frame, FrameError, FrameReader, jsonFrame, largestFrameBytes } from './frames.ts';

describe('frames', () => {
  it('come out as they went in, however the stream is cut', () => {
    const frames = fc.array(
      fc.oneof(
        fc.jsonValue().map((value): Frame => ({ kind: 'json', value: JSON.parse(JSON.stringify(value)) })),
        fc.uint8Array().map((bytes): Frame => ({ kind: 'bytes', bytes: Buffer.from(bytes) })),
      ),
    );
    fc.assert(
      fc.property(frames, fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (sent, cuts) => {
        const stream = Buffer.concat(
          sent.map((one) => (one.kind === 'json' ? jsonFrame(one.value) : bytesFrame(one.bytes))),
        );
        const reader = new FrameReader();
        const received: Frame[] = [];
        for (let at = 0; at < stream.length; ) {
          const size = cuts.next().value as number;
          received.push(...reader.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(received).toEqual(sent);
      }),
    );
  });

  it('that claim to be too long are refused by their head alone', () => {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(largestFrameBytes + 1);
    expect(() => new FrameReader().push(head)).toThrow(FrameError);
    expect(() => bytesFrame(Buffer.alloc(largestFrameBytes + 1))).toThrow(FrameError);
  });

  it('of an unknown kind, and JSON that is none, are refused', () => {
    expect(() => new FrameReader().push(Buffer.from([0, 0, 0, 0, 9]))).toThrow(FrameError);
    expect(() => new FrameReader().push(Buffer.from([0, 0, 0, 1, 1, 0x7b]))).toThrow(FrameError);
  });
});
