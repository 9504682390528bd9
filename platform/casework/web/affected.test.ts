import { describe, expect, it } from 'vitest';
import { below, thingIn } from './affected.ts';

describe('what an act touches', () => {
  it('finds the thing that an input names, and nothing in other words', () => {
    expect(thingIn({ reason: 'agr_', agreementId: 'agr_0000000001' })).toEqual({
      kind: 'agreement',
      id: 'agr_0000000001',
    });
    expect(thingIn({ taskId: 'tsk_0000000001', reason: 'agreement' })).toBeNull();
  });

  it('walks down only, each thing once, also around a circle', () => {
    const nodes = ['up', 'it', 'a', 'b', 'aside'].map((id) => ({ id }));
    const edges = [
      { from: 'up', to: 'it' },
      { from: 'up', to: 'aside' },
      { from: 'it', to: 'a' },
      { from: 'a', to: 'b' },
      { from: 'it', to: 'b' },
      { from: 'b', to: 'it' },
    ];
    expect(below('it', nodes, edges).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
