import { admitQuery } from '#platform/query/model';
import { analystQuestions } from './analyst-questions.ts';
import { demoScope } from './demo-scope.ts';
let ok = 0; const s = demoScope(); let okp = 0;
for (const [i, { question, sql }] of analystQuestions.entries()) { const r = await admitQuery(sql, s); if (r.ok) { ok++; if (i < 70) okp++; } else console.log(i + 1, question, r.problem.code, r.problem.data?.construct ?? '', r.problem.detail?.zh); }
console.log(analystQuestions.length, ok, okp);
