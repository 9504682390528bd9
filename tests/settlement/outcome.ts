import type { Result } from '#foundation';

/** What is refused: the problem's code, or `done`. */
export const outcomeOf = async (answer: Promise<Result<unknown>>): Promise<string> => {
  const result = await answer;
  return result.ok ? 'done' : result.problem.code;
};
