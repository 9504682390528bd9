import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { takeFigures } from '#platform/supervision';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
beforeAll(async () => {
  at = await conductHouse();
  at.house.db.clock.set('2026-03-10T10:00:00+08:00');
  for (const id of ['org_a', 'org_b']) {
    await at.rows("INSERT INTO identity.organisation (id, starts_at) VALUES ($1, '2020-01-01')", [id]);
    await at.rows(
      "INSERT INTO identity.organisation_record (organisation_id, name, kind, starts_at) VALUES ($1, $1, 'government-department', '2020-01-01')",
      [id],
    );
  }
});
afterAll(() => at?.close());

const person = (organisationId: string, role: string) =>
  ({ kind: 'person', personId: 'per_1', postId: 'pst_1', organisationId, roles: [role] }) as unknown as Actor;
const authority = person('org_data', 'data-authority');
const department = person('org_a', 'source-department');
interface Duties {
  readonly items: readonly unknown[];
  readonly total: number;
}
const take = () => at.house.db.database.transaction(takeFigures);
async function look<Answer>(name: string, actor: Actor, input: object): Promise<Answer | string> {
  const answer = await at.read(actor, name, input);
  return answer.ok ? (answer.value as Answer) : (answer.problem.code as string);
}
const cockpit = async (actor: Actor, input: object) => {
  const { figures } = (await at.read(actor, 'supervision.cockpit', input)).value as {
    figures: { name: string; value: number | null }[];
  };
  return { value: (name: string) => figures.find((figure) => figure.name === name)?.value };
};

describe('the list behind a number', () => {
  const objection = (id: string, department: string, raised: string, closed: string | null) =>
    at.rows(
      `INSERT INTO supervision.objection (id, about, resource_id, items, title, ground, capacity, statement, state, raised_by, raised_person,
         raised_org, raised_at, department, handler, authority, frozen_at_once, closed_at)
       VALUES ($1, 'resource', 'res_1', '{}', '企业', 'wrong-value', 'buyer', 's', $5, 'per_x', 'per_x', 'org_bank', $3, $2, $2, 'org_data', false, $4)`,
      [id, department, raised, closed, closed ? 'archived' : 'marked'],
    );
  const incident = (
    id: string,
    organisation: string,
    recorded: string,
    drill: boolean,
    closed: string | null,
  ) =>
    at.rows(
      `INSERT INTO supervision.incident (id, title, drill, kind, level, reporter, endangers, personal, description, found_at, state, organisation, recorded_by, recorded_at, closed_at)
       VALUES ($1, '事件', $4, 'incident', 'major', 'other', false, false, 'd', $3, 'open', $2, 'per_x', $3, $5)`,
      [id, organisation, recorded, drill, closed],
    );

  it('holds exactly what it counted, of the whole and of a department; a drill and what is over are in none', async () => {
    await at.rows('TRUNCATE supervision.incident, privacy.gate_decision, privacy.gate_closing CASCADE');
    await at.rows(
      `INSERT INTO catalog.resource (id, title, title_key, source_organisation, summary, formats, update_cycle, archived, search, created_at, changed_at)
       VALUES ('res_1', '企业', '企业', 'org_a', '', '{}', null, false, '', now(), now()), ('res_2', '车辆', '车辆', 'org_b', '', '{}', null, false, '', now(), now())`,
    );
    await objection('obj_1', 'org_a', '2026-01-02T10:00:00+08:00', '2026-02-02T10:00:00+08:00');
    await objection('obj_2', 'org_a', '2026-03-02T10:00:00+08:00', null);
    await objection('obj_3', 'org_b', '2026-03-03T10:00:00+08:00', null);
    await objection('obj_4', 'org_b', '2025-12-31T23:59:59+08:00', '2026-01-01T00:00:00+08:00');
    await incident('inc_1', 'org_a', '2026-01-02T10:00:00+08:00', false, null);
    await incident('inc_2', 'org_a', '2026-01-02T10:00:00+08:00', true, null);
    await incident('inc_3', 'org_b', '2026-02-02T10:00:00+08:00', false, '2026-02-03T10:00:00+08:00');
    for (const [id, organisation, state] of [
      ['stp_1', 'org_a', 'in-force'],
      ['stp_2', 'org_a', 'lifted'],
      ['stp_3', 'org_b', 'in-force'],
    ])
      await at.rows(
        `INSERT INTO supervision.stop (id, kind, thing_id, title, owner, reason, state, reason_id, stopped_by, stopped_org, stopped_at)
         VALUES ($1, 'resource', 'res_1', '企业', 'org_b', 'r', $3, 'rsn_1', 'per_1', $2, now())`,
        [id, organisation, state],
      );
    for (const [id, resource, state] of [
      ['gdc_1', 'res_1', 'proposed'],
      ['gdc_2', 'res_1', 'approved'],
      ['gdc_3', 'res_2', 'proposed'],
    ])
      await at.rows(
        `INSERT INTO privacy.gate_decision (id, resource_id, revision_id, form, organisation, authority, findings, state, proposed_by, proposed_at)
         VALUES ($1, $2, $1, 'open', 'org_a', 'org_data', '[]', $3, 'per_x', now())`,
        [id, resource, state],
      );
    for (const [id, reopened] of [
      ['gcl_1', null],
      ['gcl_2', '2026-02-01Z'],
    ])
      await at.rows(
        `INSERT INTO privacy.gate_closing (id, resource_id, revision_id, form, conditions, closed_at, reopened_at) VALUES ($1, 'res_2', $1, 'open', '{}', now(), $2)`,
        [id, reopened],
      );
    await take();
    const lists = [
      ['complaint.raised', 'supervision.objections', 'raised'],
      ['complaint.closed', 'supervision.objections', 'closed'],
      ['complaint.open', 'supervision.objections', 'open'],
      ['incident.recorded', 'supervision.incidents', 'recorded'],
      ['incident.open', 'supervision.incidents', 'open'],
      ['stop.in-force', 'supervision.stops', 'in-force'],
      ['risk.gate-proposal', 'privacy.gates', 'proposal'],
      ['risk.gate-closed', 'privacy.gates', 'closed'],
    ] as const;
    const seen: Record<string, unknown> = {};
    for (const organisation of [undefined, 'org_a', 'org_b']) {
      const scope = organisation ? { organisation } : {};
      const { value } = await cockpit(authority, scope);
      for (const [name, read, which] of lists) {
        const flow = /raised|closed|recorded/.test(name) && !name.startsWith('risk');
        const listed = await look<Duties>(read, authority, {
          which,
          ...scope,
          ...(flow ? { from: '2026-01-01' } : {}),
        });
        if (typeof listed === 'string') throw new Error(listed);
        expect([name, organisation, listed.total, listed.items.length]).toEqual([
          name,
          organisation,
          value(name),
          value(name),
        ]);
        seen[`${name} ${organisation ?? ''}`] = listed.total;
      }
    }
    expect(seen).toMatchObject({
      'complaint.raised ': 3,
      'complaint.closed ': 2,
      'complaint.open org_a': 1,
      'incident.recorded ': 2,
      'incident.open org_b': 0,
      'stop.in-force org_a': 1,
      'risk.gate-proposal ': 2,
      'risk.gate-closed org_a': 0,
      'risk.gate-closed org_b': 1,
    });
    // The month a report tells of, and a department that asks for another one.
    const january = { which: 'raised', from: '2026-01-01', until: '2026-02-01' };
    expect((await look<Duties>('supervision.objections', authority, january)) as Duties).toMatchObject({
      total: 1,
    });
    for (const [, read, which] of lists)
      expect(await look<Duties>(read, department, { which, organisation: 'org_b' })).toMatchObject({
        items: [],
        total: 0,
      });
    expect(await look<Duties>('privacy.gates', department, { which: 'proposal' })).toMatchObject({
      total: 1,
    });
  });
});
