import { defineRule, type Text, text } from '#foundation';

export type OpenClass = 'unconditional' | 'conditional' | 'not-open';
export const openClassTitles: { readonly [Class in OpenClass]: Text } = {
  unconditional: text('无条件开放', 'Open without conditions'),
  conditional: text('有条件开放', 'Open under conditions'),
  'not-open': text('非开放', 'Not open'),
};

/**
 * Class of opening, as far as the gate needs it. What needs capacity and security of who takes it, or is taken continuously, is open under conditions only;
 * data of a class that is not open may be opened when it was lawfully de-identified or those concerned agreed.
 */
export const R56 = defineRule({
  id: 'R56',
  title: text('开放属性分类', 'Class of opening'),
  clause: { document: '上海数据条例', article: '41' },
  inForce: { from: '2022-01-01' },
  jurisdiction: '310000',
  verified: true,
  parameters: {},
  actsIn: ['privacy.gate', 'privacy.record-standing-review'],
  check: (input: {
    readonly secret: boolean;
    readonly personal: boolean;
    readonly tradeSecrets: boolean;
    /** Lawfully de-identified, or those concerned agreed. */
    readonly cleared: boolean;
    /** Behind guards or renewed continuously: taken under conditions. */
    readonly demanding: boolean;
  }) => {
    const why: Text[] = [];
    if (input.secret) why.push(text('未确认不涉密', 'Not found free of secrets'));
    if (input.personal && !input.cleared) why.push(text('涉及个人信息', 'Personal information'));
    if (input.tradeSecrets && !input.cleared) why.push(text('涉及商业秘密', 'Trade secrets'));
    if (why.length > 0) return { holds: false, reasons: why, output: 'not-open' as OpenClass };
    return input.demanding
      ? {
          holds: true,
          reasons: [text('对数据安全和处理能力要求较高', 'Asks for security and capacity of who takes it')],
          output: 'conditional' as OpenClass,
        }
      : {
          holds: true,
          reasons: [text('未发现不宜向社会开放的内容', 'Nothing found that keeps it from everybody')],
          output: 'unconditional' as OpenClass,
        };
  },
});
