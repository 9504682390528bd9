import { defineRule, type Text, text } from '#foundation';
import type { AgreementDocument, PartName } from './agreement.ts';
import { partNames } from './agreement.ts';
import { partTitles } from './agreement-parts.ts';
import type { GrantedResource } from './resource.ts';

const nationwide = {
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: true,
} as const;
const draftAct = [
  'authorisation.draft-agreement',
  'authorisation.revise-agreement',
  'authorisation.propose-change',
] as const;

/** All thirteen parts are there, each with its text. Output: the parts that are missing or empty. */
export const R24 = defineRule({
  ...nationwide,
  id: 'R24',
  title: text('协议内容完整', 'Agreement complete'),
  clause: { document: '实施规范', article: '14' },
  parameters: {},
  actsIn: draftAct,
  check: (input: { readonly parts: { readonly [name: string]: unknown } }) => {
    const missing = partNames.filter((name) => !hasWording(input.parts[name]));
    return {
      holds: missing.length === 0,
      reasons:
        missing.length === 0
          ? [text('十三个部分齐全', 'All thirteen parts are there')]
          : missing.map(missingPart),
      output: missing,
    };
  },
});

const hasWording = (part: unknown): boolean => {
  const wording = (part as { wording?: { zh?: unknown } } | undefined)?.wording?.zh;
  return typeof wording === 'string' && wording.trim() !== '';
};
/** What is said of a part that is missing. */
export const missingPart = (name: PartName): Text => {
  const number = partNames.indexOf(name) + 1;
  return text(
    `缺第${number}部分“${partTitles[name].zh}”的约定文字`,
    `Part ${number}, “${partTitles[name].en}”, has no agreed text`,
  );
};

/** In principle at most five years; longer needs a recorded reason. Output: is the reason in use. */
export const R25 = defineRule({
  ...nationwide,
  id: 'R25',
  title: text('授权运营期限', 'Term of the authorisation'),
  clause: { document: '实施规范', article: '14-2' },
  parameters: { years: 5 },
  actsIn: [
    ...draftAct,
    'authorisation.sign-agreement',
    'authorisation.consent-change',
    'authorisation.change-due',
    'authorisation.term-begins',
    'authorisation.term-ends',
  ],
  check: (
    input: { readonly from: string; readonly until: string; readonly reasonBeyondLimit?: string },
    { years },
  ) => {
    const from = Temporal.PlainDate.from(input.from);
    const until = Temporal.PlainDate.from(input.until);
    const beyond = Temporal.PlainDate.compare(until, from.add({ years })) > 0;
    const reasoned = (input.reasonBeyondLimit ?? '').trim() !== '';
    const reasons = !beyond
      ? [text(`期限不超过${years}年`, `The term is not longer than ${years} years`)]
      : reasoned
        ? [
            text(
              `期限超过${years}年，已记录理由`,
              `The term is longer than ${years} years; the reason is recorded`,
            ),
          ]
        : [
            text(
              `期限超过${years}年，须写明理由`,
              `The term is longer than ${years} years and needs a reason`,
            ),
          ];
    return { holds: !beyond || reasoned, reasons, output: beyond };
  },
});

/**
 * Data obtained by government sharing needs the providing unit's consent before it may be authorised. Here what an agreement declares is judged, as the floor;
 * what lineage finds besides is judged in `consents/`. Output: sources without one.
 */
export const R28 = defineRule({
  ...nationwide,
  id: 'R28',
  title: text('共享所得数据须经提供单位同意', 'Shared data needs the provider’s consent'),
  clause: { document: '实施规范', article: '5' },
  parameters: {},
  actsIn: [
    ...draftAct,
    'authorisation.sign-agreement',
    'authorisation.give-shared-consent',
    'authorisation.refuse-shared-consent',
    'authorisation.withdraw-shared-consent',
    'authorisation.enter-shared-consent',
    'products.define-data-api',
    'products.define-verification',
    'products.define-index',
    'products.define-report',
    'products.define-model-features',
    'products.revise-data-api',
    'products.revise-verification',
    'products.revise-index',
    'products.revise-report',
    'products.revise-model-features',
    'products.list-product',
    'products.order-product',
    'query.submit-run',
  ],
  check: (input: {
    readonly resources: readonly Pick<GrantedResource, 'resourceId' | 'title' | 'sources'>[];
  }) => {
    const without = input.resources.flatMap((resource, resourceIndex) =>
      resource.sources.flatMap((source, sourceIndex) =>
        source.origin === 'shared' && !source.consent
          ? [
              {
                resourceIndex,
                sourceIndex,
                resourceId: resource.resourceId,
                title: resource.title,
                provider: source.provider.name,
              },
            ]
          : [],
      ),
    );
    return {
      holds: without.length === 0,
      reasons:
        without.length === 0
          ? [text('没有未经同意的共享数据', 'No shared data without consent')]
          : without.map(({ title, provider }) =>
              text(
                `“${title}”含“${provider}”共享的数据，缺其同意`,
                `“${title}” holds data shared by “${provider}” whose consent is missing`,
              ),
            ),
      output: without,
    };
  },
});

/** The operator and its affiliates take no part, directly or indirectly, in re-developing its own products. Output: who would. */
export const R30 = defineRule({
  ...nationwide,
  id: 'R30',
  title: text('运营机构不得参与再开发', 'No re-development by the operator'),
  clause: { document: '实施规范', article: '14-6' },
  alsoBasedOn: [{ document: '实施规范', article: '6' }],
  parameters: {},
  actsIn: [
    ...draftAct,
    'products.define-data-api',
    'products.define-verification',
    'products.define-index',
    'products.define-report',
    'products.define-model-features',
    'products.revise-data-api',
    'products.revise-verification',
    'products.revise-index',
    'products.revise-report',
    'products.revise-model-features',
    'products.order-product',
    'products.call-product',
    'products.call-report',
    'products.call-verification',
  ],
  check: (input: {
    readonly document: AgreementDocument;
    readonly developers: readonly { readonly organisationId: string; readonly name: string }[];
    /** Ids of others known to be tied to the operator: through affiliates of affiliates, or by having taken over from one. */
    readonly alsoTied?: readonly string[];
  }) => {
    const { parties, parts } = input.document;
    const barred = new Set([
      ...[parties.operator, ...parts.disclosure.affiliates].map((party) => party.organisationId as string),
      ...(input.alsoTied ?? []),
    ]);
    const involved = input.developers.filter((developer) => barred.has(developer.organisationId));
    return {
      holds: involved.length === 0,
      reasons:
        involved.length === 0
          ? [text('开发者与运营机构无关联', 'No developer is tied to the operator')]
          : involved.map(({ name }) =>
              text(
                `“${name}”是运营机构或其关联方，不得再开发`,
                `“${name}” is the operator or tied to it and may not re-develop`,
              ),
            ),
      output: involved,
    };
  },
});
