import { text } from '#foundation';
import { families, isFamily } from '../detection/families.ts';
import { atLeast, highest, type Level, levelTitles } from '../level.ts';
import { type GradeReason, gradeOf, levelOf } from './impact.ts';
import { codeTableHint, headerHint, type Weight, weightOf } from './weights.ts';

/** Numbers no text in force was read for: a bureau confirms or changes them. */
export interface GradingParameters {
  /** The general level that ordinary harm to economy, order or public interest makes. */
  readonly publicOrdinary: Level;
  /** So many kinds of ordinary personal information side by side are taken for sensitive. */
  readonly combinedFamilies: number;
  /** So many persons' information is taken for one general level more. */
  readonly manyPersons: number;
  /** So many persons' sensitive information is proposed as important data. */
  readonly importantSensitivePersons: number;
  /** So many persons' information of any kind is proposed as important data (网数条例 28 treats its holder so). */
  readonly importantPersons: number;
}

export interface ItemFacts {
  readonly itemId: string;
  readonly name: string;
  readonly columnName: string;
  readonly codeTable: string | null;
  /** What the department wrote into the catalogue. */
  readonly declared: Level | null;
}
/** One family of values in one column; `undecided`: that could not be told. */
export interface TraceFacts {
  readonly family: string;
  readonly column: string;
  readonly count: number;
  readonly sensitive: boolean;
  readonly of: 'person' | 'officer' | 'organisation' | 'unknown';
}
export interface InheritedFacts {
  /** Resource or revision it was made from. */
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  /** The item it went into, where column lineage says; null: the table as a whole. */
  readonly itemId: string | null;
}

export interface TableFacts {
  readonly items: readonly ItemFacts[];
  readonly traces: readonly TraceFacts[];
  /** Rows of the revision looked at; null when there is none. */
  readonly rows: number | null;
  readonly protectedUnits: readonly { readonly unit: string; readonly columns: readonly string[] }[];
  readonly declared: Level | null;
  readonly inherited: readonly InheritedFacts[];
}

export interface ProposedItem {
  readonly itemId: string;
  readonly columnName: string;
  readonly level: Level;
  readonly reasons: readonly GradeReason[];
}
export interface Proposal {
  readonly level: Level;
  readonly reasons: readonly GradeReason[];
  readonly items: readonly ProposedItem[];
}

/** What is known of a table, graded by the matrix: each item, and the table at least as its highest item (R59). */
export function propose(facts: TableFacts, parameters: GradingParameters): Proposal {
  const seen: Seen = new Map();
  const byColumn = Map.groupBy(facts.traces, ({ column }) => column);
  const items = facts.items.map((item): ProposedItem => {
    const reasons = itemReasons(item, byColumn.get(item.columnName) ?? [], facts, parameters, seen);
    return { itemId: item.itemId, columnName: item.columnName, level: gradeOf(reasons), reasons };
  });
  const top = highest(items.map(({ level }) => level)) ?? 'general-1';
  const reasons: GradeReason[] = [
    {
      level: top,
      impact: null,
      source: 'detection',
      of: 'items',
      text: text(`信息项中最高为${levelTitles[top].zh}`, `The highest item is at: ${levelTitles[top].en}`),
    },
    ...tableReasons(facts, parameters, seen),
  ];
  return { level: gradeOf(reasons), reasons, items };
}

/** What of persons each item shows: one kind per item, as its values say, else its name. */
type Seen = Map<string, { readonly kind: string; readonly sensitive: boolean }>;

function itemReasons(
  item: ItemFacts,
  traces: readonly TraceFacts[],
  facts: TableFacts,
  parameters: GradingParameters,
  seen: Seen,
): GradeReason[] {
  const reasons: GradeReason[] = [];
  const see = (kind: string, weight: Weight) => {
    if (weight.object !== 'individual') return;
    const before = seen.get(item.itemId);
    seen.set(item.itemId, {
      kind: before?.kind ?? kind,
      sensitive: weight.sensitive || before?.sensitive === true,
    });
  };
  const add = ({ object, degree }: Weight, rest: Pick<GradeReason, 'source' | 'of' | 'text'>) => {
    const impact = { object, degree };
    reasons.push({ level: levelOf(impact, parameters.publicOrdinary), impact, ...rest });
  };
  for (const trace of traces) {
    const weight = weightOf(trace);
    see(trace.family, weight);
    add(weight, { source: 'detection', of: trace.family, text: detected(trace) });
  }
  const header = headerHint(item.name, item.columnName);
  if (header) {
    see(header.word, header.weight);
    add(header.weight, {
      source: 'header',
      of: header.word,
      text: text(
        `名称含“${header.word}”，只是提示，须由人确认`,
        `The name holds “${header.word}”: a hint only, a person confirms`,
      ),
    });
  }
  const table = item.codeTable ? codeTableHint(item.codeTable) : null;
  if (table) {
    see(table.table, table.weight);
    add(table.weight, {
      source: 'code-table',
      of: table.table,
      text: text(`采用代码表${table.table}，描述个人`, `Its code table ${table.table} describes persons`),
    });
  }
  for (const { unit, columns } of facts.protectedUnits)
    if (columns.includes(item.columnName) && unit !== 'parcel') {
      const object = unit === 'person' || unit === 'household' ? 'individual' : 'organisation';
      const impact = { object, degree: 'serious' } as const;
      reasons.push({
        level: levelOf(impact, parameters.publicOrdinary),
        impact,
        source: 'protected-unit',
        of: unit,
        text: text('用来识别保护对象', 'It identifies the protected unit'),
      });
    }
  if (item.declared)
    reasons.push({
      level: item.declared,
      impact: null,
      source: 'declared',
      of: 'catalogue',
      text: text('部门编目时填报的级别', 'The level the department wrote into the catalogue'),
    });
  for (const one of facts.inherited.filter(({ itemId }) => itemId === item.itemId))
    reasons.push(inheritedReason(one));
  if (reasons.length === 0)
    reasons.push({
      level: 'general-1',
      impact: { object: 'individual', degree: 'none' },
      source: 'nothing-found',
      of: facts.rows === null ? 'no-data' : 'values',
      text:
        facts.rows === null
          ? text(
              '尚无数据可检，名称和代码表未见提示',
              'No data to look at yet; name and code table hint at nothing',
            )
          : text('未检出指向个人或组织的内容', 'Nothing was found that points at persons or organisations'),
    });
  return reasons;
}

function detected({ family, count, sensitive, of }: TraceFacts) {
  if (!isFamily(family))
    return text(
      '未能判断是否为个人信息，从严对待',
      'Whether it is personal could not be told: the strict reading is taken',
    );
  if (family === 'header')
    return text('列名提到个人信息，取值未见', 'The header names personal information, and no value shows it');
  const { zh, en } = families[family].title;
  const whose = {
    person: text('', ''),
    unknown: text('', ''),
    officer: text('（工作人员）', ' (of officers)'),
    organisation: text('（组织）', ' (of organisations)'),
  }[of];
  return text(
    `检出${zh}${whose.zh}${count}处${sensitive ? '，属于敏感个人信息' : ''}`,
    `Found ${count} times: ${en}${whose.en}${sensitive ? ', sensitive personal information' : ''}`,
  );
}

const inheritedReason = ({ id, title, level }: InheritedFacts): GradeReason => ({
  level,
  impact: null,
  source: 'upstream',
  of: id,
  text: text(
    `由“${title}”加工而来，其级别为${levelTitles[level].zh}`,
    `Made from “${title}”, which is at: ${levelTitles[level].en}`,
  ),
});

/** Aggregation may raise a table above its items: many persons, several kinds side by side, what it was made from. */
function tableReasons(facts: TableFacts, parameters: GradingParameters, seen: Seen): GradeReason[] {
  const reasons = facts.inherited.filter(({ itemId }) => itemId === null).map(inheritedReason);
  if (facts.declared)
    reasons.push({
      level: facts.declared,
      impact: null,
      source: 'declared',
      of: 'catalogue',
      text: text('目录中已有的级别', 'The level that stands in the catalogue'),
    });
  const kinds = [...new Set([...seen.values()].map(({ kind }) => kind))];
  const sensitive = [...seen.values()].some((one) => one.sensitive);
  const ofPersons = kinds.length > 0 || facts.protectedUnits.some(({ unit }) => unit === 'person');
  const add = (
    impact: NonNullable<GradeReason['impact']>,
    rest: Pick<GradeReason, 'source' | 'of' | 'text'>,
  ) => reasons.push({ level: levelOf(impact, parameters.publicOrdinary), impact, ...rest });
  if (!sensitive && kinds.length >= parameters.combinedFamilies)
    add(
      { object: 'individual', degree: 'extremely-serious' },
      {
        source: 'combination',
        of: kinds.join(' '),
        text: text(
          `${kinds.length}类一般个人信息汇聚在一张表中，按敏感个人信息对待`,
          `${kinds.length} kinds of ordinary personal information stand in one table: taken for sensitive`,
        ),
      },
    );
  // One row is taken for one person: an upper bound where a person has several.
  const persons = ofPersons ? (facts.rows ?? 0) : 0;
  const scale = (zh: string, en: string) => ({
    source: 'scale' as const,
    of: `${persons}`,
    text: text(zh, en),
  });
  if (persons >= parameters.importantPersons)
    add(
      { object: 'public-interest', degree: 'serious' },
      scale(
        `涉及至多${persons}人，达到${parameters.importantPersons}人`,
        `About up to ${persons} persons, ${parameters.importantPersons} or more`,
      ),
    );
  if (sensitive && persons >= parameters.importantSensitivePersons)
    add(
      { object: 'public-interest', degree: 'serious' },
      scale(
        `涉及至多${persons}人的敏感个人信息，达到${parameters.importantSensitivePersons}人`,
        `Sensitive information of up to ${persons} persons, ${parameters.importantSensitivePersons} or more`,
      ),
    );
  else if (persons >= parameters.manyPersons)
    add(
      { object: 'individual', degree: sensitive ? 'extremely-serious' : 'serious' },
      scale(
        `涉及至多${persons}人，达到${parameters.manyPersons}人`,
        `About up to ${persons} persons, ${parameters.manyPersons} or more`,
      ),
    );
  return reasons;
}

/** Whether what was decided before answers a new proposal: nothing is proposed higher than what was then judged. */
export function isCovered(
  proposal: Proposal,
  decided: {
    readonly table: { readonly level: Level; readonly proposed: Level };
    readonly items: ReadonlyMap<string, { readonly level: Level; readonly proposed: Level }>;
  },
): boolean {
  const covers = (level: Level, by: { readonly level: Level; readonly proposed: Level } | undefined) =>
    by !== undefined && (atLeast(by.level, level) || atLeast(by.proposed, level));
  return (
    covers(proposal.level, decided.table) &&
    proposal.items.every(({ itemId, level }) => covers(level, decided.items.get(itemId)))
  );
}
