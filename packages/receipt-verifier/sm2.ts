import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { type Bytes, concatBytes, toHex, toUtf8 } from './encoding.ts';
import { sm3 } from './sm3.ts';

/** The recommended curve of GB/T 32918.5. */
const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
} as const;
const Point = weierstrass(curve);

/** The user id to take where none was agreed (GM/T 0009 §10). */
export const sm2UserId = '1234567812345678';
/** A public key is an uncompressed point, 0x04 and two coordinates; a signature is r and s, each of 32 bytes, big-endian. */
export const sm2KeyLength = 65;
export const sm2SignatureLength = 64;

const bytesOf = (value: bigint): Bytes =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * (31 - at))) & 0xffn));
const numberOf = (bytes: Bytes): bigint => BigInt(`0x${toHex(bytes)}`);

/** ZA: the digest over user id, curve and public key (GB/T 32918.2 §5.5). */
export function sm2Identity(publicKey: Bytes, userId: string = sm2UserId): Bytes {
  const id = toUtf8(userId);
  const bits = id.length * 8;
  const { a, b, Gx, Gy } = curve;
  const parts = [a, b, Gx, Gy].map(bytesOf);
  return sm3(concatBytes(Uint8Array.of(bits >> 8, bits & 0xff), id, ...parts, publicKey.subarray(1)));
}

/** The number that is signed: SM3(ZA, message). */
export const sm2Digest = (message: Bytes, publicKey: Bytes): Bytes =>
  sm3(concatBytes(sm2Identity(publicKey), message));

/** Does an SM2 signature with the default user id hold (GB/T 32918.2 §7.1)? False also for a key that is no point of the curve. */
export function verifySm2(message: Bytes, signature: Bytes, publicKey: Bytes): boolean {
  if (publicKey.length !== sm2KeyLength || publicKey[0] !== 0x04) return false;
  if (signature.length !== sm2SignatureLength) return false;
  const { n } = curve;
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))];
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const t = (r + s) % n;
  if (t === 0n) return false;
  let key: InstanceType<typeof Point>;
  try {
    key = Point.fromBytes(publicKey);
  } catch {
    return false;
  }
  const sum = Point.BASE.multiplyUnsafe(s).add(key.multiplyUnsafe(t));
  if (sum.is0()) return false;
  return (numberOf(sm2Digest(message, publicKey)) + sum.toAffine().x) % n === r;
}
