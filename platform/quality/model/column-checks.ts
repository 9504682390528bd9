import { parseUscc, type Text, text } from '#foundation';

export interface ColumnFinding {
  readonly code: 'empty-column' | 'constant-column' | 'bad-credit-codes';
  readonly severity: 'info' | 'warning';
  readonly count: number;
  readonly message: Text;
}

/** Checks of one column that need no knowledge of its meaning, but for credit codes, which announce themselves in the header. */
export function checkColumn(
  name: string,
  rows: number,
  values: readonly { readonly text: string; readonly rows: number }[],
): ColumnFinding[] {
  if (rows > 0 && values.length === 0) {
    return [
      {
        code: 'empty-column',
        severity: 'warning',
        count: rows,
        message: text(`“${name}”列全部为空`, `Column “${name}” is empty`),
      },
    ];
  }
  const findings: ColumnFinding[] = [];
  const [only] = values;
  if (values.length === 1 && only && only.rows > 1) {
    findings.push({
      code: 'constant-column',
      severity: 'info',
      count: only.rows,
      message: text(`“${name}”列只有一个取值`, `Column “${name}” has a single value`),
    });
  }
  if (/信用代码|统一代码/.test(name)) {
    const bad = values.reduce((sum, value) => (isWrongCode(value.text.trim()) ? sum + value.rows : sum), 0);
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

const isWrongCode = (code: string): boolean => code.length === 18 && !parseUscc(code).ok;
