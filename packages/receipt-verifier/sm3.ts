import type { Bytes } from './encoding.ts';

const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;

const rotate = (word: number, by: number): number => (word << (by % 32)) | (word >>> (32 - (by % 32)));
const permute0 = (word: number): number => word ^ rotate(word, 9) ^ rotate(word, 17);
const permute1 = (word: number): number => word ^ rotate(word, 15) ^ rotate(word, 23);

/** SM3 (GB/T 32905, GM/T 0004) of bytes that may be known to everybody: 32 bytes. */
export function sm3(message: Bytes): Bytes {
  const padded = pad(message);
  const view = new DataView(padded.buffer);
  const state = Int32Array.from(initial);
  for (let at = 0; at < padded.length; at += 64) compress(state, view, at);
  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, position) => void out.setInt32(position * 4, word));
  return digest;
}

/** A one bit, zeros, and the length in bits as eight bytes, up to whole blocks of 64 bytes. */
function pad(message: Bytes): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

function compress(state: Int32Array, view: DataView, at: number): void {
  const words = new Int32Array(68);
  for (let j = 0; j < 16; j++) words[j] = view.getInt32(at + j * 4);
  for (let j = 16; j < 68; j++) {
    const mixed = permute1(words[j - 16]! ^ words[j - 9]! ^ rotate(words[j - 3]!, 15));
    words[j] = mixed ^ rotate(words[j - 13]!, 7) ^ words[j - 6]!;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let j = 0; j < 64; j++) {
    const early = j < 16;
    const turned = rotate(a, 12);
    const ss1 = rotate((turned + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ turned) + (words[j]! ^ words[j + 4]!)) | 0;
    const tt2 = (gg + h + ss1 + words[j]!) | 0;
    [a, b, c, d] = [tt1, a, rotate(b, 9), c];
    [e, f, g, h] = [permute0(tt2), e, rotate(f, 19), g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, position) => {
    state[position]! ^= word;
  });
}
