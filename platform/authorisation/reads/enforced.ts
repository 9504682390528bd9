import { type Text, text } from '#foundation';
import { type AgreementDocument, AR3, predicateText, transformText } from '../model/index.ts';

/** One restriction that a query under the agreement meets; `part` is the part of the document it comes from. */
export interface EnforcedLine {
  readonly part: string;
  readonly title: Text;
  readonly detail: Text;
}

const forms: { readonly [form: string]: Text } = {
  verification: text('数据核验', 'verification'),
  'consented-record': text('经同意的记录查询', 'record with consent'),
  aggregate: text('汇总统计', 'aggregates'),
  'model-training': text('模型训练', 'model training'),
  'open-extract': text('开放数据加工', 'extract of open data'),
};
const units: { readonly [unit: string]: Text } = {
  person: text('自然人', 'persons'),
  household: text('户', 'households'),
  organisation: text('组织', 'organisations'),
  parcel: text('宗地', 'parcels'),
  vehicle: text('车辆', 'vehicles'),
  other: text('其他', 'others'),
};
const quotaTitles = {
  callsPerDay: text('每日调用次数', 'Calls a day'),
  callsInTerm: text('期限内调用总次数', 'Calls in the term'),
  rowsPerDay: text('每日行数', 'Rows a day'),
  bytesPerDay: text('每日字节数', 'Bytes a day'),
  distinctSubjectsPerDay: text('每日涉及对象数', 'Subjects a day'),
} as const;

const joined = (texts: readonly Text[]): Text =>
  text(texts.map(({ zh }) => zh).join('、'), texts.map(({ en }) => en).join(', '));
const wordIn = (words: { readonly [code: string]: Text }, code: string): Text =>
  words[code] ?? text(code, code);

/** What a query under this agreement meets, in the order of the document's parts. */
export function enforcedLines(document: AgreementDocument): readonly EnforcedLine[] {
  const { scope, term, security } = document.parts;
  const { minimumGroup, maxRows } = security.output;
  return [
    ...scope.resources.flatMap((resource) => linesOfResource(resource)),
    {
      part: 'scope',
      title: text('用途', 'Purposes'),
      detail: text(
        scope.purposes.map((purpose) => purpose.title).join('；'),
        scope.purposes.map((purpose) => `${purpose.title} (${purpose.code})`).join('; '),
      ),
    },
    ...Object.entries(quotaTitles).flatMap(([quota, title]) => {
      const limit = scope.quotas[quota as keyof typeof quotaTitles];
      return limit === null
        ? []
        : [{ part: 'scope', title, detail: text(`最多 ${limit}`, `At most ${limit}`) }];
    }),
    ...(scope.resources.some((resource) => resource.forms.includes('verification'))
      ? [
          {
            part: 'scope',
            title: text('核验未一致次数', 'Verifications that miss'),
            detail: AR3.judge({ agreed: scope.quotas.missesPerHour }).reasons[0]!,
          },
        ]
      : []),
    {
      part: 'term',
      title: text('期限', 'Term'),
      detail: text(
        `${term.from} 起，${term.until} 起失效`,
        `From ${term.from}; nothing from ${term.until} on`,
      ),
    },
    {
      part: 'security',
      title: text('最小分组', 'Minimum group'),
      detail: text(
        `任何数字背后至少 ${minimumGroup} 个保护对象`,
        `At least ${minimumGroup} protected units behind every number`,
      ),
    },
    {
      part: 'security',
      title: text('不达标的单元格', 'Cells that fail'),
      // The mode `reviewed` does so whatever the agreement asks for.
      detail: text(
        '连同可据以反推的单元格一并不显示',
        'are blanked, with the cells they could be computed from',
      ),
    },
    {
      part: 'security',
      title: text('每次答复', 'One answer'),
      detail: text(`最多 ${maxRows} 行`, `At most ${maxRows} rows`),
    },
    ...security.privacyBudget.map(({ epsilon, perCall }) => ({
      part: 'security',
      title: text('隐私预算', 'Privacy budget'),
      detail: text(
        `差分隐私统计共可支出 ε ${epsilon}${perCall ? `，每次 ${perCall}` : ''}，用完即止`,
        `Statistics under differential privacy spend ε ${epsilon} in all${perCall ? `, ${perCall} each` : ''}, and no more`,
      ),
    })),
  ];
}

function linesOfResource(
  resource: AgreementDocument['parts']['scope']['resources'][number],
): readonly EnforcedLine[] {
  const everyItem = [...resource.items, ...resource.otherItems];
  const about = (zh: string, en: string): Text =>
    text(`${resource.title}：${zh}`, `${resource.title}: ${en}`);
  return [
    {
      part: 'scope',
      title: about('可用的信息项', 'items'),
      detail: joined(
        resource.items.map((item) => {
          const how = transformText(item.transform);
          return text(`${item.title}（${how.zh}）`, `${item.title} (${how.en})`);
        }),
      ),
    },
    {
      part: 'scope',
      title: about('可见的行', 'visible rows'),
      detail: resource.rows
        ? text(predicateText(resource.rows, everyItem, 'zh'), predicateText(resource.rows, everyItem, 'en'))
        : text('全部', 'all'),
    },
    {
      part: 'scope',
      title: about('允许的形式', 'forms allowed'),
      detail: joined(resource.forms.map((form) => wordIn(forms, form))),
    },
    ...(resource.protectedUnits.length > 0
      ? [
          {
            part: 'scope',
            title: about('受保护的对象', 'whom it protects'),
            detail: joined(resource.protectedUnits.map(({ unit }) => wordIn(units, unit))),
          },
        ]
      : []),
  ];
}
