import { type Static, Type } from 'typebox';
import { type Defect, defineRule, idPattern, type Text, text } from '#foundation';
import { Mode, Purpose } from './agreement.ts';
import { closed, date, line } from './schema-parts.ts';
import { competitiveMethods } from './selection.ts';

/** A part in words. `start` is what the form begins with, for the implementing body to make its own. */
const part = (zh: string, en: string, start: string) =>
  Type.String({ maxLength: 5000, format: 'text', title: zh, titleEn: en, default: start });

/** The plan's twelve parts (实施规范 Art 9) and the five points of its feasibility (Art 10): typed where a machine acts on it, text elsewhere. */
export const PlanDocument = closed(
  {
    /** Part 1. */
    name: Type.String({ minLength: 1, maxLength: 200, title: '方案名称', titleEn: 'Name of the plan' }),
    /** Part 2. */
    necessity: part(
      '必要性与可行性',
      'Necessity and feasibility',
      '依托所列公共数据资源面向社会提供数据服务，能够降低办事和融资成本；数据已完成治理和登记，技术与管理条件具备。',
    ),
    /** Part 3. */
    operatorConditions: part(
      '运营机构条件',
      'Conditions for the operator',
      '具备数据开发、安全管理和持续服务能力，近三年无重大违法违规记录，与实施机构无利益冲突。',
    ),
    operator: Type.Optional(
      Type.String({
        pattern: idPattern('org'),
        format: 'organisation',
        title: '拟授权的运营机构',
        titleEn: 'Operator',
        description: '方案审议后遴选的不填。',
        descriptionEn: 'None when it is selected after the approval.',
        asked: true,
      }),
    ),
    /** How the operator was found (Art 12). */
    selection: closed({
      method: Type.Enum([...competitiveMethods, 'after-approval', 'not-competitive'], {
        title: '遴选方式',
        titleEn: 'Method',
      }),
      record: line(300),
    }),
    /** Part 4. */
    mode: Mode,
    /** Part 5. */
    resources: Type.Array(Type.String({ pattern: idPattern('res'), format: 'resource' }), {
      minItems: 1,
      maxItems: 200,
      title: '授权资源',
      titleEn: 'Resources',
    }),
    updateAndQuality: part(
      '更新频率与质量要求',
      'Update frequency and quality',
      '按目录载明的频率更新；每次更新须通过完整性、规范性检查后方可启用。',
    ),
    /** Part 6. */
    term: closed({ from: date, until: date }),
    content: part(
      '建设内容、技术保障、进度、评估、退出与资产管理',
      'Content, technology, schedule, evaluation, exit, assets',
      '在公枢平台内建设授权数据域和数据服务，原始数据不出域；签约后三个月内上线，每年评估一次；退出时停止访问、销毁密钥、移交日志，资产按协议约定归属。',
    ),
    /** Part 7. */
    purposes: Type.Array(Purpose, { minItems: 1, maxItems: 50 }),
    products: part(
      '产品和服务清单（公共治理·公益事业 / 产业发展·行业发展）',
      'Products and services by class of use',
      '公共治理、公益事业类：汇总统计服务；产业发展、行业发展类：数据核验服务、汇总统计服务。',
    ),
    /** Part 8. */
    money: part(
      '成本收入核算与收益分配',
      'Cost and revenue, benefit sharing',
      '运营业务单独核算成本和收入；价格执行政府指导价上限管理，收益分配按协议约定。',
    ),
    /** Part 9. */
    security: part(
      '数据安全、个人信息保护与应急',
      'Security, personal information, emergency',
      '按分类分级采取最小化、脱敏、隔离执行和全程存证措施；涉及个人信息的须有合法性基础并经影响评估；发生事件两小时内报告并启动应急预案。',
    ),
    /** Part 10. */
    rightsAndDuties: part(
      '权利义务',
      'Rights and duties',
      '授权主体监督实施；实施机构提供平台和数据并负责安全管理；运营机构在授权范围内开发经营，不得转让授权。',
    ),
    /** Part 11. */
    supervision: part(
      '监督与评价',
      'Supervision and evaluation',
      '定期披露授权与使用情况，每年开展成效、合规和安全评估，接受审计和社会监督。',
    ),
    /** Part 12. */
    other: part('其他', 'Other', '本方案未尽事宜按国家和省有关规定执行。'),
    feasibility: closed({
      lifecycleServices: part(
        '全生命周期服务能力',
        'Services over the lifecycle',
        '覆盖采集、治理、加工、服务、退出各环节，并有专人负责。',
      ),
      socialNeed: part('社会需求', 'Social need', '企业、金融机构和公众对相关数据服务有明确需求。'),
      marketSize: part('市场规模', 'Size of the market', '预计首年服务若干家机构，具体以实施机构测算为准。'),
      expectedEffect: part(
        '预期成效',
        'Expected effect',
        '减少重复提交材料，缩短办理和审批时间，降低融资和服务成本。',
      ),
      riskControl: part(
        '风险防控',
        'Risk control',
        '建立最小分组、配额、审计与暂停机制，防止超范围使用和再识别。',
      ),
    }),
  },
  { term: text('授权期限', 'Term') },
  { title: '实施方案文本', titleEn: 'The plan' },
);
export type PlanDocument = Static<typeof PlanDocument>;

const prose: readonly (readonly [
  pointer: string,
  zh: string,
  en: string,
  read: (plan: PlanDocument) => string,
])[] = [
  ['/necessity', '必要性与可行性', 'necessity and feasibility', (plan) => plan.necessity],
  ['/operatorConditions', '运营机构条件', 'conditions for the operator', (plan) => plan.operatorConditions],
  ['/updateAndQuality', '更新频率与质量', 'update frequency and quality', (plan) => plan.updateAndQuality],
  ['/content', '建设内容等', 'content and schedule', (plan) => plan.content],
  ['/products', '产品和服务清单', 'products and services', (plan) => plan.products],
  ['/money', '成本收入与收益分配', 'cost, revenue and benefit sharing', (plan) => plan.money],
  ['/security', '数据安全与个人信息保护', 'security and personal information', (plan) => plan.security],
  ['/rightsAndDuties', '权利义务', 'rights and duties', (plan) => plan.rightsAndDuties],
  ['/supervision', '监督与评价', 'supervision and evaluation', (plan) => plan.supervision],
  [
    '/feasibility/lifecycleServices',
    '可行性·全生命周期服务',
    'feasibility: lifecycle services',
    (plan) => plan.feasibility.lifecycleServices,
  ],
  [
    '/feasibility/socialNeed',
    '可行性·社会需求',
    'feasibility: social need',
    (plan) => plan.feasibility.socialNeed,
  ],
  [
    '/feasibility/marketSize',
    '可行性·市场规模',
    'feasibility: size of the market',
    (plan) => plan.feasibility.marketSize,
  ],
  [
    '/feasibility/expectedEffect',
    '可行性·预期成效',
    'feasibility: expected effect',
    (plan) => plan.feasibility.expectedEffect,
  ],
  [
    '/feasibility/riskControl',
    '可行性·风险防控',
    'feasibility: risk control',
    (plan) => plan.feasibility.riskControl,
  ],
];

/** Twelve parts and five points, all that is missing at once. Part 12 (other) may be empty. */
export const R22 = defineRule({
  id: 'R22',
  title: text('实施方案十二部分与可行性五点齐全', 'The plan has its twelve parts and five points'),
  clause: { document: '实施规范', article: '9' },
  alsoBasedOn: [{ document: '实施规范', article: '10' }],
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { leastCharacters: 8 },
  actsIn: ['authorisation.draft-plan', 'authorisation.revise-plan', 'authorisation.amend-plan'],
  check: (plan: PlanDocument, parameters) => {
    const defects: Defect[] = prose
      .filter(([, , , read]) => read(plan).trim().length < parameters.leastCharacters)
      .map(([at, zh, en]) => ({ at, message: text(`缺少或过于简略：${zh}`, `Missing or too short: ${en}`) }));
    if (plan.term.from >= plan.term.until) {
      defects.push({ at: '/term', message: text('期限的起止颠倒', 'The term ends before it begins') });
    }
    return { holds: defects.length === 0, output: defects, reasons: defects.map((defect) => defect.message) };
  },
});

/**
 * Plan and agreement are decided through 三重一大 (Art 11, 13), by the body and in the meeting that the level of the implementing body asks for
 * ({@link ApprovalPath}), on a paper about this very version that a second person checked. The end of an agreement names number and date only.
 */
export const R23 = defineRule({
  id: 'R23',
  title: text('实施方案和协议经“三重一大”决策', 'Plan and agreement are decided through 三重一大'),
  clause: { document: '实施规范', article: '11' },
  alsoBasedOn: [{ document: '实施规范', article: '13' }],
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: [
    'authorisation.amend-plan',
    'authorisation.approve-plan',
    'authorisation.draft-agreement',
    'authorisation.revise-agreement',
    'authorisation.approve-agreement',
    'authorisation.propose-change',
    'authorisation.approve-change',
    'authorisation.approve-termination',
  ],
  check: (input: {
    readonly decisionNumber: string;
    readonly decidedOn: string;
    readonly today: string;
    /** What is against the paper as one of the path; null or absent when nothing is. */
    readonly notOfPath?: Text | null;
  }) => {
    const holds =
      input.decisionNumber.trim().length > 0 && input.decidedOn <= input.today && !input.notOfPath;
    return {
      holds,
      output: undefined,
      reasons: [
        holds
          ? text(
              `已经“三重一大”决策：${input.decisionNumber}`,
              `Decided through 三重一大: ${input.decisionNumber}`,
            )
          : (input.notOfPath ??
            text(
              '缺少决策文号，或决策日期在今日之后',
              'The decision has no number, or is dated after today',
            )),
      ],
    };
  },
});

/** Found by public tender, invited tender, negotiation or a similar competitive way, with its record (Art 12). */
export const R26 = defineRule({
  id: 'R26',
  title: text('依法遴选运营机构', 'The operator is selected lawfully'),
  clause: { document: '实施规范', article: '12' },
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: [
    'authorisation.draft-plan',
    'authorisation.revise-plan',
    'authorisation.amend-plan',
    'authorisation.draft-agreement',
    'authorisation.decide-selection',
  ],
  check: ({ selection, operator }: Pick<PlanDocument, 'selection' | 'operator'>) => {
    const later = selection.method === 'after-approval';
    // Without competition the record is the ground on which none was needed.
    const short = selection.record.trim().length < (selection.method === 'not-competitive' ? 10 : 4);
    const holds = !short && later === (operator === undefined);
    return {
      holds,
      output: undefined,
      reasons: [
        holds
          ? text('有遴选记录', 'There is a record of the selection')
          : short
            ? text(
                '缺少遴选记录，或无须竞争的依据',
                'The record of the selection, or why none was needed, is missing',
              )
            : later
              ? text(
                  '方案审议后遴选的，不预先写明运营机构',
                  'Selected after the approval: no operator is named before',
                )
              : text('须写明遴选确定的运营机构', 'Name the operator that was selected'),
      ],
    };
  },
});
