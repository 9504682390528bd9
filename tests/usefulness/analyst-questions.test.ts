import { expect, it } from 'vitest';
import { analystQuestions } from './analyst-questions.ts';
import { judgedQuestions } from './judge-questions.ts';

it('at least 70 of 100 questions of an analyst are admitted, and each refusal says why', async () => {
  expect(analystQuestions).toHaveLength(100);
  expect(new Set(analystQuestions.map(({ sql }) => sql)).size).toBe(100);
  const judged = await judgedQuestions();
  const refused = judged.filter(({ refusal }) => refusal !== null);
  console.log(
    [
      `${100 - refused.length} of 100 admitted; refused:`,
      ...refused.map(({ number, question, refusal }) => `${number} ${question}：${refusal!.reason.zh}`),
    ].join('\n'),
  );
  expect(100 - refused.length).toBeGreaterThanOrEqual(70);
  for (const { refusal } of refused) {
    expect(refusal!.reason.zh.length).toBeGreaterThan(4);
    expect(refusal!.reason.en.length).toBeGreaterThan(10);
  }
});
