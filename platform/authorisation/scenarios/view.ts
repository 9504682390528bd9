import { type SubjectView, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { AR9 } from '../model/scenario.ts';
import { buyerCategories } from '../model/users.ts';
import { findScenario } from '../store/scenarios.ts';
import { findAgreement } from '../store/tables.ts';
import { agreementTextOf, textOf } from './step.ts';

/** A scenario where it is reviewed: what is filed, beside what the agreement grants, and for a change what it touches. */
export const scenarioView: SubjectView = async (tx, id) => {
  const scenario = await findScenario(tx, id);
  const agreement = scenario && (await findAgreement(tx, scenario.agreement_id));
  if (!scenario || !agreement) return null;
  const document = textOf(scenario);
  const { parts } = agreementTextOf(agreement);
  const before = scenario.replaces ? await findScenario(tx, scenario.replaces) : undefined;
  const titles: string[] = [];
  for (const resource of document.resources)
    titles.push((await cataloguedResource(tx, resource))?.title ?? resource);
  const prefill = { scenarioId: id };
  const defects = (scenario.defects as readonly string[] | null) ?? [];
  const names = [
    'pass-security-of',
    'pass-compliance-of',
    'return',
    'refuse',
    'withdraw',
    'suspend',
    'resume',
    'end',
  ].map((step) => `authorisation.${step}-scenario`);
  return {
    title: text(
      `应用场景 ${scenario.number}：${scenario.name}`,
      `Scenario ${scenario.number}: ${scenario.name}`,
    ),
    lifecycle: { id: 'authorisation.scenario', state: scenario.state },
    facts: [
      ...(defects.length > 0
        ? [{ label: text('需要补正的问题', 'To be put right'), value: defects.join('；') }]
        : []),
      ...(scenario.why ? [{ label: text('理由', 'Why'), value: scenario.why }] : []),
      { label: text('授权', 'Agreement'), value: agreement.number },
      { label: text('版本', 'Version'), value: String(scenario.version) },
      ...(before
        ? [
            {
              label: text('与现行版本相比', 'Against the version that holds'),
              value: AR9.judge({ before: textOf(before), after: document })
                .reasons.map(({ zh }) => zh)
                .join('；'),
            },
            { label: text('变更理由', 'Reason'), value: scenario.reason ?? '' },
          ]
        : []),
      {
        label: text('用途', 'Purpose'),
        value: parts.scope.purposes.find(({ code }) => code === document.purpose)?.title ?? document.purpose,
      },
      { label: text('使用目的与方式', 'Use'), value: document.use },
      { label: text('所用数据资源', 'Resources'), value: titles.join('；') },
      {
        label: text('产品和服务', 'Products'),
        value: document.products
          .map((code) => parts.products.list.find((one) => one.code === code)?.title ?? code)
          .join('；'),
      },
      {
        label: text('使用对象', 'Users'),
        value: document.buyerCategories.map((kind) => buyerCategories[kind].zh).join('、'),
      },
      { label: text('安全保障措施', 'Security measures'), value: document.measures },
      ...(scenario.security_opinion
        ? [{ label: text('安全审核意见', 'Security review'), value: scenario.security_opinion }]
        : []),
      ...(scenario.compliance_opinion
        ? [{ label: text('业务合规审核意见', 'Compliance review'), value: scenario.compliance_opinion }]
        : []),
    ],
    prefill: {
      ...Object.fromEntries(names.map((name) => [name, prefill])),
      'authorisation.revise-scenario': { ...prefill, scenario: document },
      'authorisation.change-scenario': { ...prefill, scenario: document },
    },
    page: `/agreements/${agreement.id}#scenarios`,
  };
};
