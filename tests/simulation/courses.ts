import { type Actor, expectOk } from '#foundation';
import {
  type Day,
  dayOf,
  type Milliseconds,
  startOf,
  workingDaysAfter,
} from '../../testkit/deadlines/index.ts';
import { chance, type Draw, drawFrom, oneOf, seedOf } from '../../testkit/evaluator/draw.ts';
import { arrival, filedAfter, officeAfter, year } from './calendar-of-people.ts';
import { actor, organisationId, size } from './province.ts';
import type { Thing, World } from './world.ts';

/** A course is one thing and all that happens to its registration. It says when it wants to go on, and acts then. */
export type Course = AsyncGenerator<Milliseconds, void, void>;

interface Plan {
  readonly g: Draw;
  readonly thing: Thing;
  readonly short: string;
  readonly registrar: string;
  readonly arrivesAt: Milliseconds;
}

const materials = {
  legality: '依职责采集，依据相关法规',
  storage: '政务云，结构化数据库',
  productsAndServices: '暂无产品，供授权运营',
  scenarios: '普惠金融、公共治理场景',
  riskAssessment: '已完成数据安全风险评估',
  riskAssessmentNumber: 'AQ2026-01',
};
const summary = '本数据反映有关事项的基本情况，按月更新。';
const because = '依据事实和有关规定所作的说明文字';
const noon = 12 * 3_600_000;

/** What is registered, by whom and with whom, and when that begins: drawn from the seed of the run and the number of the course. */
function planOf(seed: number, number: number): Plan {
  const g = drawFrom(seedOf(seed, number));
  const kind = chance(g, 70) ? 'resource' : chance(g, 50) ? 'product' : 'open-data';
  const short = kind === 'product' ? `p${g(0, size.operators - 1)}p` : `d${g(0, size.departments - 1)}d`;
  const arrivesAt = arrival(g);
  // The last eight characters say which copy of it something is, where there are copies.
  const name = `${kind === 'product' ? 'prd' : 'res'}_y${String(number).padStart(17, '0')}00000000`;
  // Agreements that end within the year bring renewals and lapses.
  const term = kind === 'product' ? termOf(g, dayOf(arrivesAt)) : null;
  return {
    g,
    short,
    // The provincial registrar has half of them.
    registrar: chance(g, 50) ? 'r0r' : `r${g(1, size.registrars - 1)}r`,
    arrivesAt,
    thing: {
      id: name,
      kind,
      title: `示例${kind === 'product' ? '数据产品' : '数据资源'}${number}`,
      summary,
      holder: organisationId(short),
      inAuthorisedOperation: kind === 'product' || (kind === 'resource' && chance(g, 60)),
      digest: String(number).padStart(64, '0'),
      ...(term ? { operatingTerm: term } : {}),
      facts: [],
      described: { columns: '名称:text', holder: organisationId(short) },
    },
  };
}

function termOf(g: Draw, day: Day) {
  const date = (at: Day) =>
    Temporal.Instant.fromEpochMilliseconds(startOf(at) + noon)
      .toZonedDateTimeISO('Asia/Shanghai')
      .toPlainDate();
  const length = chance(g, 50) ? g(70, 200) : g(300, 1000);
  return { from: date(day - 5), until: date(day + length) };
}

/** A whole course, until the year is over or nothing is left to happen. */
export async function* course(world: World, seed: number, number: number): Course {
  const plan = planOf(seed, number);
  const { g, thing } = plan;
  yield plan.arrivesAt;
  await world.describe(thing);
  if (thing.inAuthorisedOperation) {
    await world.deliver(thing);
    // Some file late, or not at all.
    if (chance(g, 2)) return;
    yield filedAfter(g, plan.arrivesAt, chance(g, 7) ? g(19, 30) : g(0, 15));
  }
  const run = new Run(world, plan);
  const applicationId = await run.draft();
  const outcome = yield* run.file(applicationId, 'first');
  if (outcome !== 'passed') return;
  if (!(yield* run.notice(applicationId))) return;
  yield run.office(chance(g, 5) ? g(4, 9) : g(0, 2));
  expectOk(await world.act(run.of('d'), 'assign-code', { applicationId }));
  yield* run.life(applicationId);
}

class Run {
  readonly #world: World;
  readonly #plan: Plan;
  readonly #g: Draw;

  constructor(world: World, plan: Plan) {
    this.#world = world;
    this.#plan = plan;
    this.#g = plan.g;
  }

  get now(): Milliseconds {
    return this.#world.clock.now().epochMilliseconds;
  }
  /** Somebody of the registrar. */
  of = (who: string): Actor => actor(this.#plan.registrar, who);
  own = (who: string): Actor => actor(this.#plan.short, who);
  office = (workingDays: number): Milliseconds => officeAfter(this.#g, this.now, workingDays);
  filed = (days: number): Milliseconds => filedAfter(this.#g, this.now, days);

  async draft(): Promise<string> {
    const { thing, registrar } = this.#plan;
    const input = {
      kind: thing.kind,
      thingId: thing.id,
      registrarId: organisationId(registrar),
      contentSummary: summary,
      materials,
    };
    return expectOk(await this.#world.act(this.own('a'), 'draft-application', input))['applicationId']!;
  }

  /** Business review, filing, acceptance (after returns), form review. Null when the registration has ended meanwhile. */
  async *file(
    applicationId: string,
    type: string,
  ): AsyncGenerator<Milliseconds, 'passed' | 'turned-down' | null, void> {
    const g = this.#g;
    const act = this.#act(applicationId);
    yield this.filed(g(0, 2));
    if (!(await act(this.own('b'), 'review-application'))) return null;
    yield this.filed(g(0, 2));
    if (!(await act(this.own('a'), 'submit-application'))) return null;
    for (let returns = 0; ; returns++) {
      yield this.office(chance(g, 4) ? g(4, 6) : g(0, 3));
      const drawn = g(1, 100);
      if (type === 'first' && returns === 0 && drawn <= 2) {
        await act(this.own('a'), 'withdraw-application', { reason: '材料另行准备' });
        return 'turned-down';
      }
      if (drawn <= 5) {
        if (!(await act(this.of('a'), 'decline-application', { reason: '不属于登记范围' }))) return null;
        return 'turned-down';
      }
      if (drawn > 17 || returns > 2) break;
      if (!(await act(this.of('a'), 'return-application', { defects: ['请补充采集依据', '请补充存储情况'] })))
        return null;
      yield this.filed(g(1, 10));
      if (!(await act(this.own('a'), 'submit-application', { materials }))) return null;
    }
    if (!(await act(this.of('a'), 'accept-application'))) return null;
    return yield* this.examine(applicationId, type);
  }

  async *examine(
    applicationId: string,
    type: string,
  ): AsyncGenerator<Milliseconds, 'passed' | 'turned-down' | null, void> {
    const g = this.#g;
    const act = this.#act(applicationId);
    yield this.office(chance(g, 4) ? g(20, 25) : type === 'cancellation' ? g(1, 9) : g(2, 18));
    if (chance(g, 5))
      return (await act(this.of('b'), 'fail-examination', { reason: '名称与内容不符' }))
        ? 'turned-down'
        : null;
    return (await act(this.of('b'), 'pass-examination', { proven: true })) ? 'passed' : null;
  }

  /** The public notice, with those who object. True when it ran to its end. */
  async *notice(applicationId: string): AsyncGenerator<Milliseconds, boolean, void> {
    const g = this.#g;
    let dueAt = workingDaysAfter(this.now, 10).dueAt;
    const objects = chance(g, 5) ? (chance(g, 20) ? 2 : 1) : 0;
    const open: string[] = [];
    for (let count = 0; count < objects; count++) {
      yield this.filed(g(0, 4));
      const input = { applicationId, interest: '数据涉及本单位', reason: because, evidenceUploadId: 'upl_1' };
      const raised = await this.#world.act(actor(`b${count}b`, 'a'), 'raise-objection', input);
      if (raised.ok) open.push(raised.value['objectionId']!);
    }
    for (const objectionId of open) {
      yield this.office(chance(g, 8) ? g(10, 13) : g(1, 8));
      const upheld = chance(g, 30);
      const act = upheld ? 'uphold-objection' : 'dismiss-objection';
      const done = await this.#world.act(this.of('c'), act, { objectionId, finding: '经核对原始记录' });
      if (!done.ok || upheld) return false;
      dueAt = await this.#noticeUntil(applicationId);
    }
    for (yield dueAt + noon; ; yield this.office(1)) {
      const state = await this.#state(applicationId);
      if (state === 'notice-ended' || state === 'to-record') return true;
      if (state !== 'public-notice') return false;
    }
  }

  /** What follows in the year: changes, corrections, a renewal or a lapse, a cancellation, a revocation. */
  async *life(registrationId: string): Course {
    const g = this.#g;
    if (chance(g, 12)) yield* this.change(registrationId);
    if (chance(g, 6)) yield* this.correction(registrationId);
    if (chance(g, 4))
      yield* this.following(registrationId, 'cancellation', {
        ground: oneOf(g, 'lost', 'given-up'),
        explanation: because,
      });
    else if (chance(g, 3)) yield* this.revocation(registrationId);
    const until = await this.#validUntil(registrationId);
    if (until > year.until || chance(g, 40)) return;
    // Some renew early in the sixty days, some in the last of them: those are waited for.
    const day = chance(g, 30) ? until - g(3, 6) : until - g(8, 55);
    const at = startOf(day) + noon;
    if (at > this.now) yield at;
    yield* this.following(registrationId, 'renewal', { years: g(1, 3), explanation: because });
  }

  async *change(registrationId: string): Course {
    const g = this.#g;
    yield this.office(g(2, 40));
    const { thing } = this.#plan;
    await this.#world.describe({
      ...thing,
      described: { ...thing.described, columns: '名称:text、金额:decimal' },
    });
    yield this.filed(chance(g, 8) ? g(21, 25) : g(1, 15));
    // Some find that nothing was to change after all.
    if (chance(g, 10)) return await this.#world.describe(thing);
    yield* this.following(registrationId, 'change', {
      changes: ['resource'],
      explanation: because,
      contentSummary: `${summary}新增金额。`,
      materials,
    });
  }

  async *correction(registrationId: string): Course {
    const g = this.#g;
    yield this.filed(g(2, 40));
    const input = {
      registrationId,
      wrong: because,
      dataName: `更正后的名称${g(1, 999)}`,
      evidenceUploadId: 'upl_1',
    };
    const asked = await this.#world.act(
      actor(`b${g(0, size.others - 1)}b`, 'a'),
      'request-correction',
      input,
    );
    if (!asked.ok) return;
    const applicationId = asked.value['applicationId']!;
    yield this.office(chance(g, 4) ? g(4, 5) : g(0, 2));
    const act = this.#act(applicationId);
    if (chance(g, 20)) {
      await act(this.of('a'), 'decline-application', { reason: '没有指出错误' });
      return;
    }
    if (!(await act(this.of('a'), 'accept-application'))) return;
    yield this.office(g(0, 2));
    await act(this.own('b'), 'answer-correction', { consents: chance(g, 70), answer: '对更正的答复' });
    if ((yield* this.examine(applicationId, 'correction')) === 'passed') yield* this.record(applicationId);
  }

  async *revocation(registrationId: string): Course {
    const g = this.#g;
    yield this.office(g(5, 40));
    const proposed = await this.#world.act(this.of('b'), 'propose-revocation', {
      registrationId,
      ground: 'misuse',
      reason: because,
    });
    if (!proposed.ok) return;
    yield this.office(g(1, 15));
    const act = chance(g, 70) ? 'confirm-revocation' : 'drop-revocation';
    await this.#world.act(this.of('c'), act, {
      revocationId: proposed.value['revocationId']!,
      opinion: '经复核属实',
    });
  }

  /** A change, a renewal or a cancellation goes the way of a first registration. */
  async *following(
    registrationId: string,
    type: 'change' | 'renewal' | 'cancellation',
    details: object,
  ): Course {
    if (type === 'cancellation') yield this.filed(this.#g(3, 60));
    const drafted = await this.#world.act(this.own('a'), `draft-${type}`, { registrationId, ...details });
    if (!drafted.ok) return;
    const applicationId = drafted.value['applicationId']!;
    if ((yield* this.file(applicationId, type)) !== 'passed') return;
    if (type === 'change' && !(yield* this.notice(applicationId))) return;
    yield* this.record(applicationId);
  }

  async *record(applicationId: string): Course {
    yield this.office(chance(this.#g, 5) ? 11 : this.#g(0, 2));
    await this.#act(applicationId)(this.of('d'), 'record-result');
  }

  /** Does a step; false when it is not to be done any more. */
  #act =
    (applicationId: string) =>
    async (who: Actor, name: string, more: object = {}): Promise<boolean> => {
      const result = await this.#world.act(who, name, { applicationId, ...more });
      if (result.ok) return true;
      if (overAlready.has(await this.#state(applicationId)) || result.problem.code.endsWith('not-in-force'))
        return false;
      throw new Error(`${name} was refused: ${JSON.stringify(result.problem)}`);
    };

  async #row(id: string): Promise<{ state: string; until: string | null; notice: number }> {
    const { rows } = await this.#world
      .pool()
      .query(
        `SELECT state, valid_until::text AS until, (extract(epoch FROM notice_until) * 1000)::float8 AS notice FROM registration.application WHERE id = $1`,
        [id],
      );
    return rows[0];
  }
  #state = async (id: string): Promise<string> => (await this.#row(id)).state;
  #noticeUntil = async (id: string): Promise<Milliseconds> => (await this.#row(id)).notice;
  #validUntil = async (id: string): Promise<Day> =>
    Math.round(Date.parse(`${(await this.#row(id)).until}T00:00:00Z`) / 86_400_000);
}

const overAlready = new Set(['terminated', 'withdrawn', 'recorded', 'cancelled', 'lapsed', 'revoked']);
