import { type Static, Type } from 'typebox';
import { chinaCalendar, type Deadline, type Defect, defineLifecycle, defineRule, text } from '#foundation';
import type { AgreementDocument } from './agreement.ts';
import { lineAllows, type ProductKind } from './product-kind.ts';
import type { Form } from './resource.ts';
import { closed, line } from './schema-parts.ts';
import { buyerCategories, buyerCategoryCodes } from './users.ts';

export type ScenarioState =
  | 'security-review'
  | 'compliance-review'
  | 'returned'
  | 'approved'
  | 'suspended'
  | 'refused'
  | 'withdrawn'
  | 'replaced'
  | 'ended';
export type ScenarioEvent =
  | 'pass-security'
  | 'pass-compliance'
  | 'waive'
  | 'return'
  | 'refuse'
  | 'revise'
  | 'withdraw'
  | 'suspend'
  | 'resume'
  | 'replace'
  | 'end';

/** 应用场景: filed by the operator, reviewed twice, then products may be offered in it (实施规范 Art 9-4, 14-3). Each version runs its own way. */
export const scenarioLifecycle = defineLifecycle<ScenarioState, ScenarioEvent>({
  id: 'authorisation.scenario',
  title: text('应用场景', 'Scenario of use'),
  initial: 'security-review',
  states: {
    'security-review': {
      title: text('待安全审核', 'Awaiting the security review'),
      on: {
        'pass-security': 'compliance-review',
        waive: 'approved',
        return: 'returned',
        refuse: 'refused',
        withdraw: 'withdrawn',
        end: 'ended',
      },
    },
    'compliance-review': {
      title: text('待业务合规审核', 'Awaiting the compliance review'),
      on: {
        'pass-compliance': 'approved',
        return: 'returned',
        refuse: 'refused',
        withdraw: 'withdrawn',
        end: 'ended',
      },
    },
    returned: {
      title: text('已退回补正', 'Returned'),
      on: { revise: 'security-review', withdraw: 'withdrawn', end: 'ended' },
    },
    approved: {
      title: text('已通过', 'Approved'),
      on: { suspend: 'suspended', replace: 'replaced', end: 'ended' },
    },
    suspended: {
      title: text('已暂停', 'Suspended'),
      on: { resume: 'approved', replace: 'replaced', end: 'ended' },
    },
    refused: { title: text('不予通过', 'Refused') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
    replaced: { title: text('已由新版本取代', 'Replaced by its next version') },
    ended: { title: text('已终止', 'Ended') },
  },
  events: {
    'pass-security': text('安全审核通过', 'Pass the security review'),
    'pass-compliance': text('业务合规审核通过', 'Pass the compliance review'),
    waive: text('一般变更，无须重新审核', 'Minor: needs no new review'),
    return: text('退回补正', 'Return'),
    refuse: text('不予通过', 'Refuse'),
    revise: text('补正后重报', 'File again'),
    withdraw: text('撤回', 'Withdraw'),
    suspend: text('暂停', 'Suspend'),
    resume: text('恢复', 'Resume'),
    replace: text('新版本生效', 'Replace'),
    end: text('终止', 'End'),
  },
});

const prose = (title: string, titleEn: string) =>
  Type.String({ minLength: 8, maxLength: 2000, format: 'text', title, titleEn });

/** What is filed of a scenario. JSON through and through. */
export const ScenarioDocument = closed(
  {
    /** One of the scenarios that the agreement names. */
    name: Type.String({
      ...line(200),
      title: '场景名称（协议所列）',
      titleEn: 'Scenario (as the agreement names it)',
    }),
    purpose: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,59}$',
      title: '用途代码（协议所列）',
      titleEn: 'Code of the purpose (of the agreement)',
    }),
    use: prose('使用目的与方式', 'What it is used for, and how'),
    resources: Type.Array(Type.String({ maxLength: 60, format: 'resource' }), {
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
      title: '所用数据资源',
      titleEn: 'Resources it uses',
    }),
    products: Type.Array(line(60), {
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
      title: '提供的产品和服务（协议产品清单代码）',
      titleEn: 'Products offered (codes of the agreement’s list)',
    }),
    buyerCategories: Type.Array(Type.Enum([...buyerCategoryCodes], { enumTitles: buyerCategories }), {
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      title: '使用对象',
      titleEn: 'Who may use it',
    }),
    measures: prose('安全保障措施', 'Security measures'),
  },
  {},
  { title: '应用场景', titleEn: 'The scenario' },
);
export type ScenarioDocument = Static<typeof ScenarioDocument>;

const since = {
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  clause: { document: '实施规范', article: '14-3' },
} as const;

/** A scenario stays within its agreement: its name, purpose, resources, lines of the product list and users. Output: all that does not, at once. */
export const AR7 = defineRule({
  ...since,
  id: 'AR7',
  title: text('应用场景在授权范围之内', 'A scenario stays within its agreement'),
  alsoBasedOn: [{ document: '实施规范', article: '9' }],
  verified: true,
  parameters: {},
  actsIn: [
    'authorisation.file-scenario',
    'authorisation.revise-scenario',
    'authorisation.change-scenario',
    'authorisation.pass-security-of-scenario',
    'authorisation.pass-compliance-of-scenario',
    'products.list-product',
    'products.order-product',
    'query.submit-run',
    'query.collect-run',
  ],
  check: ({ scenario, agreement }: { scenario: ScenarioDocument; agreement: AgreementDocument }) => {
    const { mode, parts } = agreement;
    const defects: Defect[] = [];
    const say = (at: string, zh: string, en: string) => void defects.push({ at, message: text(zh, en) });
    if (mode.kind !== 'scenario') say('/name', '协议不是依场景授权', 'The agreement does not go by scenario');
    else if (!mode.scenarios.includes(scenario.name))
      say(
        '/name',
        `协议没有列出这一场景；所列：${mode.scenarios.join('、')}`,
        `The agreement names no such scenario; it names: ${mode.scenarios.join(', ')}`,
      );
    if (!parts.scope.purposes.some(({ code }) => code === scenario.purpose))
      say('/purpose', '协议没有这一用途', 'The agreement has no such purpose');
    const granted = new Set(parts.scope.resources.map(({ resourceId }) => resourceId as string));
    scenario.resources.forEach((id, index) => {
      if (!granted.has(id))
        say(`/resources/${index}`, '协议没有授权这一资源', 'The agreement does not grant this resource');
    });
    scenario.products.forEach((code, index) => {
      const listed = parts.products.list.find((one) => one.code === code);
      if (!listed)
        say(`/products/${index}`, `协议产品清单没有“${code}”`, `The agreement’s list has no “${code}”`);
      else if (!listed.purposes.includes(scenario.purpose))
        say(
          `/products/${index}`,
          `“${listed.title}”不用于这一用途`,
          `“${listed.title}” is not for this purpose`,
        );
    });
    scenario.buyerCategories.forEach((kind, index) => {
      if (!parts.scope.users.buyerCategories.includes(kind))
        say(
          `/buyerCategories/${index}`,
          `协议没有约定向“${buyerCategories[kind].zh}”提供`,
          `The agreement names no use by this kind of organisation: ${buyerCategories[kind].en}`,
        );
    });
    return {
      holds: defects.length === 0,
      output: defects,
      reasons:
        defects.length === 0
          ? [text('场景在协议约定的范围之内', 'The scenario stays within the agreement')]
          : defects.map(({ message }) => message),
    };
  },
});

/** Each of the two reviews has its time. The text gives none: the number is a parameter that a bureau has to confirm. Output: the deadline. */
export const AR8 = defineRule({
  ...since,
  id: 'AR8',
  title: text('应用场景审核限期', 'Time for the review of a scenario'),
  verified: false,
  parameters: { workingDays: 10 },
  actsIn: [
    'authorisation.file-scenario',
    'authorisation.revise-scenario',
    'authorisation.change-scenario',
    'authorisation.pass-security-of-scenario',
  ],
  check: (input: { readonly from: Temporal.Instant }, { workingDays }) => {
    const output: Deadline = chinaCalendar.deadlineAfter(input.from, workingDays);
    return {
      holds: true,
      output,
      reasons: [
        text(
          `${workingDays} 个工作日内审核，至 ${output.lastDay} 止`,
          `Reviewed within ${workingDays} working days: until ${output.lastDay}`,
        ),
      ],
    };
  },
});

/** Fields whose change is reviewed again; what is written of the use in other words, with nothing else moved, is not. */
const matters = {
  purpose: text('用途', 'the purpose'),
  resources: text('所用数据资源', 'resources'),
  products: text('产品和服务', 'products'),
  buyerCategories: text('使用对象', 'who may use it'),
  measures: text('安全保障措施', 'security measures'),
} as const;

const same = (one: string | readonly string[], other: string | readonly string[]): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** A change of what a scenario uses, offers, to whom or how it is secured is reviewed again. Output: its size; it does not hold when nothing is changed. */
export const AR9 = defineRule({
  ...since,
  id: 'AR9',
  title: text('应用场景重大变更重新审核', 'A material change of a scenario is reviewed again'),
  verified: false,
  parameters: {},
  actsIn: ['authorisation.change-scenario'],
  check: ({ before, after }: { readonly before: ScenarioDocument; readonly after: ScenarioDocument }) => {
    const touched = (Object.keys(matters) as (keyof typeof matters)[]).filter(
      (field) => !same(before[field], after[field]),
    );
    const size =
      touched.length > 0
        ? ('larger' as const)
        : before.use === after.use
          ? ('none' as const)
          : ('minor' as const);
    return {
      holds: size !== 'none',
      output: size,
      reasons:
        size === 'larger'
          ? touched.map((field) =>
              text(
                `涉及${matters[field].zh}，须重新进行安全审核和业务合规审核`,
                `Touches ${matters[field].en}: both reviews again`,
              ),
            )
          : size === 'minor'
            ? [text('只涉及文字说明，即时生效', 'Only the description: in effect at once')]
            : [text('没有任何变更', 'Nothing is changed')],
    };
  },
});

/** What a product is, as far as a scenario carries it or not. */
export interface ToCarry {
  readonly purpose: string;
  readonly kind: ProductKind;
  readonly form: Form;
  readonly resources: readonly string[];
}

/** Does the scenario carry the product: one of its lines, for its purpose, over its resources? */
export const carries = (
  scenario: ScenarioDocument,
  agreement: AgreementDocument,
  product: ToCarry,
): boolean =>
  scenario.purpose === product.purpose &&
  product.resources.every((id) => scenario.resources.includes(id)) &&
  agreement.parts.products.list.some(
    (one) =>
      scenario.products.includes(one.code) &&
      one.purposes.includes(product.purpose) &&
      // Open data may of course be counted.
      (lineAllows(one, product.kind, product.form) ||
        (product.form === 'aggregate' && lineAllows(one, product.kind, 'open-extract'))),
  );

/** What the form for a scenario starts with: the first of the agreement that is not filed yet, as wide as the agreement. */
export function scenarioDraft(
  agreement: AgreementDocument,
  filed: readonly string[],
): ScenarioDocument | null {
  const { mode, parts } = agreement;
  if (mode.kind !== 'scenario') return null;
  const purpose = parts.scope.purposes[0]!.code;
  const name = mode.scenarios.find((one) => !filed.includes(one));
  if (name === undefined) return null;
  return {
    name,
    purpose,
    use: '',
    resources: parts.scope.resources.map(({ resourceId }) => resourceId),
    products: parts.products.list.flatMap((one) => (one.purposes.includes(purpose) ? [one.code] : [])),
    buyerCategories: [...parts.scope.users.buyerCategories],
    measures: parts.security.wording.zh.slice(0, 2000),
  };
}
