/** Takes out numbers in the order of what they cost. Binary heap; the same number may be in it more than once. */
export interface Heap {
  readonly size: number;
  push(item: number, cost: number): void;
  /** The cheapest; null when empty. */
  pop(): number | null;
}

/** An empty heap. */
export function createHeap(): Heap {
  const items: number[] = [];
  const costs: number[] = [];
  const costAt = (index: number) => costs[index] ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number) => {
    [items[a], items[b]] = [items[b] ?? 0, items[a] ?? 0];
    [costs[a], costs[b]] = [costAt(b), costAt(a)];
  };
  const rise = (from: number) => {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (costAt(parent) <= costAt(index)) return;
      swap(index, parent);
      index = parent;
    }
  };
  const sink = () => {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const least = costAt(left + 1) < costAt(left) ? left + 1 : left;
      if (costAt(least) >= costAt(index)) return;
      swap(index, least);
      index = least;
    }
  };
  return {
    get size() {
      return items.length;
    },
    push: (item, cost) => {
      items.push(item);
      costs.push(cost);
      rise(items.length - 1);
    },
    pop: () => {
      const first = items[0];
      if (first === undefined) return null;
      swap(0, items.length - 1);
      items.pop();
      costs.pop();
      sink();
      return first;
    },
  };
}
