import type pg from 'pg';
import type { Database } from '#foundation';
import { addReason, connect } from '#platform/lineage';

/** An objection that marks an item, and a decided freeze of it: both stand. */
export async function addObjections(pool: pg.Pool, database: Database): Promise<void> {
  const reasons = await database.transaction(async (tx) => {
    const said = { text: { zh: '异议', en: 'Objection' }, by: 'x' };
    const item = { kind: 'item', id: 'itm_1' };
    return [
      await addReason(tx, item, { code: 'complaint', ...said }),
      await addReason(tx, item, {
        code: 'decided-freeze',
        ...said,
        decision: {
          document: 'doc_1',
          grounds: said.text,
          reviewBy: Temporal.Instant.from('2026-02-01T00:00:00Z'),
        },
      }),
    ];
  });
  await pool.query(
    `INSERT INTO supervision.objection (id, about, resource_id, items, title, ground, capacity, statement, state, raised_by, raised_person, raised_org, raised_at, department, handler, authority, accepted_by, accepted_at)
     VALUES ('obj_1', 'items', 'res_1', '{itm_1}', '某资源：某项', 'wrong-value', 'buyer', '数据有误', 'marked', 'a', 'a', 'org_b', '2026-01-05Z', 'org_1', 'org_1', 'org_2', 'b', '2026-01-06Z')`,
  );
  await pool.query(
    `INSERT INTO supervision.freeze (id, objection_id, state, grounds, proposed_by, proposed_at, decided_by, decided_at)
     VALUES ('frz_1', 'obj_1', 'in-force', '理由', 'b', '2026-01-06Z', 'c', '2026-01-06Z')`,
  );
  for (const [place, code, freeze] of [
    [0, 'complaint', null],
    [1, 'decided-freeze', 'frz_1'],
  ] as const)
    await pool.query(
      `INSERT INTO supervision.mark (reason_id, objection_id, freeze_id, kind, thing_id, code, marked_at)
       VALUES ($1, 'obj_1', $2, 'item', 'itm_1', $3, '2026-01-06Z')`,
      [reasons[place], freeze, code],
    );
  const stopped = await database.transaction((tx) =>
    addReason(
      tx,
      { kind: 'buyer', id: 'org_stopped' },
      { code: 'suspension', text: { zh: '停用', en: 'Stopped' }, by: 'x' },
    ),
  );
  await pool.query(
    `INSERT INTO supervision.stop (id, kind, thing_id, title, owner, reason, state, reason_id, stopped_by, stopped_org, stopped_at)
     VALUES ('stp_1', 'buyer', 'org_stopped', '某购买方', 'org_stopped', '停用', 'in-force', $1, 'a', 'org_2', '2026-01-06Z')`,
    [stopped],
  );
  await pool.query(
    `INSERT INTO supervision.incident (id, title, drill, kind, level, reporter, personal, description, found_at, state, organisation, recorded_by, recorded_at, waiver, closing_document, closed_by)
     VALUES ('inc_1', '事件', false, 'incident', 'major', 'other', true, '情况', '2026-01-05Z', 'closed', 'org_1', 'a', '2026-01-05Z', '已加密', 'doc_1', 'b')`,
  );
  await pool.query(
    `INSERT INTO supervision.evaluation_scheme (id, version, document, digest, state, effective_on, proposed_by, proposed_org, proposed_at, decided_by, decided_at)
     VALUES ('evs_1', 1, '{}', encode(sha256('{"scheme":{},"version":1}'), 'hex'), 'adopted', '2026-01-01', 'a', 'org_1', '2026-01-05Z', 'b', '2026-01-05Z')`,
  );
  await pool.query(
    `INSERT INTO supervision.tip (id, about, thing, statement, digest, code_digest, named, desk, handler, state, received_at, accepted_by, outcome, answer, concluded_by)
     VALUES ('tip_1', 'product', '某产品', '情况', 'd', 'c', true, 'authority', 'org_1', 'concluded', '2026-01-05Z', 'a', 'founded', '答复', 'b')`,
  );
  await pool.query(`INSERT INTO supervision.tip_reporter VALUES ('tip_1', '某人', '电话')`);
  await pool.query(
    `INSERT INTO supervision.alert (id, family, rule, key, desk, owner, title_zh, title_en, figures, state, raised_at, outcome, proposed_by, decided_by)
     VALUES ('alr_1', 'conduct', 'CO1', 'prd_1', 'authority', 'org_1', '线索', 'Alert', '{}', 'closed', '2026-01-05Z', 'unfounded', 'per_one', 'per_two')`,
  );
  await pool.query(
    `INSERT INTO supervision.alert_fact (alert_id, rule, key, fact, kind, thing_id, said_zh, said_en, found_at)
     VALUES ('alr_1', 'CO1', 'prd_1', 'order/ord_1', 'order', 'ord_1', '订购', 'Order', '2026-01-05Z')`,
  );
}

/** A leak at the source, carried to a revision and an agreement. */
export async function addLineage(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const [resource, revision, agreement] = [
      { kind: 'resource', id: 'res_1' },
      { kind: 'revision', id: 'rev_1' },
      { kind: 'agreement', id: 'agr_1' },
    ];
    await connect(tx, { from: resource, to: revision, relation: 'revision-of', by: 'x' });
    await connect(tx, { from: resource, to: agreement, relation: 'granted-by', by: 'x' });
    await addReason(tx, resource, { code: 'leak', text: { zh: '泄露', en: 'Leak' }, by: 'x' });
  });
}
