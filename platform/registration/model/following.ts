import { type Static, Type } from 'typebox';
import { type Defect, type Text, text } from '#foundation';

export type ApplicationType = 'first' | 'change' | 'correction' | 'cancellation' | 'renewal';

export const typeTitles: { readonly [type in ApplicationType]: Text } = {
  first: text('首次登记', 'First registration'),
  change: text('变更登记', 'Change'),
  correction: text('更正登记', 'Correction'),
  cancellation: text('注销登记', 'Cancellation'),
  renewal: text('续展登记', 'Renewal'),
};

/**
 * Which types go on public notice (Art 8, 12: 登记类型 is one of the four fields). A cancellation has to be finished ten working days
 * after its acceptance and a correction or renewal publishes nothing new about the data, so they have none.
 */
export const hasNotice = (type: ApplicationType): boolean => type === 'first' || type === 'change';

const explanation = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 2000, title, titleEn });

/** What an important update or major change touches (Art 9 (2)). */
export const changeKinds = {
  source: text('数据来源', 'Source of the data'),
  resource: text('数据资源情况', 'The resource'),
  product: text('产品和服务', 'Products and services'),
  evidence: text('存证情况', 'The evidence record'),
  registrant: text('登记主体信息', 'Particulars of the registrant'),
} as const satisfies { readonly [kind: string]: Text };
export type ChangeKind = keyof typeof changeKinds;

/** Grounds of a cancellation (Art 9 (4)). */
export const cancellationGrounds = {
  lost: text('资源灭失或无法恢复', 'The resource is lost or cannot be recovered'),
  'given-up': text('放弃权利或者期限届满', 'The right was given up or its term is over'),
  dissolved: text(
    '登记主体解散、被撤销、破产或终止',
    'The registrant was dissolved, revoked, bankrupt or ended',
  ),
  'other-law': text('法律法规规定的其他情形', 'Another ground of law'),
} as const satisfies { readonly [ground: string]: Text };
export type CancellationGround = keyof typeof cancellationGrounds;

export const changeDetails = {
  changes: Type.Array(
    Type.Enum(Object.keys(changeKinds) as ChangeKind[], {
      title: '变更事项',
      titleEn: 'What changed',
      enumTitles: changeKinds,
    }),
    { minItems: 1, maxItems: 5, uniqueItems: true, title: '变更事项', titleEn: 'What changed' },
  ),
  explanation: explanation('变更说明', 'What changed, and why'),
};
export const cancellationDetails = {
  ground: Type.Enum(Object.keys(cancellationGrounds) as CancellationGround[], {
    enumTitles: cancellationGrounds,
    title: '注销情形',
    titleEn: 'Ground',
  }),
  explanation: explanation('注销说明', 'Explanation'),
};
export const renewalDetails = {
  years: Type.Integer({ minimum: 1, maximum: 3, default: 3, title: '续展年限', titleEn: 'Years' }),
  explanation: explanation(
    '续展说明（登记内容是否仍与实际一致）',
    'Why, and whether what is registered still holds',
  ),
};
export const correctionDetails = {
  wrong: explanation('哪里有误、依据什么', 'What is wrong, and how it is known'),
  dataName: Type.Optional(
    Type.String({
      minLength: 2,
      maxLength: 200,
      title: '正确的登记数据名称',
      titleEn: 'The right data name',
    }),
  ),
  contentSummary: Type.Optional(
    Type.String({
      minLength: 10,
      maxLength: 1000,
      title: '正确的数据内容简介',
      titleEn: 'The right content summary',
    }),
  ),
};

const Change = Type.Object(changeDetails);
const Cancellation = Type.Object(cancellationDetails);
const Renewal = Type.Object(renewalDetails);
const Correction = Type.Object({
  ...correctionDetails,
  applicantName: Type.String(),
  evidence: Type.Object({ upload: Type.String(), name: Type.String(), sha256: Type.String() }),
  /** Whether the registrant agrees in writing; null until it has answered. */
  consents: Type.Union([Type.Boolean(), Type.Null()]),
  answer: Type.Union([Type.String(), Type.Null()]),
  /** What it showed before, so that the record of the correction can be read. */
  before: Type.Object({ dataName: Type.String(), contentSummary: Type.String() }),
});
export interface DetailsOf {
  readonly first: null;
  readonly change: Static<typeof Change>;
  readonly cancellation: Static<typeof Cancellation>;
  readonly renewal: Static<typeof Renewal>;
  readonly correction: Static<typeof Correction>;
}

/** What a follow-up says, as label and value. */
export function detailFacts(type: ApplicationType, details: unknown): { label: Text; value: string }[] {
  const line = (zh: string, en: string, value: string) => ({ label: text(zh, en), value });
  switch (type) {
    case 'first':
      return [];
    case 'change': {
      const { changes, explanation: why } = details as DetailsOf['change'];
      return [
        line('变更事项', 'What changed', changes.map((kind) => changeKinds[kind].zh).join('、')),
        line('变更说明', 'Explanation', why),
      ];
    }
    case 'cancellation': {
      const { ground, explanation: why } = details as DetailsOf['cancellation'];
      return [
        line('注销情形', 'Ground', cancellationGrounds[ground].zh),
        line('注销说明', 'Explanation', why),
      ];
    }
    case 'renewal': {
      const { years, explanation: why } = details as DetailsOf['renewal'];
      return [line('续展年限', 'Years', String(years)), line('续展说明', 'Explanation', why)];
    }
    case 'correction': {
      const said = details as DetailsOf['correction'];
      const agreed = said.consents === null ? '尚未答复' : said.consents ? '书面同意' : '不同意';
      return [
        line('申请人', 'Asked for by', said.applicantName),
        line('哪里有误', 'What is wrong', said.wrong),
        ...(said.dataName ? [line('正确的名称', 'The right name', said.dataName)] : []),
        ...(said.contentSummary ? [line('正确的简介', 'The right summary', said.contentSummary)] : []),
        line('证据材料', 'Evidence', `${said.evidence.name} ${said.evidence.sha256}`),
        line('登记主体意见', 'The registrant says', said.answer ? `${agreed}：${said.answer}` : agreed),
      ];
    }
  }
}

/** Differences between what was registered and what is served, by what is compared. Both sides as told; empty when they agree. */
export interface Difference {
  readonly what: string;
  readonly registered: string;
  readonly served: string;
}
export function differences(
  registered: { readonly [what: string]: string },
  served: { readonly [what: string]: string },
): Difference[] {
  return [...new Set([...Object.keys(registered), ...Object.keys(served)])].sort().flatMap((what) => {
    const [before, now] = [registered[what] ?? '', served[what] ?? ''];
    return before === now ? [] : [{ what, registered: before, served: now }];
  });
}
export const comparedWords: { readonly [what: string]: Text } = {
  columns: text('信息项', 'Columns'),
  updateCycle: text('更新频率', 'Update frequency'),
  holder: text('登记主体', 'Holder'),
  coRegistrants: text('联合登记主体', 'Co-registrant'),
  level: text('数据级别', 'Level'),
  definition: text('产品定义', 'Definition of the product'),
};

/** What a cancellation or renewal lacks; materials of a change are asked for like those of a first registration. */
export function explanationDefects(details: unknown): Defect[] {
  const words = (details as { explanation?: string } | null)?.explanation?.trim() ?? '';
  return words.length >= 10
    ? []
    : [{ at: '/explanation', message: text('缺少说明', 'The explanation is missing') }];
}
