import { describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { actsForPurpose } from './actor.ts';

const machine = (clientId: string, purpose?: string): Actor => ({
  kind: 'client',
  clientId: clientId as 'cli_x',
  organisationId: 'org_bank' as never,
  roles: ['buyer'],
  ...(purpose === undefined ? {} : { purpose }),
});

describe('a machine client', () => {
  it('acts for the purpose its token is for, and for no other', () => {
    expect(actsForPurpose(machine('cli_bank', 'credit'), 'credit').ok).toBe(true);
    for (const other of [machine('cli_bank', 'marketing'), machine('cli_bank')])
      expect(actsForPurpose(other, 'credit')).toMatchObject({
        ok: false,
        problem: { code: 'identity/token-for-other-purpose' },
      });
  });
});

it('a sandbox key and a person are asked for their purpose elsewhere', () => {
  expect(actsForPurpose(machine('sbx_key'), 'credit').ok).toBe(true);
  expect(actsForPurpose({ kind: 'public', roles: [] }, 'credit').ok).toBe(true);
});
