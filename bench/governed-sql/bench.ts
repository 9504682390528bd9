import { availableParallelism } from 'node:os';
import { version as duckdbVersion } from '@duckdb/node-api';
import type { Bench, Ground, Size } from '../harness/bench.ts';
import type { Case, Finding } from '../harness/result.ts';
import { spreadOf, summed } from '../harness/spread.ts';
import { askBoth } from './ask-both.ts';
import { flightSource, type Subject } from './flights.ts';
import type { GovernedAsker } from './governed.ts';
import { type FlightGround, flightGround } from './ground.ts';
import { type Question, questions } from './questions.ts';

const rowsOf: { readonly [of in Size]: number } = { full: 3_000_000, tiny: 60_000 };
const roundsOf: { readonly [of in Size]: number } = { full: 7, tiny: 1 };

/**
 * Governed aggregate SQL against the same SQL on the raw Parquet file: time in the engine, no result kept anywhere. Three findings,
 * since what is protected decides what has to be counted beside the answer: `governed-sql` where the unit is the row, `governed-sql-open` where there is
 * none, `governed-sql-units` where a unit has many rows and is counted apart behind every number.
 */
export const governedSql: Bench = {
  name: 'governed-sql',
  async run(ground, size) {
    const flights = await flightGround(ground.folder, rowsOf[size]);
    try {
      const cases = async (subject: Subject): Promise<readonly SubjectCase[]> => {
        const asker = await flights.asker(subject);
        ground.say(`${subject}: projection built in ${Math.round(asker.projectionMs)} ms`);
        const found: SubjectCase[] = [];
        for (const question of questions)
          found.push(await ask(ground, subject, question, asker, flights, roundsOf[size]));
        return found;
      };
      return [
        finding('governed-sql', 'the unit is the row', 1.1, size, await cases('row')),
        finding('governed-sql-open', 'nothing is protected', 1.1, size, await cases('open')),
        finding('governed-sql-units', 'a unit has many rows', 3, size, await cases('aircraft')),
      ];
    } finally {
      await flights.close();
    }
  },
};

interface SubjectCase extends Case {
  readonly subject: Subject;
  /** From the text of the question to the answer that may leave, against the peer's call. Without HTTP and without the release transaction. */
  readonly wholeCall: { readonly ours: number; readonly peer: number; readonly ratio: number };
}

async function ask(
  ground: Ground,
  subject: Subject,
  question: Question,
  asker: GovernedAsker,
  flights: FlightGround,
  rounds: number,
): Promise<SubjectCase> {
  const { name } = question;
  const { wholeCalls, ...found } = await askBoth(`${name} (${subject})`, question, asker, flights, rounds);
  const whole = spreadOf(wholeCalls).median;
  ground.say(
    `${subject.padEnd(8)} ${name.padEnd(28)} ${found.ours.median.toFixed(1)} ms vs ${found.peer.median.toFixed(1)} ms: ${found.ratio.toFixed(2)}×, whole call ${whole.toFixed(1)} ms`,
  );
  return {
    name,
    subject,
    ...found,
    wholeCall: { ours: whole, peer: found.peer.median, ratio: whole / found.peer.median },
  };
}

function finding(
  name: string,
  which: string,
  atMost: number,
  size: Size,
  cases: readonly SubjectCase[],
): Finding {
  // All questions one after the other: a question that takes long counts for what it takes.
  const ours = summed(cases.map((one) => one.ours));
  const peer = summed(cases.map((one) => one.peer));
  const whole = cases.reduce((sum, one) => sum + one.wholeCall.ours, 0);
  return {
    name,
    what: `governed aggregate SQL on ${rowsOf[size]} flights where ${which}, vs the same SQL on raw Parquet in DuckDB; time in the engine, all questions together`,
    ours: { ...ours, unit: 'ms' },
    peer: { name: 'DuckDB on raw Parquet', version: duckdbVersion(), ...peer },
    ratio: ours.median / peer.median,
    bar: { atMost },
    runs: roundsOf[size],
    cases,
    beside: {
      wholeCallMs: whole,
      wholeCallRatio: whole / peer.median,
      medianQuestionRatio: spreadOf(cases.map((one) => one.ratio)).median,
      worstQuestionRatio: Math.max(...cases.map((one) => one.ratio)),
      flights: flightSource(),
      threads: availableParallelism(),
    },
  };
}
