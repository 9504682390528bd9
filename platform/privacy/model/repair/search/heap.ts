/** Nodes by their bound, smallest first; among equal bounds the smaller node, so that a search goes the same way every time. */
export class Heap {
  readonly #nodes: number[] = [];
  readonly #bounds: number[] = [];

  push(node: number, bound: number): void {
    let at = this.#nodes.length;
    this.#nodes.push(node);
    this.#bounds.push(bound);
    for (let above = (at - 1) >> 1; at > 0 && this.#before(at, above); above = (at - 1) >> 1) {
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): { readonly node: number; readonly bound: number } | null {
    if (this.#nodes.length === 0) return null;
    const first = { node: this.#nodes[0]!, bound: this.#bounds[0]! };
    this.#swap(0, this.#nodes.length - 1);
    this.#nodes.pop();
    this.#bounds.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#nodes.length && this.#before(below, least)) least = below;
      if (least === at) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(one: number, other: number): boolean {
    const difference = this.#bounds[one]! - this.#bounds[other]!;
    return difference < 0 || (difference === 0 && this.#nodes[one]! < this.#nodes[other]!);
  }

  #swap(one: number, other: number): void {
    [this.#nodes[one], this.#nodes[other]] = [this.#nodes[other]!, this.#nodes[one]!];
    [this.#bounds[one], this.#bounds[other]] = [this.#bounds[other]!, this.#bounds[one]!];
  }
}
