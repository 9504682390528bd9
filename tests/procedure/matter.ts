import { expectOk, newId, type Result } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import type { Ground, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

type Somebody = (typeof people)[keyof typeof people];

/** A catalogued resource of the bureau with two columns, and credit codes for the parties: enough to write a plan and an agreement. */
export async function catalogueAreas(ground: Ground): Promise<string> {
  const { pool } = ground.db;
  const letters = { authority: 'A', bureau: 'B', operator: 'C' } as const;
  for (const [name, letter] of Object.entries(letters))
    await pool.query('UPDATE identity.organisation_record SET uscc = $2 WHERE organisation_id = $1', [
      organisations[name as keyof typeof letters],
      `91310000${letter.repeat(10)}`,
    ]);
  const id = newId('res');
  await pool.query(
    `INSERT INTO catalog.resource (id, title, title_key, source_organisation, search, release_mode, protected_units, created_at, changed_at)
     VALUES ($1, '网格', '网格', $2, '', 'reviewed', $3, '2026-01-05', '2026-01-05')`,
    [id, organisations.bureau, JSON.stringify([{ unit: 'parcel', columns: ['编号'] }])],
  );
  for (const [position, name] of ['编号', '区县'].entries())
    await pool.query(
      `INSERT INTO catalog.item (id, resource_id, position, name, column_name, type, source_organisation)
       VALUES ($1, $2, $3, $4, $4, 'text', $5)`,
      [newId('itm'), id, position, name, organisations.bureau],
    );
  return id;
}

const words = '内容完整，足以审议的一段文字';
export const planOf = (resourceId: string) => ({
  name: '网格数据授权运营实施方案',
  necessity: words,
  operatorConditions: words,
  operator: organisations.operator,
  selection: { method: 'public-tender', record: '示例采招〔2026〕1号' },
  mode: { kind: 'sector', sectors: ['民生'] },
  resources: [resourceId],
  updateAndQuality: words,
  term: { from: '2026-02-01', until: '2029-02-01' },
  content: words,
  purposes: [{ code: 'inclusive-finance', title: '普惠金融服务', class: 'industry' }],
  products: words,
  money: words,
  security: words,
  rightsAndDuties: words,
  supervision: words,
  other: '',
  feasibility: {
    lifecycleServices: words,
    socialNeed: words,
    marketSize: words,
    expectedEffect: words,
    riskControl: words,
  },
});
export const decision = { decisionNumber: '示例纪〔2026〕1号', decidedOn: '2026-01-05' };

/** The minutes of the meeting whose decision a plan, an agreement or a change needs, entered by the bureau and checked. */
export async function minutes(
  ground: Ground,
  kind: 'authorisation-plan' | 'agreement' | 'agreement-change',
  id: string,
  more: Partial<Record<'number' | 'kind' | 'body' | 'meeting' | 'state' | 'decidedOn' | 'by', string>> = {},
): Promise<string> {
  const plan = kind === 'authorisation-plan';
  const decisionId = newId('dec');
  const { rows } = await ground.db.pool.query<{ id: string }>(
    `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state,
       recorded_by, recorder_person, recorded_at, checked_by, checked_at, remark, subject_kind, subject_id, deciding_body, meeting)
     VALUES ($1, $2, $3, $4, $5, '会议纪要', '原则同意', 'upl_1', repeat('0', 64), $6, 'x', 'per_x', $7, $12, $13, $14, $8, $9, $10, $11)
     RETURNING id`,
    [
      decisionId,
      more.by ?? organisations.bureau,
      more.kind ?? 'meeting-minutes',
      more.number ?? `示例纪〔2026〕${decisionId.slice(4, 12)}号`,
      more.decidedOn ?? '2026-01-05',
      more.state ?? 'confirmed',
      ground.db.clock.now().toString(),
      kind,
      id,
      more.body ?? (plan ? organisations.authority : organisations.bureau),
      more.meeting ?? (plan ? 'government-executive' : 'party-group'),
      ...((more.state ?? 'confirmed') === 'confirmed'
        ? ['y', ground.db.clock.now().toString(), '一致']
        : [null, null, null]),
    ],
  );
  return rows[0]!.id;
}

/** What a page shows of a thing and starts a form with. */
export async function shown(ground: Ground, kind: string, id: string) {
  const view = ground.modules.map(({ subjects }) => subjects?.[kind]).find((one) => one !== undefined);
  const summary = await ground.db.database.transaction((tx) => view!(tx, id), { mode: 'snapshot' });
  return {
    state: summary!.lifecycle?.state,
    fact: (label: string) => summary!.facts.find((one) => one.label.zh === label)?.value,
    // biome-ignore lint/suspicious/noExplicitAny: a test reads the fields of the form it looks at.
    form: (act: string): any => summary!.prefill[act],
  };
}

/** The open tasks about a thing: whose post, and which act is the chief one. */
export async function desk(ground: Ground, id: string): Promise<string[]> {
  const { rows } = await ground.db.pool.query<{ post_id: string; acts: string[] }>(
    `SELECT post_id, acts FROM casework.task WHERE subject_id = $1 AND state = 'open' ORDER BY opened_at`,
    [id],
  );
  return rows.map(({ post_id, acts }) => `${post_id.slice(4)}: ${acts[0]}`);
}

/** What was told to an organisation, oldest first; only what counts as served. */
export async function told(ground: Ground, organisation: keyof typeof organisations): Promise<string[]> {
  const { rows } = await ground.db.pool.query<{ kind: string }>(
    `SELECT kind FROM casework.notice
     WHERE (organisation_id = $1 OR post_id IN (SELECT post_id FROM identity.post_seat WHERE organisation_id = $1))
       AND served_at IS NOT NULL ORDER BY sent_at, kind`,
    [organisations[organisation]],
  );
  return rows.map(({ kind }) => kind);
}

export async function outcome(result: Promise<Result<unknown>>): Promise<string> {
  const settled = await result;
  return settled.ok ? 'done' : settled.problem.code;
}

/** An approved plan, and the agreement the hub proposes for it. */
export async function approvedPlan(ground: Ground, by: Somebody, decider: Somebody, resourceId: string) {
  const { planId } = expectOk(
    await ground.act(by, 'authorisation.draft-plan', {
      authorisingBody: organisations.authority,
      document: planOf(resourceId),
    }),
  ) as { planId: string };
  await minutes(ground, 'authorisation-plan', planId);
  expectOk(await ground.act(decider, 'authorisation.approve-plan', { planId }));
  const proposal = (await shown(ground, 'authorisation-plan', planId)).form('authorisation.draft-agreement');
  return { planId, document: proposal.document as AgreementDocument };
}
