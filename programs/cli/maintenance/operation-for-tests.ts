import type pg from 'pg';

type Damage = readonly [check: string, what: string, id: string, change: string];

/** What goes on under the agreement in force besides its products: shared data that was asked for. */
export async function addOperation(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO authorisation.shared_consent (id, agreement_id, resource_id, provider, state, through, opened_at, decided_at, decided_by)
     VALUES ('scs_1', 'agr_1', 'res_1', 'org_p', 'given', '["底册"]', '2026-01-05', '2026-01-06', 'y'),
            ('scs_2', 'agr_1', 'res_1', 'org_q', 'lapsed', '[]', '2026-01-05', NULL, NULL)`,
  );
}

const scope = (resource: string) =>
  `document = '{"parts":{"scope":{"purposes":[],"resources":[{"resourceId":"${resource}","title":"资源","items":[],"otherItems":[],"sources":[{"origin":"shared","provider":{"organisationId":"org_p"}}]}]}}}'`;

export const operationDamages: readonly Damage[] = [
  [
    'authorisation.shared-consents',
    'a consent that nobody gave',
    'scs_1',
    `UPDATE authorisation.shared_consent SET decided_by = NULL`,
  ],
  [
    'authorisation.shared-consents',
    'shared data that nobody was asked about',
    'org_p',
    `DELETE FROM authorisation.shared_consent; UPDATE authorisation.agreement SET ${scope('res_1')} WHERE id = 'agr_1'`,
  ],
  [
    'authorisation.shared-consents',
    'a product over refused data that is still in use',
    'prd_1',
    `UPDATE authorisation.shared_consent SET state = 'refused', reason = 'r' WHERE id = 'scs_1';
     UPDATE authorisation.agreement SET ${scope('res_1')} WHERE id = 'agr_1';
     INSERT INTO lineage.standing (kind, id, changed_at) SELECT kind, id, now() FROM (VALUES ('product', 'prd_1'), ('resource', 'res_1'), ('agreement', 'agr_1')) AS t (kind, id) ON CONFLICT DO NOTHING;
     INSERT INTO lineage.edge (id, from_kind, from_id, to_kind, to_id, relation, since, by)
     VALUES ('edg_x1', 'agreement', 'agr_1', 'product', 'prd_1', 'defined-over', now(), 'x'),
            ('edg_x2', 'resource', 'res_1', 'product', 'prd_1', 'defined-over', now(), 'x') ON CONFLICT DO NOTHING`,
  ],
];
