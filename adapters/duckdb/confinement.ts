import { type Text, text } from '../../foundation/text.ts';

/** What holds a query worker in. `held` is what the worker itself saw after it was started, not what was asked for. */
export interface Measure {
  readonly name: MeasureName;
  readonly held: boolean;
  /** What was seen: the fact, for an administrator. No paths, no values. */
  readonly seen: string;
}

export const measureNames = [
  'files-hidden',
  'no-network',
  'own-processes',
  'own-user',
  'no-capabilities',
  'no-new-privileges',
  'resource-limits',
  'memory-backed',
  'empty-environment',
  'engine-locked',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** What each measure is for, as start-up and the operations page say it. */
export const measureTitles: { readonly [Name in MeasureName]: Text } = {
  'files-hidden': text(
    '文件隔离：进程的文件系统里只有运行所需的程序和本协议的数据域',
    'Own file system: nothing in it but the programs it needs and this agreement’s projection',
  ),
  'no-network': text(
    '无网络：独立的网络空间，没有任何接口',
    'No network: a network namespace without interfaces',
  ),
  'own-processes': text('进程隔离：看不到其他进程', 'Own process space: no other process can be seen'),
  'own-user': text(
    '独立用户：不与平台或其他工作进程共用用户号',
    'Own user: shares its uid with nothing else',
  ),
  'no-capabilities': text('无特权：没有任何系统能力', 'No capabilities at all'),
  'no-new-privileges': text('不可提权：no_new_privs 已设置', 'Cannot gain privileges: no_new_privs is set'),
  'resource-limits': text(
    '资源上限：内存、处理器时间、进程数、文件数与文件大小',
    'Limits on memory, processor time, processes, open files and file size',
  ),
  'memory-backed': text('明文只在内存：解封后的数据不落盘', 'Plain data in memory only, never on a disk'),
  'empty-environment': text('空环境：没有任何环境变量', 'Empty environment: no variables'),
  'engine-locked': text(
    '引擎锁定：不能访问外部文件，配置不可再改',
    'Engine locked: no outside access, configuration cannot be changed',
  ),
};

/**
 * Without these no statement of anybody outside runs. `own-processes` alone is a further help: with a user of its own the worker
 * can neither trace nor signal what it might see.
 */
export const obligatory: readonly MeasureName[] = measureNames.filter((name) => name !== 'own-processes');

/** Never waived: they depend on nothing the host could lack. */
const unwaivable: readonly MeasureName[] = ['empty-environment', 'engine-locked'];

/**
 * The obligatory measures that do not hold and are not waived: when the list is not empty, nothing runs. A measure that was not
 * reported does not hold.
 */
export function unmet(measures: readonly Measure[], waived: readonly MeasureName[]): MeasureName[] {
  return obligatory.filter((name) => {
    const held = measures.some((measure) => measure.name === name && measure.held);
    return !held && (unwaivable.includes(name) || !waived.includes(name));
  });
}

/**
 * The lines that start-up prints: what holds, in one line; then what does not, each with what was seen; why, when the host told
 * (`lacks`, in its words); and what follows.
 */
export function describeConfinement(
  measures: readonly Measure[],
  waived: readonly MeasureName[],
  lacks?: string,
): readonly Text[] {
  const held = (name: MeasureName) => measures.some((measure) => measure.name === name && measure.held);
  const missing = measureNames.filter((name) => !held(name));
  const holding = measureNames.filter(held).map((name) => shortTitle(measureTitles[name]));
  const count = `${holding.length}/${measureNames.length}`;
  const lines = [
    text(
      `查询工作进程的隔离 ${count}：${holding.map(({ zh }) => zh).join('、') || '无'}`,
      `Query workers are confined ${count}: ${holding.map(({ en }) => en).join(', ') || 'nothing'}`,
    ),
  ];
  for (const name of missing) {
    const title = measureTitles[name];
    const seen = measures.find((measure) => measure.name === name)?.seen ?? '—';
    const without = waived.includes(name) && !unwaivable.includes(name);
    lines.push(
      text(
        `✗ ${title.zh}（${seen}）${without ? '，管理员已同意不要求' : ''}`,
        `✗ ${title.en} (${seen})${without ? ', waived by the administrator' : ''}`,
      ),
    );
  }
  if (missing.length > 0 && lacks) lines.push(text(`本机所缺：${lacks}`, `This host lacks: ${lacks}`));
  const needed = unmet(measures, waived);
  if (needed.length > 0) {
    lines.push(
      text(
        `查询工作进程未能充分隔离（${needed.join('、')}），受控查询停用；其他功能照常。说明见 adapters/duckdb/README.md。`,
        `Query workers cannot be confined enough (${needed.join(', ')}); governed queries are off, all else works. See adapters/duckdb/README.md.`,
      ),
    );
  }
  return lines;
}

/** What stands before the colon. */
const shortTitle = ({ zh, en }: Text): Text => text(zh.split('：')[0]!, en.split(':')[0]!.toLowerCase());

/** Bounds set on the whole process, whatever the engine itself thinks it uses. */
export interface ProcessLimits {
  /** Writable private memory (RLIMIT_DATA): V8 and DuckDB reserve far more address space than they use, so RLIMIT_AS would only get in the way. */
  readonly dataBytes: number;
  readonly cpuSeconds: number;
  /** Threads count as processes: a worker at work has about 16. */
  readonly processes: number;
  readonly openFiles: number;
  readonly fileBytes: number;
}
