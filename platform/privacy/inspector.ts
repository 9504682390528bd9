import { type Json, text } from '#foundation';
import type { Finding, InspectedTable, Inspector } from '#platform/catalog';
import {
  type DetectionLimits,
  detectionLimits,
  families,
  findingPrefix,
  judgeTable,
  type LookedAtColumn,
  lookAtColumns,
  type SensitivityStandard,
  undecidedCode,
  type Verdict,
} from './model/detection/index.ts';

/**
 * Personal data in a table, told when a file is read: per column and family, with what the verdict rests on. What names a person keeps a
 * revision out of open release; over a resource with protected units it is what the guards are for. What could not be looked at
 * is told as undecided, and keeps it out as well: not looked at is not clean.
 */
export const inspectorUnder =
  (standard: SensitivityStandard, limits: DetectionLimits = detectionLimits): Inspector =>
  (table: InspectedTable) => {
    const { columns } = lookAtColumns(table, limits);
    const verdicts = judgeTable(columns, standard);
    const order = { error: 0, warning: 1, info: 2 } as const;
    const told = [...verdicts]
      .sort((one, other) => order[one.severity] - order[other.severity])
      .slice(0, limits.findings);
    return [
      ...inNames(table, standard, limits),
      ...told.map(findingOf),
      ...undecided(columns, verdicts.length - told.length),
    ];
  };

/**
 * Values that stand where names of columns should: a file without a header has its first person there. Names are shown to everybody long before a
 * gate is asked, so such a file serves nobody.
 */
function inNames(table: InspectedTable, standard: SensitivityStandard, limits: DetectionLimits): Finding[] {
  const names = new Map<string, number>();
  for (const { name } of table.columns) names.set(name, (names.get(name) ?? 0) + 1);
  const { columns } = lookAtColumns(
    { columns: [{ name: '列名' }], values: () => [...names].map(([name, rows]) => ({ text: name, rows })) },
    limits,
  );
  return judgeTable(columns, standard)
    .filter(({ blocks }) => blocks)
    .map(({ evidence }) => ({
      code: `${findingPrefix}${evidence.family}`,
      severity: 'error',
      blocks: 'service',
      count: evidence.hits,
      message: text(
        `列名中有${families[evidence.family].title.zh}：文件可能没有表头`,
        `Names of columns hold ${families[evidence.family].title.en}: the file may have no header`,
      ),
      evidence: evidence as unknown as { readonly [name: string]: Json },
    }));
}

/** Under the standard in force. */
export const personalDataInspector: Inspector = inspectorUnder('GB/T 45574-2025');

function findingOf({ evidence, severity, blocks }: Verdict): Finding {
  const { column, family, hits, confidence } = evidence;
  const title = families[family].title;
  const message =
    family === 'header'
      ? text(
          `“${column}”列的列名提到个人信息，取值中没有`,
          `The header of column “${column}” speaks of personal data, its values show none`,
        )
      : confidence === 'low'
        ? text(`“${column}”列可能有 ${hits} 处${title.zh}`, `Column “${column}” may hold ${hits} ${title.en}`)
        : text(`“${column}”列发现 ${hits} 处${title.zh}`, `Column “${column}” holds ${hits} ${title.en}`);
  return {
    code: `${findingPrefix}${family}`,
    severity,
    ...(blocks ? { blocks: 'open-release' as const } : {}),
    count: hits,
    message,
    at: [{ column }],
    evidence: evidence as unknown as { readonly [name: string]: Json },
  };
}

const placesTold = 10;

function undecided(columns: readonly LookedAtColumn[], untold: number): readonly Finding[] {
  const left = columns.filter((column) => column.undecided === 'budget');
  const cut = columns.filter((column) => column.undecided === 'long-cells');
  const about = (of: readonly LookedAtColumn[], reason: string, zh: string, en: string): Finding[] =>
    of.length === 0
      ? []
      : [
          undecidedFinding(
            of.length,
            reason,
            zh,
            en,
            of.slice(0, placesTold).map(({ name }) => ({ column: name })),
          ),
        ];
  return [
    ...about(
      left,
      'budget',
      `未能判定：${left.length} 列因数据量超过检查上限没有看完`,
      `Could not decide: ${left.length} columns were not looked at to the end, because the table exceeds what is looked at`,
    ),
    ...about(
      cut,
      'long-cells',
      `未能判定：${cut.length} 列有超长单元格，只看了开头部分`,
      `Could not decide: ${cut.length} columns have cells so long that only their beginning was looked at`,
    ),
    ...(untold > 0
      ? [
          undecidedFinding(
            untold,
            'too-many-findings',
            `未能判定：另有 ${untold} 项发现没有列出`,
            `Could not decide: ${untold} more findings are not listed`,
            [],
          ),
        ]
      : []),
  ];
}

const undecidedFinding = (
  count: number,
  reason: string,
  zh: string,
  en: string,
  at: readonly { readonly column: string }[],
): Finding => ({
  code: undecidedCode,
  severity: 'warning',
  blocks: 'open-release',
  count,
  message: text(zh, en),
  at,
  evidence: { reason },
});
