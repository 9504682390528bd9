import { createHash, randomBytes } from 'node:crypto';
import { type Database, ok, type Result, refuse } from '#foundation';
import { readEpsilon } from '#platform/privacy';
import {
  checkParameters,
  modeOf,
  type NormalForm,
  paged,
  type ReleasedResult,
  type Scope,
  type ScopeRelation,
  type UnitsIn,
} from '../model/index.ts';
import { parameterHints } from '../model/synthetic/hints.ts';
import { syntheticRelations, syntheticSql } from '../model/synthetic/rows.ts';
import { madeUpAfter, madeUpBeside } from '../own-data/made-up-own.ts';
import type { Projection, QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { admit } from '../run/admission.ts';
import { byMode } from '../run/by-mode.ts';
import { engineRows } from '../run/engine-rows.ts';
import type { GovernedCall } from '../run/governed-call.ts';
import { lendTables } from '../run/lend-tables.ts';
import type { ModeGround } from '../run/mode-ground.ts';
import { runFailure } from '../run/run-failure.ts';
import { numberOf } from './seed.ts';

/** What is asked; of a call only what does not meter, receipt or settle. */
export type SyntheticCall = Pick<
  GovernedCall,
  | 'agreementId'
  | 'purpose'
  | 'sql'
  | 'parameters'
  | 'values'
  | 'groupedForm'
  | 'ownTable'
  | 'page'
  | 'shape'
  | 'standsOn'
  | 'requestId'
  | 'signal'
> & {
  /** Decides the rows. */
  readonly seed: string;
};

/** Smaller than those of a call: nobody pays for it. */
const limits = {
  timeMs: 10_000,
  memoryBytes: 256 * 1024 * 1024,
  resultRows: 5_000,
  resultBytes: 2 * 1024 * 1024,
};
const mostAtOnce = 2;
let running = 0;

/**
 * Answers a reviewed statement over made-up rows of the same shape: the same admission, printed SQL, confined engine and guards; no revision is opened, no
 * key of an agreement or population, no quota and no ε is touched, and nothing is written. The made-up tables are sealed under a key of this one call and
 * removed after it. Whether an answer repeats its source (R31) is not asked: this source is nobody's.
 */
export async function answerSynthetic(
  ports: QueryPorts,
  database: Database,
  call: SyntheticCall,
): Promise<Result<ReleasedResult>> {
  const values = checkParameters(call.parameters, call.values);
  if (!values.ok) return values;
  const admitted = await database.transaction((tx) => admit(tx, call), {
    mode: 'snapshot',
    requestId: call.requestId,
  });
  if (!admitted.ok) return admitted;
  const { query, scope, own } = admitted.value;
  const form = call.page ? paged(query.normalForm, call.page) : query.normalForm;
  if (running >= mostAtOnce) return refuse(problems['sandbox-busy']());
  running += 1;
  try {
    return await overSynthetic(
      ports,
      form,
      madeUpBeside(own, form),
      call,
      async ({ projection, unitsIn }) => {
        const { guards } = scope;
        const { printed, answer } = byMode(form, syntheticGround(form, scope), {
          guards,
          parameters: values.value,
          unitsIn,
        });
        const run = await ports.engine.run({
          projection,
          sql: printed.sql,
          parameters: [],
          limits,
          signal: call.signal,
        });
        if (!run.ok) return refuse(runFailure(run.failure));
        const answered = answer(engineRows(run.value));
        if (!answered.ok) return answered;
        const { result } = answered.value;
        if (own?.kind === 'after')
          return madeUpAfter(ports, own, result, {
            scope,
            values: values.value,
            seed: numberOf(call.seed),
            limits,
            signal: call.signal,
          });
        return call.shape ? call.shape(result) : ok(result);
      },
    );
  } finally {
    running -= 1;
  }
}

interface Made {
  readonly projection: Projection;
  readonly unitsIn: UnitsIn;
}

/** Makes the tables, lends them and takes them away, whatever happens. */
async function overSynthetic<T>(
  ports: QueryPorts,
  form: NormalForm,
  beside: readonly ScopeRelation[],
  { parameters, seed }: SyntheticCall,
  use: (made: Made) => Promise<T>,
): Promise<T> {
  const relations = [
    ...new Map(
      form.tables.map(({ relation }): [string, ScopeRelation] => [relation.resourceId, relation]),
    ).values(),
    ...beside,
  ];
  const tables = syntheticRelations(relations, numberOf(seed), parameterHints(form, parameters));
  const lent = tables.map((table) => ({ relation: table.relation.table, select: syntheticSql(table) }));
  return lendTables(ports, 'try', lent, (loan) =>
    // Those who try things out wait for each other and for nobody who pays.
    use({ projection: loan.projection('sandbox'), unitsIn: loan.unitsIn }),
  );
}

/** Keys and ε of a population that is not there: noise is drawn as always, out of nothing real and on nobody's account. */
function syntheticGround(form: NormalForm, scope: Scope): ModeGround {
  const mode = modeOf(form);
  if (mode === null || form.shape !== 'grouped') return { mode: null };
  const space = {
    spaces: [],
    digest: (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 32),
  };
  switch (mode) {
    case 'reviewed':
      return { mode, ...space };
    case 'cell-key':
      return {
        mode,
        population: 'synthetic',
        noiseKey: createHash('sha256').update('synthetic').digest(),
        ...space,
      };
    case 'differential-privacy': {
      const epsilon =
        readEpsilon(scope.privacyBudget.find(({ perCall }) => perCall)?.perCall ?? '') ?? readEpsilon('1')!;
      return { mode, population: 'synthetic', epsilon, entropy: randomBytes };
    }
  }
}
