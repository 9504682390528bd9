import { expectOk } from '#foundation';
import { createRunWorker, type RunWorker } from '#platform/query';
import { drawFrom } from '../../testkit/evaluator/index.ts';
import { agreeWithShare, document, prepareLab, setMode } from '../release-modes/lab.ts';
import { type Ground, people, purpose } from '../verification/ground.ts';
import type { Resident } from '../verification/town.ts';
import { type Equation, type Recovered, type Register, recover } from './reconstruction.ts';

const districts = ['东城', '西城', '南城', '北城', '中城'];
const firstYear = 1948;
const years = 60;
export const minimumGroup = 10;
const percent = 30;

/**
 * People of whom the attacker knows district (kept in the name) and year of birth, and wants to know the last field. Three in ten have it, so that the
 * commoner value is the commoner one in groups of ten and more as well: what a fair statistic says of a group is nobody's bit.
 */
export function drawResidents(seed: number, units: number): readonly Resident[] {
  const draw = drawFrom(seed);
  return Array.from({ length: units }, (_, index) => [
    `P${index}`,
    `99010119900307${String(index).padStart(4, '0')}`,
    districts[draw(0, districts.length - 1)]!,
    `${firstYear + draw(0, years - 1)}-06-15`,
    `${draw(1, 10) * 100}.00`,
    draw(1, 100) <= percent ? '是' : '否',
  ]);
}

const registerOf = (residents: readonly Resident[]): Register => ({
  rows: [],
  secret: residents.map(([, , , , , secret]) => secret === '是'),
  baseRate: percent / 100,
});

/** What the operator asks of its own accord: how many have it, of those born from some year on, together and by district. */
export interface Asked {
  readonly sql: string;
  readonly about: (resident: Resident, district: string | null) => boolean;
}
const ill = "count(DISTINCT resident_number) FILTER (WHERE disability = '是')";

export const questions = (step: number): readonly Asked[] =>
  Array.from({ length: Math.floor(years / step) }, (_, index) => firstYear + index * step).flatMap((year) => {
    const where = `birth_date >= DATE '${year}-01-01'`;
    const about: Asked['about'] = ([, , name, born], district) =>
      Number(born!.slice(0, 4)) >= year && (district === null || name === district);
    return [
      { sql: `SELECT ${ill} AS n FROM residents WHERE ${where}`, about },
      { sql: `SELECT name, ${ill} AS n FROM residents WHERE ${where} GROUP BY name`, about },
    ];
  });

export interface Operator {
  readonly ground: Ground;
  /**
   * Asks by runs, one after the other: submitted, computed, cleared, collected. Whoever looks at egress clears everything, and where that is not enough a
   * second person finds every alarm harmless. Refused ones bring nothing.
   */
  readonly ask: (sqls: readonly string[]) => Promise<readonly Brought[]>;
  readonly close: () => Promise<void>;
}
interface Brought {
  readonly rows: readonly Row[];
  /** Under a differencing alarm: one reviewer alone could not let it out. */
  readonly alarmed: boolean;
}
type Row = readonly (string | boolean | null)[];

/** An operator with an agreement over the residents in a release mode, and who works for it. */
export async function prepareOperator(
  residents: readonly Resident[],
  mode: 'reviewed' | 'cell-key' | 'differential-privacy',
  calls: number,
): Promise<Operator> {
  const ground = await prepareLab();
  await ground.serve(residents);
  const epsilon = mode === 'differential-privacy' ? '1' : undefined;
  const population = await setMode(ground, mode, epsilon);
  const share =
    epsilon && population
      ? { population, epsilon, perCall: (Math.floor(1e9 / calls) / 1e9).toFixed(9) }
      : null;
  const agreementId = await agreeWithShare(
    ground,
    document(share, (made) => {
      made.parts.security.output = { ...made.parts.security.output, minimumGroup };
      const [granted] = made.parts.scope.resources;
      granted!.items = granted!.items.map((one) =>
        one.itemId === 'name' ? { ...one, values: districts } : one,
      );
    }),
  );
  const worker: RunWorker = createRunWorker({
    ports: ground.ports,
    database: ground.db.database,
    bell: { ring: () => {}, onRing: () => () => {} },
    versions: { gongshu: 'test', engine: 'test' },
    onError: (_run, error) => {
      throw error;
    },
  });
  const one = async (sql: string): Promise<Brought> => {
    const submitted = await ground.act<{ runId: string }>(people.operator, 'query.submit-run', {
      agreementId,
      purpose,
      sql,
    });
    const { runId } = expectOk(submitted);
    await worker.drain();
    const { rows } = await ground.db.pool.query<{ state: string; alarm: string | null }>(
      "SELECT state, evidence ->> 'alarm' AS alarm FROM query.run WHERE id = $1",
      [runId],
    );
    const { state, alarm } = rows[0]!;
    const alarmed = alarm !== null;
    const pass = () =>
      ground.act(people.security, 'query.pass-egress', { runId, opinion: '只含汇总结果，可以放行' });
    if (state === 'awaiting-review') {
      const alone = await pass();
      if (alone.ok === alarmed) throw new Error(`one reviewer alone and an alarm: ${JSON.stringify(alone)}`);
      if (alarmed) {
        expectOk(
          await ground.act(people.drafter, 'privacy.settle-alarm', {
            alarmId: alarm,
            outcome: 'harmless',
            finding: '两次查询用于核对口径',
          }),
        );
        expectOk(await pass());
      }
    } else if (state !== 'cleared') return { rows: [], alarmed };
    const collected = await ground.act<{ rows: readonly Row[] }>(people.operator, 'query.collect-run', {
      runId,
    });
    return { rows: expectOk(collected).rows, alarmed };
  };
  return {
    ground,
    ask: async (sqls) => {
      const answers: Brought[] = [];
      for (const sql of sqls) answers.push(await one(sql));
      return answers;
    },
    close: () => ground.close(),
  };
}

/** What an operator gets back of the register by its own runs. */
export async function attackByRuns(
  residents: readonly Resident[],
  mode: Parameters<typeof prepareOperator>[1],
  step: number,
): Promise<{
  /** From all that was asked: two persons let everything out. */
  readonly everything: Recovered;
  /** From what one reviewer who clears everything can let out alone. */
  readonly alone: Recovered;
}> {
  const asked = questions(step);
  const operator = await prepareOperator(residents, mode, asked.length);
  try {
    const answers = await operator.ask(asked.map(({ sql }) => sql));
    const from = (some: readonly Brought[]): Recovered =>
      recover(registerOf(residents), equationsOf(residents, asked, some));
    return {
      everything: from(answers),
      alone: from(answers.map((one) => (one.alarmed ? { ...one, rows: [] } : one))),
    };
  } finally {
    await operator.close();
  }
}

const equationsOf = (
  residents: readonly Resident[],
  asked: readonly Asked[],
  answers: readonly Brought[],
): readonly Equation[] =>
  answers.flatMap(({ rows }, index) =>
    rows.flatMap((row): readonly Equation[] => {
      const [district, count] = row.length === 1 ? [null, row[0]] : [String(row[0]), row[1]];
      if (count === null || count === undefined) return [];
      const inside = residents.flatMap((resident, at) =>
        asked[index]!.about(resident, district) ? [at] : [],
      );
      return [{ people: inside, count: Number(count) }];
    }),
  );

/** The same people a revision later: in each district one has it who had not, one has it no more, and one other allowance changed. */
export function changedResidents(residents: readonly Resident[]): readonly Resident[] {
  const changed = new Map<number, Resident>();
  for (const district of districts) {
    const of = (secret: string): number =>
      residents.findIndex(
        ([, , name, , , has], index) => name === district && has === secret && !changed.has(index),
      );
    for (const secret of ['是', '否']) {
      const index = of(secret);
      const [id, number, name, born, allowance] = residents[index]!;
      changed.set(index, [id, number, name, born, allowance, secret === '是' ? '否' : '是']);
    }
    const index = of('否');
    const [id, number, name, born, allowance, has] = residents[index]!;
    changed.set(index, [id, number, name, born, allowance === '1000.00' ? '100.00' : '1000.00', has]);
  }
  return residents.map((resident, index) => changed.get(index) ?? resident);
}
