import type { Result } from '#foundation';

const mostTimes = 3;

/**
 * When something it depends on changed between admission and release — another revision entered service, a mark came — nothing of the
 * answer is used: the call is admitted anew as things stand now. Where that happens again and again the caller is told.
 */
export async function asThingsStand<Value>(attempt: () => Promise<Result<Value>>): Promise<Result<Value>> {
  for (let time = 1; ; time++) {
    const result = await attempt();
    if (result.ok || result.problem.code !== 'lineage/standing-changed' || time === mostTimes) return result;
  }
}
