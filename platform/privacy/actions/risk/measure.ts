import { measuresOf } from '../../model/risk/assemble.ts';
import { type DiversityMeter, diversityMeter } from '../../model/risk/diversity.ts';
import type { RiskMeasures } from '../../model/risk/measures.ts';
import type { NotDecided, RiskEngine, RiskQuestion } from '../../ports.ts';

/** Ask the engine and put the measures together. `threshold`: the chance above which a row is at risk. */
export async function measureRisk(
  engine: RiskEngine,
  question: RiskQuestion,
  of: { readonly threshold: number; readonly populationSize?: number },
): Promise<
  { readonly ok: true; readonly measures: RiskMeasures } | { readonly ok: false; readonly why: NotDecided }
> {
  const meters: DiversityMeter[] = [];
  const answer = await engine.count(question, (place, values) => {
    meters[place] = diversityMeter(values);
    return meters[place].take;
  });
  if (!answer.ok) return answer;
  return {
    ok: true,
    measures: measuresOf(answer.counts, {
      ...of,
      quasi: question.quasi,
      sensitive: question.sensitive.map((column, place) => ({ column, ...meters[place]!.result() })),
    }),
  };
}
