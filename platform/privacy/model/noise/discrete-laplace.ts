import type { Rational } from '#foundation';
import { type Entropy, uniformBelow } from './entropy.ts';

/** True with this probability, which is at most 1. */
export const bernoulli = ({ numerator, denominator }: Rational, entropy: Entropy): boolean =>
  uniformBelow(denominator, entropy) < numerator;

/**
 * True with probability exp(-γ), exactly, for a rational γ ≥ 0 (Canonne, Kamath, Steinke, “The Discrete Gaussian for Differential Privacy”, 2020,
 * algorithm 1). No number with a floating point is involved.
 */
export function bernoulliExp({ numerator, denominator }: Rational, entropy: Entropy): boolean {
  for (let whole = numerator / denominator; whole > 0n; whole--)
    if (!bernoulliExpBelowOne({ numerator: 1n, denominator: 1n }, entropy)) return false;
  return bernoulliExpBelowOne({ numerator: numerator % denominator, denominator }, entropy);
}

/** For γ ≤ 1: the first k at which a coin of γ/k fails is odd with probability exp(-γ). */
function bernoulliExpBelowOne({ numerator, denominator }: Rational, entropy: Entropy): boolean {
  let k = 1n;
  while (bernoulli({ numerator, denominator: denominator * k }, entropy)) k++;
  return k % 2n === 1n;
}

/**
 * A whole number x with probability proportional to exp(-|x| / scale), exactly, for a rational scale > 0 (algorithm 2 there). Added to a whole
 * number that one unit changes by at most Δ, with scale Δ/ε, it is ε-differentially private.
 */
export function discreteLaplace({ numerator: t, denominator: s }: Rational, entropy: Entropy): bigint {
  if (t <= 0n || s <= 0n) throw new RangeError('the scale of noise is positive');
  for (;;) {
    const u = uniformBelow(t, entropy);
    if (!bernoulliExp({ numerator: u, denominator: t }, entropy)) continue;
    let v = 0n;
    while (bernoulliExpBelowOne({ numerator: 1n, denominator: 1n }, entropy)) v++;
    const size = (u + t * v) / s;
    const negative = uniformBelow(2n, entropy) === 1n;
    // Zero would come twice as often.
    if (negative && size === 0n) continue;
    return negative ? -size : size;
  }
}
