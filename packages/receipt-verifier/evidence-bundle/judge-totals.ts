import { dailyUseKind, judgeDay, publishedUse } from './daily-use.ts';
import type { EvidenceBundle } from './format.ts';
import { dayInShanghai, wholeDays } from './instants.ts';
import { valuesOf } from './judge-runs.ts';
import { bundleSentences as say } from './sentences.ts';
import { type Finding, fault, note } from './verdict.ts';

/** No bundle is about more days; what lies behind them is said to be unchecked. */
const mostDays = 4000;

/**
 * The calls shown against the public daily totals of the period, the only public word on how many there were. What is not shown of a call
 * (values are erased after retention) cannot be counted.
 */
export function judgeTotals({ scope, facts, runs }: EvidenceBundle): {
  readonly findings: readonly Finding[];
  readonly exact: number;
  readonly bounded: number;
} {
  const findings: Finding[] = [];
  if (scope.waiting > 0) findings.push(note('totals', '/scope/waiting', say.waiting(scope.waiting)));
  const published = publishedUse(
    facts.flatMap((fact, position) =>
      fact.leaf.kind === dailyUseKind ? [{ fact, at: `/facts/${position}` }] : [],
    ),
  );
  for (const at of published.odd) findings.push(fault('totals', at, say.totalsOdd));
  const shown = new Map<string, Map<string, number>>();
  let hidden = 0;
  for (const run of runs) {
    const { at, purpose } = valuesOf(run);
    if (at === undefined || purpose === undefined) hidden++;
    else {
      const day = dayInShanghai(at);
      const counts = shown.get(day) ?? new Map<string, number>();
      shown.set(day, counts.set(purpose, (counts.get(purpose) ?? 0) + 1));
    }
  }
  if (hidden > 0)
    return {
      findings: [...findings, note('totals', '/runs', say.totalsHidden(hidden))],
      exact: 0,
      bounded: 0,
    };

  let [exact, bounded] = [0, 0];
  const uncovered: string[] = [];
  const whole = new Set(wholeDays(scope.from, scope.until, mostDays));
  for (const day of whole) {
    const verdict = judgeDay(day, published, scope.agreement, shown.get(day) ?? new Map());
    if (verdict.kind === 'fits') verdict.exact ? exact++ : bounded++;
    else if (verdict.kind === 'not-covered') uncovered.push(day);
    else if (verdict.kind === 'pages-missing') findings.push(fault('totals', '/facts', say.totalsPages(day)));
    else {
      const { purpose, shown: count, atLeast, atMost } = verdict;
      findings.push(fault('totals', '/runs', say.totalsOff(day, purpose, count, atLeast, atMost)));
    }
  }
  if (uncovered.length > 0) findings.push(note('totals', '/facts', say.totalsNone(uncovered)));
  if (whole.size === mostDays) findings.push(note('totals', '/scope', say.longPeriod(mostDays)));
  if ([...shown.keys()].some((day) => !whole.has(day))) findings.push(note('totals', '/scope', say.partDays));
  return { findings, exact, bounded };
}
