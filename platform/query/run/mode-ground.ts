import { createHmac, randomBytes } from 'node:crypto';
import { type Database, type Decimal, ok, type Result, refuse, text } from '#foundation';
import { type Entropy, epsilonSuffices, epsilonText, populationsOf, readEpsilon } from '#platform/privacy';
import { modeOf, type ReleaseMode } from '../model/index.ts';
import type { QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import type { Admission } from './admission.ts';
import { allottedEpsilon } from './epsilon-of-answers.ts';
import type { GovernedCall } from './governed-call.ts';
import { subkey } from './subkey.ts';

/** What a release mode needs beside query and scope: keys of the population, an ε, randomness. */
export type ModeGround =
  | { readonly mode: null }
  | ({ readonly mode: 'reviewed' } & Space)
  | ({ readonly mode: 'cell-key'; readonly population: string; readonly noiseKey: Uint8Array } & Space)
  | {
      readonly mode: 'differential-privacy';
      readonly population: string;
      readonly epsilon: Decimal;
      readonly entropy: Entropy;
    };

/** The history an answer is held against: of these populations, or resources without one, under a key that no agreement has. */
interface Space {
  readonly spaces: readonly string[];
  /** First 128 bits, in hexadecimal, of the keyed digest. */
  readonly digest: (words: string) => string;
}

/**
 * Finds it for an admitted query. Under differential privacy the call names its ε or takes what the agreement allots to one; that the share suffices is
 * asked here, before the run, and again where the answer leaves. Problems: `query/mode-forbids`, `query/privacy-budget`.
 */
export async function modeGround(
  ports: Pick<QueryPorts, 'keys'>,
  database: Database,
  { query, scope, agreement }: Admission,
  call: Pick<GovernedCall, 'epsilon'>,
): Promise<Result<ModeGround>> {
  const form = query.normalForm;
  const mode = modeOf(form);
  if (mode === null || form.shape !== 'grouped') return ok({ mode: null });
  const resources = form.tables.flatMap(({ relation }) =>
    relation.units.length > 0 ? [relation.resourceId] : [],
  );
  const populations = await database.transaction((tx) => populationsOf(tx, resources), { mode: 'snapshot' });
  const spaces = [...new Set(resources.map((resource) => populations.get(resource) ?? resource))].sort();
  if (mode === 'reviewed') return ok({ mode, ...(await spaceOf(ports, spaces)) });
  const population = populations.get(resources[0]!);
  if (population === undefined) return refuse(noPopulation());
  if (mode === 'cell-key') {
    const secret = await ports.keys.open(population);
    return ok({
      mode,
      population,
      noiseKey: subkey(secret, 'cell-noise'),
      ...(await spaceOf(ports, spaces)),
    });
  }
  const epsilon = call.epsilon === undefined ? allottedEpsilon(scope, population) : readEpsilon(call.epsilon);
  const suffices =
    epsilon !== null &&
    (await database.transaction(
      (tx) =>
        epsilonSuffices(tx, {
          populationId: population,
          agreementId: agreement.id,
          epsilon: epsilonText(epsilon),
        }),
      { mode: 'snapshot' },
    ));
  if (!epsilon || !suffices) return refuse(problems['privacy-budget']());
  return ok({ mode, population, epsilon, entropy: randomBytes });
}

async function spaceOf(ports: Pick<QueryPorts, 'keys'>, spaces: readonly string[]): Promise<Space> {
  const secrets: Uint8Array[] = [];
  for (const space of spaces) secrets.push(await ports.keys.open(space));
  const key = Buffer.concat(secrets.map((secret) => subkey(secret, 'history')));
  return {
    spaces,
    digest: (words) => createHmac('sha256', key).update(words).digest('hex').slice(0, 32),
  };
}

/** Key of a population's record keys, for the builder of a projection; absent where the mode needs none. */
export async function recordKeyOf(
  ports: Pick<QueryPorts, 'keys'>,
  database: Database,
  relation: { readonly resourceId: string; readonly mode: ReleaseMode },
): Promise<{ readonly recordKey?: Uint8Array }> {
  if (relation.mode !== 'cell-key') return {};
  const populations = await database.transaction((tx) => populationsOf(tx, [relation.resourceId]), {
    mode: 'snapshot',
  });
  const population = populations.get(relation.resourceId);
  if (population === undefined) throw new Error(`${relation.resourceId} belongs to no population`);
  return { recordKey: subkey(await ports.keys.open(population), 'record-key') };
}

const noPopulation = () =>
  problems['mode-forbids']({
    detail: text(
      '该资源尚未归入受保护人群，不能加噪发布。',
      'The resource belongs to no protected population yet and cannot be released with noise.',
    ),
  });
