import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { keepDailyLook, openAlertFigures } from '#platform/supervision';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
beforeAll(async () => {
  at = await conductHouse();
});
afterAll(() => at?.close());

/** Not yours and not there are answered alike. */
const denied = /^request\/(not-found|forbidden)$/;
const saying = '经核查，情况如上，特此说明。';
const look = (who: 'authority' | Actor = 'authority') =>
  at.house.does(who, 'supervision.look-for-alerts', { family: 'conduct' });
const raised = async () => ((await look()) as { value: { raised: number } }).value.raised;
const alertIds = async (rule: string) =>
  (await at.rows('SELECT id FROM supervision.alert WHERE rule = $1 ORDER BY number', [rule])).map(({ id }) =>
    String(id),
  );
const factsOf = async (id: string) =>
  (
    await at.rows('SELECT thing_id FROM supervision.alert_fact WHERE alert_id = $1 ORDER BY thing_id', [id])
  ).map(({ thing_id }) => thing_id);
const outcome = (who: Parameters<ConductHouse['house']['outcome']>[0], act: string, input: object) =>
  at.house.outcome(who, `supervision.${act}`, input);

describe('an alert over equal orders (CO1)', () => {
  let alertId: string;

  it('is raised with the orders behind it, for the authority to look into and the operator to explain', async () => {
    await at.order({ id: 'ord_a', buyer: 'org_x', fen: 100 });
    await at.order({ id: 'ord_b', buyer: 'org_y', fen: 150 });
    expect(await raised()).toBe(1);
    [alertId] = (await alertIds('CO1')) as [string];
    expect(await factsOf(alertId)).toEqual(['ord_a', 'ord_b']);
    const tasks = await at.rows(
      `SELECT task.kind, task.organisation_id, clock.rule FROM casework.task JOIN casework.clock ON clock.task_id = task.id AND clock.nature = 'duty'
       WHERE task.subject_id = $1 ORDER BY task.kind`,
      [alertId],
    );
    expect(tasks).toEqual([
      {
        kind: 'supervision.alert-explain',
        organisation_id: at.house.organisationId('operator'),
        rule: 'AL1',
      },
      {
        kind: 'supervision.alert-look-into',
        organisation_id: at.house.organisationId('authority'),
        rule: 'AL1',
      },
    ]);
  });

  it('is not raised twice for the same facts, and new facts go into the open one', async () => {
    expect(await raised()).toBe(0);
    await at.order({ id: 'ord_c', buyer: 'org_z', fen: 160 });
    expect(await raised()).toBe(0);
    expect(await factsOf(alertId)).toEqual(['ord_a', 'ord_b', 'ord_c']);
    expect(await at.house.read((tx) => openAlertFigures(tx))).toEqual([
      {
        family: 'conduct',
        rule: 'CO1',
        state: 'open',
        organisation: at.house.organisationId('operator'),
        alerts: 1,
      },
    ]);
  });

  it('is not looked for by an operator, a buyer or the auditor of guards', async () => {
    for (const who of ['operator', 'buyer', 'audit'] as const)
      expect(await outcome(who, 'look-for-alerts', { family: 'conduct' })).toMatch(denied);
  });

  it('holds nothing against the operator before it explained or its days are over', async () => {
    const proposal = { alertId, finding: saying };
    expect(await outcome('authority', 'propose-alert-outcome', { ...proposal, outcome: 'founded' })).toBe(
      'supervision/explanation-under-way',
    );
    expect(await outcome('buyer', 'explain-alert', { alertId, explanation: saying })).toMatch(denied);
    expect(await outcome(at.stranger, 'explain-alert', { alertId, explanation: saying })).toMatch(denied);
    expect(await outcome('operator', 'explain-alert', { alertId, explanation: saying })).toBe('done');
    expect(await outcome('operator', 'propose-alert-outcome', { ...proposal, outcome: 'unfounded' })).toMatch(
      denied,
    );
    expect(await outcome('authority', 'propose-alert-outcome', { ...proposal, outcome: 'measures' })).toBe(
      'done',
    );
  });

  it('shows the operator its facts and no outcome that is only proposed, and a stranger nothing', async () => {
    const seen = await at.read(await at.house.actor('operator'), 'supervision.alert', { id: alertId });
    expect(seen.value).toMatchObject({ outcome: null, finding: null, explanation: saying });
    expect((await at.read(at.stranger, 'supervision.alert', { id: alertId })).problem.code).toBe(
      'supervision/no-such-alert',
    );
    expect((await at.read(at.stranger, 'supervision.alerts')).value.items).toEqual([]);
    expect((await at.read(await at.house.actor('authority'), 'supervision.alerts')).value.total).toBe(1);
  });

  it('tells it no proposed outcome on the page of its own task either', async () => {
    const [task] = await at.rows(
      `SELECT id FROM casework.task WHERE subject_id = $1 AND kind = 'supervision.alert-explain'`,
      [alertId],
    );
    const seen = await at.read(await at.house.actor('operator'), 'casework.task', {
      id: String(task!['id']),
    });
    const told = seen.value.history.map(({ title }: { title: { zh: string } }) => title.zh);
    expect(told).toContain('提出结论');
    // The diagram of the way of every alert has these words.
    const page = JSON.stringify({ ...seen.value, lifecycle: null });
    for (const word of ['成立', '采取措施', 'Founded', 'with measures'])
      expect([word, page.includes(word)]).toEqual([word, false]);
  });

  it('tells who has it on the desk that it was explained, and not the whole organisation', async () => {
    expect(
      await at.rows(
        `SELECT notice.organisation_id, notice.post_id = task.post_id AS at_the_desk FROM casework.notice AS notice
         JOIN casework.task AS task ON task.subject_id = notice.subject_id AND task.kind = 'supervision.alert-look-into'
         WHERE notice.subject_id = $1 AND notice.text_zh LIKE '%已收到情况说明%'`,
        [alertId],
      ),
    ).toEqual([{ organisation_id: null, at_the_desk: true }]);
  });

  it('takes no facts that the operator has not answered: they open another alert', async () => {
    await at.order({ id: 'ord_late', buyer: 'org_u', fen: 165 });
    expect(await raised()).toBe(1);
    const [, another] = await alertIds('CO1');
    expect(await factsOf(another!)).toEqual(['ord_late']);
    expect(await factsOf(alertId)).toEqual(['ord_a', 'ord_b', 'ord_c']);
    await at.order({ id: 'ord_later', buyer: 'org_t', fen: 166 });
    expect(await raised()).toBe(0);
    expect(await factsOf(another!)).toEqual(['ord_late', 'ord_later']);
  });

  it('is decided by another person than who proposed it, and closed with what was done', async () => {
    const decision = { alertId, opinion: saying };
    expect(await outcome('authority', 'decide-alert', decision)).toMatch(denied);
    expect(await outcome('authority', 'return-alert', decision)).toMatch(denied);
    expect(await outcome(at.second, 'return-alert', decision)).toBe('done');
    expect(
      await outcome(at.second, 'propose-alert-outcome', { alertId, outcome: 'measures', finding: saying }),
    ).toBe('done');
    expect(await outcome(at.second, 'decide-alert', decision)).toMatch(denied);
    expect(await outcome('authority', 'decide-alert', decision)).toBe('done');
    const seen = await at.read(await at.house.actor('operator'), 'supervision.alert', { id: alertId });
    expect(seen.value.outcome.zh).toBe('成立，采取措施');
    expect(await outcome('authority', 'close-alert', { alertId, closing: saying })).toBe('done');
    expect(await at.faults('supervision.alerts')).toEqual([]);
  });

  it('proposed on the first day and returned, is still for the operator to explain', async () => {
    const [, another] = (await alertIds('CO1')) as [string, string];
    const proposal = { alertId: another, outcome: 'unfounded', finding: saying };
    const state = async () =>
      (await at.rows('SELECT state FROM supervision.alert WHERE id = $1', [another]))[0]!['state'];
    const explaining = async () =>
      (
        await at.rows(
          `SELECT task.state, clock.state AS clock FROM casework.task JOIN casework.clock ON clock.task_id = task.id
           WHERE task.subject_id = $1 AND task.kind = 'supervision.alert-explain'`,
          [another],
        )
      )[0];
    expect(await outcome('authority', 'propose-alert-outcome', proposal)).toBe('done');
    expect(await explaining()).toEqual({ state: 'open', clock: 'running' });
    expect(await outcome(at.second, 'return-alert', { alertId: another, opinion: saying })).toBe('done');
    expect([await state(), await explaining()]).toEqual(['open', { state: 'open', clock: 'running' }]);
    expect(await outcome('authority', 'propose-alert-outcome', { ...proposal, outcome: 'founded' })).toBe(
      'supervision/explanation-under-way',
    );
    expect(await outcome('authority', 'propose-alert-outcome', proposal)).toBe('done');
    expect(await outcome('operator', 'explain-alert', { alertId: another, explanation: saying })).toBe(
      'done',
    );
    expect([await state(), await explaining()]).toEqual(['proposed', { state: 'done', clock: 'stopped' }]);
    expect(await outcome('operator', 'explain-alert', { alertId: another, explanation: saying })).not.toBe(
      'done',
    );
    expect(await outcome(at.second, 'return-alert', { alertId: another, opinion: saying })).toBe('done');
    expect(await state()).toBe('explained');
  });

  it('is raised again on new facts only, beside one that was returned', async () => {
    expect(await raised()).toBe(0);
    await at.order({ id: 'ord_d', buyer: 'org_w', fen: 170 });
    expect(await raised()).toBe(1);
    const [, , again] = (await alertIds('CO1')) as [string, string, string];
    expect(await factsOf(again)).toEqual(['ord_d']);
    const proposal = { alertId: again, outcome: 'unfounded', finding: saying };
    expect(await outcome('authority', 'propose-alert-outcome', proposal)).toBe('done');
    await at.order({ id: 'ord_d2', buyer: 'org_s', fen: 171 });
    expect(await raised()).toBe(1);
    expect(await outcome(at.second, 'return-alert', { alertId: again, opinion: saying })).toBe('done');
    await at.order({ id: 'ord_d3', buyer: 'org_r', fen: 172 });
    expect(await raised()).toBe(0);
    expect(await factsOf(again)).toEqual(['ord_d']);
    expect(await factsOf((await alertIds('CO1'))[3]!)).toEqual(['ord_d2', 'ord_d3']);
  });

  it('is judged by nobody who became concerned, or proposed anew, after the policy looked', async () => {
    const [, , again] = (await alertIds('CO1')) as [string, string, string];
    expect(
      await outcome('authority', 'propose-alert-outcome', {
        alertId: again,
        outcome: 'unfounded',
        finding: saying,
      }),
    ).toBe('done');
    await at.rows('INSERT INTO supervision.alert_person (alert_id, person_id) VALUES ($1, $2)', [
      again,
      'per_second',
    ]);
    for (const act of ['decide-alert', 'return-alert']) {
      const past = (who: Actor) => at.inside(who, `supervision.${act}`, { alertId: again, opinion: saying });
      expect(await past(at.second)).toBe('supervision/no-such-alert');
      expect(await past(await at.house.actor('authority'))).toBe('supervision/nobody-to-decide');
    }
    await at.rows('DELETE FROM supervision.alert_person WHERE alert_id = $1', [again]);
  });

  it('is opened once by two looks at the same time', async () => {
    await at.order({ id: 'ord_r1', buyer: 'org_refused', fen: null });
    await at.order({ id: 'ord_r2', buyer: 'org_refused', fen: null });
    await Promise.all([look(), look(at.second), look()]);
    expect(await alertIds('CO2')).toHaveLength(1);
  });
});

describe('a look-alike affiliate (CO6)', () => {
  it('is found by people who sit in posts of both, and who is one of them neither sees nor judges it', async () => {
    for (const organisation of ['operator', 'bank'] as const) {
      const where = at.house.organisationId(organisation === 'bank' ? 'buyer' : 'operator');
      await at.rows(
        `INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $1, $1, '2020-01-01Z')`,
        [`pst_${organisation}_2`],
      );
      await at.rows(
        `INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, '2020-01-01Z')`,
        [`pst_${organisation}_2`, where],
      );
      await at.rows(
        `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason) VALUES ($1, $2, 'per_second', 'holder', '2020-01-01Z', 'test', 'test')`,
        [`hld_${organisation}_2`, `pst_${organisation}_2`],
      );
    }
    await at.order({ id: 'ord_s', buyer: at.house.organisationId('buyer'), fen: 100 });
    await look();
    const [alertId] = (await alertIds('CO6')) as [string];
    expect(
      await at.rows('SELECT person_id FROM supervision.alert_person WHERE alert_id = $1', [alertId]),
    ).toEqual([{ person_id: 'per_second' }]);
    const proposal = { alertId, outcome: 'unfounded', finding: saying };
    expect(await outcome(at.second, 'propose-alert-outcome', proposal)).toMatch(denied);
    expect((await at.read(at.second, 'supervision.alert', { id: alertId })).problem.code).toBe(
      'supervision/no-such-alert',
    );
    expect(JSON.stringify((await at.read(at.second, 'supervision.alerts')).value)).not.toContain(alertId);
    // The only other person of the authority is concerned, so there is nobody to decide.
    expect(await outcome('authority', 'propose-alert-outcome', proposal)).toBe(
      'supervision/nobody-to-decide',
    );
  });
});

describe('the daily look', () => {
  it('runs by its clock, once a day, and goes on after a restart', async () => {
    const { database, clock } = at.house.db;
    await keepDailyLook(database);
    await keepDailyLook(database);
    await at.order({ id: 'ord_e', buyer: 'org_v', fen: 190 });
    await at.tick();
    expect(await alertIds('CO1')).toHaveLength(4);
    clock.advance({ hours: 72 });
    await at.tick();
    const facts = await at.rows(
      `SELECT 1 FROM supervision.alert_fact WHERE thing_id = 'ord_e' AND rule = 'CO1'`,
    );
    expect(facts).toHaveLength(1);
    const running = await at.rows(
      `SELECT due_at > $1 AS ahead FROM casework.clock WHERE kind = 'supervision.daily-look' AND state = 'running'`,
      [clock.now().toString()],
    );
    expect(running).toEqual([{ ahead: true }]);
    await keepDailyLook(database);
  });

  it('leaves the figures for everybody, which name no buyer', async () => {
    const { value } = await at.read({ kind: 'public', roles: [] }, 'supervision.conduct-figures');
    expect(value.prices).toEqual([{ productId: 'prd_1', title: '企业画像', spreadPercent: 90 }]);
    expect(JSON.stringify(value)).not.toContain('org_');
  });
});

describe('what does not agree is told', () => {
  it.each([
    [
      'decided by who proposed it',
      `ALTER TABLE supervision.alert DROP CONSTRAINT alert_check; UPDATE supervision.alert SET decided_by = proposed_by WHERE state = 'closed'`,
    ],
    [
      'no fact',
      `DELETE FROM supervision.alert_fact WHERE alert_id IN (SELECT id FROM supervision.alert WHERE rule = 'CO2')`,
    ],
  ])('%s', async (_what, damage) => {
    await at.rows(damage);
    expect(await at.faults('supervision.alerts')).not.toEqual([]);
  });
});
