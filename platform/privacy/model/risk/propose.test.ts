import { expect, it } from 'vitest';
import { proposeColumns } from './propose.ts';

const rows = 1000;
const role = (
  name: string,
  distinct: number,
  more: { readonly type?: string; readonly filled?: number; readonly family?: string } = {},
) =>
  proposeColumns({
    rows,
    columns: [{ name, type: more.type ?? 'text' }],
    profile: [{ column: name, filled: more.filled ?? rows, distinct }],
    findings: more.family
      ? [{ code: `personal-data/${more.family}`, evidence: { family: more.family, column: name, why: [] } }]
      : [],
  })[0]!.role;

it('lets values decide over names', () => {
  expect(role('备注', 900, { family: 'resident-id' })).toBe('direct');
  expect(role('信用代码', 900, { family: 'birth-date' })).toBe('quasi');
  expect(role('性别', 1)).toBe('other');
  expect(role('年龄', 0, { filled: 0 })).toBe('other');
  // What is found of organisations, and what only the header says, proposes nothing by itself.
  expect(role('编号', 990, { family: 'credit-code' })).toBe('other');
});

it('takes a direct identifier for one, whatever else is in the column', () => {
  const evidence = (family: string) => ({
    code: `personal-data/${family}`,
    evidence: { family, column: 'a', why: [] },
  });
  const of = (findings: ReturnType<typeof evidence>[]) =>
    proposeColumns({
      rows,
      columns: [{ name: 'a', type: 'text' }],
      profile: [{ column: 'a', filled: rows, distinct: 9 }],
      findings,
    })[0]!.role;
  expect(of([evidence('address-street'), evidence('mobile')])).toBe('direct');
  expect(of([evidence('mobile'), evidence('address-street')])).toBe('direct');
});

it('goes by names, and by values that come again, where nothing was found', () => {
  expect(role('出生年月', 400)).toBe('quasi');
  expect(role('疾病', 40)).toBe('sensitive');
  expect(role('登记日期', 300, { type: 'date' })).toBe('quasi');
  expect(role('类别', 12)).toBe('quasi');
  expect(role('流水号', 1000, { type: 'integer' })).toBe('other');
  expect(role('经办意见', 600)).toBe('other');
});

it('counts "empty or one value" as two: who has it and who has not are told apart', () => {
  expect(role('类别', 1, { filled: 400 })).toBe('quasi');
});
