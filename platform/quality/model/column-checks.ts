import { parseUscc, type Text, text } from '#foundation';

export interface ColumnFinding {
  readonly code: 'empty-column' | 'constant-column' | 'bad-credit-codes';
  readonly severity: 'info' | 'warning';
  readonly count: number;
  readonly message: Text;
}

/** Checks of one column that need no knowledge of its meaning, but for credit codes, which announce themselves in the header. */
export function checkColumn(name: string, values: readonly (string | null)[]): ColumnFinding[] {
  const filled = values.filter((value): value is string => value !== null);
  if (values.length > 0 && filled.length === 0) {
    return [
      {
        code: 'empty-column',
        severity: 'warning',
        count: values.length,
        message: text(`“${name}”列全部为空`, `Column “${name}” is empty`),
      },
    ];
  }
  const findings: ColumnFinding[] = [];
  if (filled.length > 1 && filled.every((value) => value === filled[0])) {
    findings.push({
      code: 'constant-column',
      severity: 'info',
      count: filled.length,
      message: text(`“${name}”列只有一个取值`, `Column “${name}” has a single value`),
    });
  }
  if (/信用代码|统一代码/.test(name)) {
    const bad = filled.filter((value) => value.trim().length === 18 && !parseUscc(value.trim()).ok).length;
    if (bad > 0) {
      findings.push({
        code: 'bad-credit-codes',
        severity: 'warning',
        count: bad,
        message: text(
          `“${name}”列有 ${bad} 个统一社会信用代码校验不通过（GB 32100）`,
          `${bad} credit codes of “${name}” fail their check character (GB 32100)`,
        ),
      });
    }
  }
  return findings;
}
