/** ln Γ(x), x > 0, to about 15 digits: Stirling's series (Abramowitz & Stegun 6.1.40) after moving x above 10. */
export function logGamma(x: number): number {
  if (x < 10) {
    let product = 1;
    let moved = x;
    for (; moved < 10; moved++) product *= moved;
    return logGamma(moved) - Math.log(product);
  }
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360))))));
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

/** ψ(x) = d ln Γ(x) / dx, x > 0 (Abramowitz & Stegun 6.3.18). */
export function digamma(x: number): number {
  let shift = 0;
  let moved = x;
  for (; moved < 10; moved++) shift -= 1 / moved;
  const square = 1 / (moved * moved);
  return (
    shift +
    Math.log(moved) -
    1 / (2 * moved) -
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132)))))
  );
}
