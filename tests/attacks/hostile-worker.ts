import { parentPort } from 'node:worker_threads';
import { admitQuery } from '#platform/query/model';
import { recordsScope } from './hostile-scopes.ts';
import { hostileSql } from './hostile-sql.ts';

// A thread with little memory that judges the whole list, several times over: whatever grows without bound ends it.
const scopes = [recordsScope('protected'), recordsScope('open')];
let judged = 0;
for (let round = 0; round < 3; round++)
  for (const { statements } of hostileSql)
    for (const [sql] of statements)
      for (const scope of scopes) {
        await admitQuery(sql, scope);
        judged += 1;
      }
parentPort?.postMessage(judged);
