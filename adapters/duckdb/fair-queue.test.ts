import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.ts';

const any = () => true;

describe('a fair queue', () => {
  it('serves tenants in turn', () => {
    const queue = new FairQueue<string>();
    for (const job of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.push(job[0]!, job);
    const served = Array.from({ length: 6 }, () => queue.take(any));
    expect(served).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
  });

  it('never lets a tenant wait longer than one job of each other tenant', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), (tenants) => {
        const queue = new FairQueue<{ tenant: string; order: number }>();
        tenants.forEach((tenant, order) => {
          queue.push(tenant, { tenant, order });
        });
        const left = new Map<string, number>();
        for (const tenant of tenants) left.set(tenant, (left.get(tenant) ?? 0) + 1);
        const sinceServed = new Map<string, number>();
        const lastOrder = new Map<string, number>();
        for (let job = queue.take(any); job; job = queue.take(any)) {
          expect(job.order).toBeGreaterThan(lastOrder.get(job.tenant) ?? -1);
          lastOrder.set(job.tenant, job.order);
          left.set(job.tenant, left.get(job.tenant)! - 1);
          for (const [tenant, count] of left) {
            const waited = tenant === job.tenant ? 0 : (sinceServed.get(tenant) ?? 0) + 1;
            sinceServed.set(tenant, waited);
            if (count > 0) expect(waited).toBeLessThan(left.size);
          }
        }
        expect([...left.values()].every((count) => count === 0)).toBe(true);
        expect(queue.size).toBe(0);
      }),
    );
  });

  it('passes over what cannot be served and keeps its place', () => {
    const queue = new FairQueue<string>();
    for (const job of ['a1', 'a2', 'b1']) queue.push(job[0]!, job);
    expect(queue.take((job) => job !== 'a1' && job !== 'b1')).toBe('a2');
    expect(queue.take((job) => job === 'none')).toBeUndefined();
    expect([queue.take(any), queue.take(any), queue.take(any)]).toEqual(['b1', 'a1', undefined]);
  });

  it('forgets a job that gave up waiting', () => {
    const queue = new FairQueue<string>();
    queue.push('a', 'a1');
    expect(queue.othersWait('b')).toBe(true);
    expect(queue.othersWait('a')).toBe(false);
    expect(queue.remove('a', 'a2')).toBe(false);
    expect(queue.remove('a', 'a1')).toBe(true);
    expect(queue.size).toBe(0);
    expect(queue.take(any)).toBeUndefined();
  });
});
