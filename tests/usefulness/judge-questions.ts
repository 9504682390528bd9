import { admitQuery } from '#platform/query/model';
import { type AnalystQuestion, analystQuestions } from './analyst-questions.ts';
import { demoScope } from './demo-scope.ts';

export interface JudgedQuestion extends AnalystQuestion {
  readonly number: number;
  /** Null when it is admitted. */
  readonly refusal: {
    readonly code: string;
    readonly reason: { readonly zh: string; readonly en: string };
  } | null;
}

/** Each question as the engine judges it. */
export async function judgedQuestions(): Promise<readonly JudgedQuestion[]> {
  const scope = demoScope();
  const judged: JudgedQuestion[] = [];
  for (const [index, question] of analystQuestions.entries()) {
    const outcome = await admitQuery(question.sql, scope);
    judged.push({
      ...question,
      number: index + 1,
      refusal: outcome.ok
        ? null
        : { code: outcome.problem.code, reason: outcome.problem.detail ?? outcome.problem.title },
    });
  }
  return judged;
}
