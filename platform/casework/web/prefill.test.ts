import { expect, it } from 'vitest';
import { prefillFrom } from './prefill.ts';

const schema = {
  properties: {
    clientId: { type: 'string' },
    roles: { type: 'array', items: { type: 'string' } },
    overlapHours: { type: 'integer' },
    note: { type: 'string' },
  },
};

it('takes fields of the act from the address, text as it is and everything else as JSON', () => {
  expect(
    prefillFrom({ clientId: 'cli_1', roles: '["buyer"]', overlapHours: '0', note: '12' }, schema),
  ).toEqual({
    clientId: 'cli_1',
    roles: ['buyer'],
    overlapHours: 0,
    note: '12',
  });
});

it('passes over what is no field, and what cannot be read', () => {
  expect(prefillFrom({ sort: 'x', toString: 'x', roles: '[', clientId: undefined }, schema)).toEqual({});
});
