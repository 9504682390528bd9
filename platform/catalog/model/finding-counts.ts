type Severity = 'info' | 'warning' | 'error';

export type FindingCounts = { [Name in Severity]: number };

export function countFindings(findings: readonly { readonly severity: Severity }[]): FindingCounts {
  const counts: FindingCounts = { info: 0, warning: 0, error: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}
