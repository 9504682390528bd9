import { judgedQuestions } from '../../tests/usefulness/judge-questions.ts';
import type { GeneratedFile } from './page.ts';

/** A hundred questions an analyst asks of the demo city, and what became of each. */
export async function analystQuestionsPage(): Promise<GeneratedFile> {
  const judged = await judgedQuestions();
  const admitted = judged.filter(({ refusal }) => refusal === null).length;
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  return {
    path: 'docs/reference/analyst-questions.md',
    content: `# Questions of an analyst 分析人员的一百个问题

<!-- Written by \`npm run generate\` from tests/usefulness. -->

A hundred questions of the demo city (people, households and allowances under the operator's agreement; enterprises, penalties, flights and weather
open to everybody), with SQL as an analyst writes it who does not know what is refused. ${admitted} of ${judged.length} are admitted.
一百个问题中受理 ${admitted} 个。语句按分析人员的习惯书写，不为通过而改写。

| | question 问题 | SQL | verdict 结论 | reason 原因 |
|---|---|---|---|---|
${judged
  .map(
    ({ number, question, sql, refusal }) =>
      `| ${number} | ${cell(question)} | \`${cell(sql)}\` | ${refusal ? `refused 不受理 \`${refusal.code}\`` : 'admitted 受理'} | ${
        refusal ? cell(`${refusal.reason.zh} ${refusal.reason.en}`) : ''
      } |`,
  )
  .join('\n')}
`,
  };
}
