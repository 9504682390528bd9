import { type Text, text } from '#foundation';
import { families, isFamily } from '../detection/families.ts';
import type { CellType } from './cell.ts';
import { type CoveredFamily, coveredFamilies, type Remedy, type RepairDocument } from './document.ts';
import type { Hierarchy } from './hierarchy.ts';

/** What was found in one column, as the proposal needs it. */
export interface FoundInColumn {
  readonly column: string;
  readonly type: CellType;
  readonly family: string;
  /** Share of the filled cells, 0 to 1. */
  readonly share: number;
  /** Keeps the revision from service or from open release. */
  readonly blocks: boolean;
  /** Stands in the way of opening unless a named person has it released; whatever blocks does so too. */
  readonly stops?: boolean;
}

/** What is proposed for one column, and why. */
export interface RemedyProposal {
  readonly column: string;
  readonly remedy: Remedy;
  readonly families: readonly string[];
  readonly why: readonly Text[];
  /** Something found there blocks: without a remedy the revision does not pass. */
  readonly needed: boolean;
  /** It is opened untouched only when a named person has it released. */
  readonly stops: boolean;
}

/** From this share of its cells on a column is one of identifiers and holds little else. */
const dedicatedFrom = 0.8;

/**
 * A remedy for each column in which persons were found. Columns of identifiers are left out, identifiers among other content are covered where
 * they stand, what only narrows persons down is made coarser. A person may change each.
 */
export function proposeRemedies(found: readonly FoundInColumn[]): readonly RemedyProposal[] {
  const byColumn = Map.groupBy(found, ({ column }) => column);
  return [...byColumn].flatMap(([column, all]): RemedyProposal[] => {
    const single = all.flatMap((one) => {
      const proposed = remedyFor(one);
      return proposed ? [{ ...proposed, one }] : [];
    });
    if (single.length === 0) return [];
    const needed = single.some(({ one }) => one.blocks);
    const stopping = single.filter(({ one }) => one.blocks || one.stops);
    // Advice for what does not block never weakens what is needed for what does.
    const decisive = stopping.length > 0 ? stopping : single;
    return [
      {
        column,
        remedy: together(decisive.map(({ remedy }) => remedy)),
        families: [...new Set(decisive.map(({ one }) => one.family))],
        why: decisive.map(({ why }) => why),
        needed,
        stops: stopping.length > 0,
      },
    ];
  });
}

/** The document with what stands in the way of opening; what is only advised a person adds, and takes out what is to be released instead. */
export const proposedDocument = (proposals: readonly RemedyProposal[]): RepairDocument => ({
  format: 'gongshu-repair/1',
  columns: proposals.filter(({ stops }) => stops).map(({ column, remedy }) => ({ column, remedy })),
  table: [],
});

const strength: readonly Remedy['kind'][] = ['drop', 'empty', 'mask', 'cover-identifiers', 'generalise'];

/** One remedy for all that was found in a column: the strongest, and of several that cover, one that covers all. */
function together(remedies: readonly Remedy[]): Remedy {
  const strongest = strength
    .map((kind) => remedies.find((remedy) => remedy.kind === kind))
    .find((remedy) => remedy !== undefined)!;
  if (strongest.kind !== 'cover-identifiers') return strongest;
  const wanted = new Set(
    remedies.flatMap((remedy) => (remedy.kind === 'cover-identifiers' ? remedy.families : [])),
  );
  return { kind: 'cover-identifiers', families: coveredFamilies.filter((family) => wanted.has(family)) };
}

function remedyFor({ family, share, type, blocks }: FoundInColumn): { remedy: Remedy; why: Text } | null {
  const name = isFamily(family) ? families[family].title : text(family, family);
  const percent = share >= 0.995 ? '100%' : share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
  const coverable = coveredFamilies.find((one) => one === family);
  if (coverable) return covering(coverable, share, percent, name);
  switch (family) {
    case 'biometric':
      return {
        remedy: { kind: 'drop' },
        why: text(
          '生物识别信息不能部分保留：删除该列',
          'Biometrics cannot be kept in part: the column is left out',
        ),
      };
    case 'undecided':
      return {
        remedy: { kind: 'empty' },
        why: text(
          '这一列没有看完，不能判定：清空该列，或拆分后重新上传',
          'The column was not looked at to the end: it is emptied, unless you split it and load it again',
        ),
      };
    case 'address-room':
    case 'address-street':
      return {
        remedy: { kind: 'generalise', hierarchy: { kind: 'address' }, level: 2 },
        why: text('地址只保留到区县', 'Addresses are told down to the district'),
      };
    case 'birth-date':
      return {
        remedy: { kind: 'generalise', hierarchy: { kind: 'date' }, level: 3 },
        why: text('出生日期只保留年份', 'Of dates of birth the year stays'),
      };
    case 'age':
      return {
        remedy: { kind: 'generalise', hierarchy: decades, level: 1 },
        why: text('年龄改为十岁一段', 'Ages are told in spans of ten years'),
      };
    case 'coordinates':
      return {
        remedy: { kind: 'generalise', hierarchy: degrees, level: 1 },
        why: text('坐标改为约一公里的网格', 'Coordinates are told as cells of about a kilometre'),
      };
    default:
      // Something blocks that no remedy here is made for: an empty column is always safe.
      return blocks && type !== undefined
        ? {
            remedy: { kind: 'empty' },
            why: text(
              `有${name.zh}，没有更细的处理方式：清空该列`,
              `It holds ${name.en}, and nothing finer is known: the column is emptied`,
            ),
          }
        : null;
  }
}

function covering(
  family: CoveredFamily,
  share: number,
  percent: string,
  name: Text,
): { remedy: Remedy; why: Text } {
  if (share >= dedicatedFrom && family !== 'individual-business')
    return {
      remedy: { kind: 'drop' },
      why: text(
        `${percent}的取值是${name.zh}：删除该列`,
        `${percent} of the values are ${name.en}: the column is left out`,
      ),
    };
  return {
    remedy: { kind: 'cover-identifiers', families: [family] },
    why: text(
      `${percent}的取值含${name.zh}，其余内容保留：只遮盖这些号码`,
      `${percent} of the values hold ${name.en} and the rest is kept: only these are covered`,
    ),
  };
}

const decades: Hierarchy = { kind: 'intervals', origin: '0', widths: ['10', '20', '40'] };
const degrees: Hierarchy = { kind: 'grid', sizes: ['0.01', '0.05', '0.1', '0.5', '1'] };
