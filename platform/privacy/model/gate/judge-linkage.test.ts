import { expect, it } from 'vitest';
import { text } from '#foundation';
import type { GateFacts } from './facts.ts';
import { clean } from './facts-for-tests.ts';
import { judgeGate, stopping } from './verdict.ts';

const personal = (family: string, column: string) =>
  ({
    code: `personal-data/${family}`,
    severity: 'info',
    count: 45,
    columns: [column],
    message: text('发现 45 处', '45 found'),
  }) as const;
const sex = personal('sex', '性别');
const checked = { notDecided: false, undecided: [], unseen: [], findings: [] };
const stops = (facts: Partial<GateFacts>) =>
  stopping(judgeGate({ ...clean, ...facts })).map(({ code }) => code);

it('two columns that name nobody alone need a risk report and a look at what is out', () => {
  const quasi = [sex, personal('birth-date', '出生日期')];
  expect(stops({ findings: [sex], linkage: checked })).toEqual([]);
  expect(stops({ findings: quasi, linkage: checked })).toEqual(['risk-too-high']);
  expect(stops({ findings: quasi, linkage: null })).toEqual(['risk-too-high', 'linkage-risk']);
});

it('what was opened since the check has not been looked at, where there is something of persons', () => {
  const since = (...unseen: string[]): Partial<GateFacts> => ({
    findings: [sex],
    linkage: { ...checked, unseen },
  });
  expect(stops({ ...since('rev_8'), findings: [] })).toEqual([]);
  expect(stops(since())).toEqual([]);
  expect(stops(since('rev_8'))).toEqual(['linkage-risk']);
  const { mark } = judgeGate({ ...clean, ...since('rev_8') }).conditions.find(
    ({ code }) => code === 'linkage-risk',
  )!;
  const releases = [
    {
      decisionId: 'gdc_1',
      key: 'linkage-risk',
      mark,
      reason: '经核实可以公开',
      by: 'per_1',
      second: 'per_2',
      at: '2026-01-06T01:00:00Z',
    },
  ];
  // Who released it knew of that table and of no further one.
  expect(stops({ ...since('rev_8'), releases })).toEqual([]);
  expect(stops({ ...since('rev_8', 'rev_9'), releases })).toEqual(['linkage-risk']);
});
