import { expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { peopleWith } from '../../../testkit/evaluator/people-scope.ts';
import { item } from '../../../testkit/evaluator/sample-agreement.ts';
import { admitQuery } from './admit.ts';
import type { GroupedForm } from './normal-form.ts';
import { noValues } from './parameters.ts';
import { printCellKey } from './print-cell-key.ts';

const scope = peopleWith(item('region', '区划', 'text'));
const printed = async (sql: string, minimumGroup: number) => {
  const { normalForm } = expectOk(await admitQuery(sql, scope));
  return printCellKey(normalForm as GroupedForm, noValues, { minimumGroup }).sql;
};

it('leaves groups to the engine that no noise brings up to the minimum', async () => {
  const grouped = 'SELECT region, count(*) FROM people GROUP BY region';
  expect(await printed(grouped, 10)).toContain(' GROUP BY __k0 HAVING count(*) >= 5 LIMIT');
  expect(await printed(grouped, 3)).toContain(' HAVING count(*) >= 1 LIMIT');
});

it('has one row for one number over everything, however few stand behind it', async () => {
  expect(await printed('SELECT count(*) FROM people', 10)).not.toContain('HAVING');
});
