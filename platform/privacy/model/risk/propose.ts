import { type Text, text } from '#foundation';
import { evidenceOf, type Family, families } from '../detection/index.ts';

/** What a column is for the question of who is recognised: names one person by itself, does so with others, is what must not be learnt of a person, or neither. */
export const columnRoles = ['direct', 'quasi', 'sensitive', 'other'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const columnRoleTitles: { readonly [Role in ColumnRole]: Text } = {
  direct: text('直接标识符', 'Direct identifier'),
  quasi: text('准标识符', 'Quasi-identifier'),
  sensitive: text('敏感属性', 'Sensitive attribute'),
  other: text('其他', 'Neither'),
};

export interface ProposedColumn {
  readonly column: string;
  readonly type: string;
  readonly distinct: number;
  readonly filled: number;
  readonly role: ColumnRole;
  readonly why: Text;
}

export interface ProposingTable {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly profile: readonly {
    readonly column: string;
    readonly filled: number;
    readonly distinct: number;
  }[];
  readonly findings: readonly {
    readonly code: string;
    readonly evidence?: { readonly [name: string]: unknown };
  }[];
}

// Names are hints: with values that speak against them they decide nothing.
const quasiNames =
  /年龄|岁数|出生|生日|性别|民族|籍贯|户籍|住址|地址|街道|乡镇|社区|村|邮编|邮政编码|学历|学位|文化程度|婚姻|职业|职务|职称|岗位|单位|国籍|政治面貌|行政区|区县|^age$|birth|^sex$|gender|ethnic|^race$|zip|postal|address|district|town|education|marital|occupation|workclass|country|nationality/i;
const sensitiveNames =
  /疾病|病种|诊断|病史|用药|症状|残疾|收入|工资|薪|余额|金额|贷款|债|救助|低保|信用|处罚|犯罪|宗教|信仰|disease|diagnos|illness|salary|income|wage|balance|loan|debt|religion|crime|disab/i;

/**
 * A role for each column, to be looked at and changed by a person. Values decide: families found by detection first; a column of one value or of none
 * distinguishes nobody, whatever it is called; one that is different in nearly every row is no group to hide in. What is left goes by its name, or, without
 * a telling name, by whether its values repeat as properties of persons do.
 */
export function proposeColumns(table: ProposingTable): ProposedColumn[] {
  const profiles = new Map(table.profile.map((one) => [one.column, one]));
  const seen = new Map<string, Family>();
  for (const finding of table.findings) {
    const evidence = evidenceOf(finding);
    const of = evidence && families[evidence.family].class;
    if (of === 'direct' || (of === 'quasi' && !seen.has(evidence!.column)))
      seen.set(evidence!.column, evidence!.family);
  }
  return table.columns.map(({ name, type }) => {
    const { filled = 0, distinct = 0 } = profiles.get(name) ?? {};
    const told = (role: ColumnRole, why: Text): ProposedColumn => ({
      column: name,
      type,
      distinct,
      filled,
      role,
      why,
    });
    if (filled === 0) return told('other', text('整列为空，不能区分任何人', 'Empty: it tells nobody apart'));
    const found = seen.get(name);
    if (found) {
      const { class: of, title } = families[found];
      return told(
        of === 'direct' ? 'direct' : 'quasi',
        text(`取值中发现${title.zh}`, `Its values hold ${title.en}`),
      );
    }
    if (distinct <= 1 && filled === table.rows)
      return told('other', text('只有一个值，不能区分任何人', 'One value only: it tells nobody apart'));
    if (sensitiveNames.test(name))
      return told(
        'sensitive',
        text('列名像不宜为人所知的情况', 'Named like something not to be learnt of a person'),
      );
    if (quasiNames.test(name))
      return told('quasi', text('列名像人的特征', 'Named like a property of persons'));
    if (distinct > table.rows * 0.9)
      return told(
        'other',
        text('几乎每行各不相同，像编号或全文', 'Different in nearly every row, like a number or free text'),
      );
    if (type === 'date' || type === 'timestamp')
      return told(
        'quasi',
        text('日期与其他列合在一起常能指认', 'Dates often single out when put together with others'),
      );
    if (distinct <= 200 && filled >= distinct * 5)
      return told(
        'quasi',
        text(
          '取值种类不多且反复出现，像人的特征',
          'Few values that come again and again, like a property of persons',
        ),
      );
    return told('other', text('未见人的特征', 'Nothing of a person seen in it'));
  });
}
