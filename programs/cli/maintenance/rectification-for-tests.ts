import type pg from 'pg';
import type { Actor, Database } from '#foundation';
import { issueDocument } from '#platform/casework';
import { rectificationAccepted, rectificationNotice } from '#platform/supervision';

const orderer = {
  kind: 'person',
  personId: 'per_orders',
  postId: 'pst_orders',
  organisationId: 'org_orders',
  roles: ['data-authority'],
} as unknown as Actor;

/** A rectification that was ordered, answered and found done by three persons, with its papers. */
export async function addRectification(pool: pg.Pool, database: Database): Promise<void> {
  await pool.query(`INSERT INTO identity.organisation (id, starts_at) VALUES ('org_orders', '2026-01-01')`);
  await pool.query(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, starts_at) VALUES ('org_orders', '责令机关', 'bureau', '2026-01-01')`,
  );
  await pool.query(
    `INSERT INTO supervision.rectification (id, ordered_org, ordered_role, organisation, role, title, facts, demands, state, due_on, ordered_by, ordered_at,
       answer, answered_by, answered_at, closed_by, closed_at, closing)
     VALUES ('rct_1', 'org_orders', 'data-authority', 'org_1', 'operator', '事项', '问题', '{更新}', 'accepted', '2026-01-20', 'per_orders', '2026-01-05Z',
       '已更新', 'per_answers', '2026-01-06Z', 'per_finds', '2026-01-07Z', '属实')`,
  );
  await database.transaction(async (tx) => {
    for (const [template, values] of [
      [
        rectificationNotice,
        { matter: '事项', facts: '问题', demands: ['更新'], days: '5', until: '2026年1月20日', round: '1' },
      ],
      [rectificationAccepted, { matter: '事项', opinion: '属实' }],
    ] as const)
      await issueDocument(tx, {
        template,
        actor: orderer,
        issuedBy: 'org_orders',
        subject: { kind: 'rectification', id: 'rct_1' },
        addressee: '整改单位',
        values,
        serveTo: [],
      });
  });
  await pool.query(`UPDATE casework.seal SET state = 'none' WHERE state = 'waiting'`);
}

const damage = (what: string, change: string): readonly [string, string, string, string] => [
  'supervision.rectifications',
  what,
  'rct_1',
  change,
];

/** Each way a rectification can be made to look better done than it was. */
export const rectificationDamages = [
  damage('found done by who answered it', `UPDATE supervision.rectification SET closed_by = answered_by`),
  damage('found done and never answered', `UPDATE supervision.rectification SET answer = NULL`),
  damage('ordered of oneself', `UPDATE supervision.rectification SET organisation = ordered_org`),
  damage('a round without its notice', `UPDATE supervision.rectification SET round = 2`),
  damage(
    'an end without its paper',
    `UPDATE casework.document SET subject_id = 'rct_2' WHERE subject_id = 'rct_1' AND template = 'supervision.rectification-accepted'`,
  ),
  damage(
    'open and on nobody’s desk',
    `UPDATE supervision.rectification SET state = 'ordered', closed_at = NULL, closed_by = NULL; UPDATE casework.document SET subject_id = 'rct_2' WHERE template = 'supervision.rectification-accepted'`,
  ),
];
