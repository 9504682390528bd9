import { type AgreementDocument, scenariosFiled } from '#platform/authorisation';
import { decisionsAbout } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { organisation } from '#platform/identity';
import { narrowAgreement, planOf } from './agreement-terms.ts';
import { handIn } from './hand-in.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';
import type { People } from './tell-people.ts';

export const authorisingBody = '公枢市人民政府';
export const implementingBody = '公枢市大数据中心';
export const operator = '公枢数据运营有限公司';
const sourceDepartment = '公枢市民政局';

/** An agreement on its way: what is planned, and what the parties change in the draft made from the plan. */
export interface ToAuthorise {
  /** Before the keys of its steps. */
  readonly key: string;
  readonly plan: object;
  readonly narrow: (draft: AgreementDocument) => AgreementDocument | Promise<AgreementDocument>;
  /** Minutes of the two meetings that decided: the city government's on the plan, the implementing body's own on the agreement. */
  readonly decisions: readonly [plan: string, agreement: string];
  readonly decidedOn: string;
}

/** The demo's first agreement: people, in statistics and in verifications. */
export async function tellAuthorisation(
  story: Story,
  city: DemoCity,
  people: People,
): Promise<{ readonly agreementId: string; readonly number: string }> {
  const identity = await identityNumber(story, people);
  const agreement = await authorise(story, city, {
    key: '',
    plan: planOf(people, city.organisations.get(operator) ?? ''),
    narrow: async (draft) => narrowAgreement(draft, people, identity, await sourceParty(story, city)),
    decisions: ['市政府常务会议纪要〔2026〕2号', '市大数据中心党组会议纪要〔2026〕5号'],
    decidedOn: '2026-01-19',
  });
  story.say(
    `授权运营协议 ${agreement.number} 已签署生效，由查询引擎直接执行`,
    `agreement ${agreement.number} signed and in force; the query engine executes it`,
  );
  return agreement;
}

/** Plan → decision → agreement → decision → signature (实施规范 Art 9–14). From the last step on the query engine executes the document. */
export async function authorise(
  story: Story,
  city: DemoCity,
  { key, plan, narrow, decisions, decidedOn }: ToAuthorise,
): Promise<{ readonly agreementId: string; readonly number: string }> {
  const drafter = await city.holder(implementingBody, 'implementing-body');
  const decider = await city.holder(authorisingBody, 'authorising-body');
  const signer = await city.holder(operator, 'operator');
  const { planId } = await story.act<{ planId: string }>(
    drafter,
    'authorisation.draft-plan',
    `${key}plan:draft`,
    {
      authorisingBody: city.organisations.get(authorisingBody),
      document: plan,
    },
  );
  await enterMinutes(story, city, `${key}plan:minutes`, {
    number: decisions[0],
    decidedOn,
    body: authorisingBody,
    meeting: 'government-executive',
    subject: { kind: 'authorisation-plan', id: planId },
  });
  await story.act(decider, 'authorisation.approve-plan', `${key}plan:approve`, {
    planId,
  });
  const { agreementId, number } = await story.act<{ agreementId: string; number: string }>(
    drafter,
    'authorisation.draft-agreement',
    `${key}agreement:draft`,
    {
      planId,
      document: await narrow(
        await prefilled<AgreementDocument>(
          story,
          'authorisation-plan',
          planId,
          'authorisation.draft-agreement',
          'document',
        ).then(offered),
      ),
    },
  );
  await enterMinutes(story, city, `${key}agreement:minutes`, {
    number: decisions[1],
    decidedOn,
    body: implementingBody,
    meeting: 'party-group',
    subject: { kind: 'agreement', id: agreementId },
  });
  await story.act(decider, 'authorisation.approve-agreement', `${key}agreement:approve`, {
    agreementId,
  });
  await story.act(signer, 'authorisation.sign-agreement', `${key}agreement:sign`, { agreementId });
  await passScenario(story, city, key, agreementId);
  return { agreementId, number };
}

/** 依场景授权: the operator files the scenario the agreement names, and both bodies pass it. */
async function passScenario(story: Story, city: DemoCity, key: string, agreementId: string): Promise<void> {
  const filed = await story.running.database.transaction((tx) => scenariosFiled(tx, agreementId));
  const { scenarioId } = filed[0]
    ? { scenarioId: filed[0] }
    : await story.act<{ scenarioId: string }>(
        await city.holder(operator, 'operator'),
        'authorisation.file-scenario',
        `${key}scenario:file`,
        {
          agreementId,
          scenario: {
            ...offered(
              await prefilled<object>(
                story,
                'agreement',
                agreementId,
                'authorisation.file-scenario',
                'scenario',
              ),
            ),
            ...scenarioWords,
          },
        },
      );
  const security = await city.holder(implementingBody, 'implementing-body');
  await story.act(security, 'authorisation.pass-security-of-scenario', `${key}scenario:security`, {
    scenarioId,
    opinion: '只用协议所列资源，输出经最小分组或本人同意控制，措施可行。',
  });
  const compliance = await city.holder(authorisingBody, 'authorising-body');
  await story.act(compliance, 'authorisation.pass-compliance-of-scenario', `${key}scenario:compliance`, {
    scenarioId,
    opinion: '用途、产品和使用对象与协议一致。',
  });
}

const scenarioWords = {
  use: '按协议产品清单向使用对象提供统计、核验等服务，由其在自身业务中使用。',
  measures: '原始数据不出域；输出受最小分组和发布模式控制；调用留痕、逐次存证；专人负责。',
};

/** The minutes of a meeting, entered by the implementing body with their scan and compared by another of its people. */
async function enterMinutes(
  story: Story,
  city: DemoCity,
  key: string,
  minutes: {
    readonly number: string;
    readonly decidedOn: string;
    readonly body: string;
    readonly meeting: string;
    readonly subject: { readonly kind: string; readonly id: string };
  },
): Promise<void> {
  const recorder = await city.holder(implementingBody, 'implementing-body');
  const checker = await city.second(implementingBody, 'implementing-body');
  const { body, ...said } = minutes;
  const scan = new TextEncoder().encode(`${minutes.number}：原则同意（演示扫描件）`);
  // Told again, the scan that was handed in then is another upload: what was entered stays.
  const [entered] = await story.running.database.transaction((tx) => decisionsAbout(tx, minutes.subject));
  const decisionId = entered?.id ?? (await record());
  await story.act(checker, 'casework.confirm-external-decision', `${key}:check`, {
    decisionId,
    verdict: 'confirm',
    remark: '与扫描件一致',
  });

  async function record(): Promise<string> {
    const { decisionId } = await story.act<{ decisionId: string }>(
      recorder,
      'casework.record-external-decision',
      key,
      {
        ...said,
        kind: 'meeting-minutes',
        decidingBody: city.organisations.get(body),
        title: `${body}会议纪要`,
        body: '会议原则同意，请实施机构按程序办理。',
        scanUploadId: await handIn(story, recorder, `${minutes.number}.txt`, scan),
        checkerPostId: checker.kind === 'person' ? checker.postId : '',
      },
    );
    return decisionId;
  }
}

/** What the form of an act starts with when a person opens it; null where it offers nothing. */
async function prefilled<Field>(
  story: Story,
  kind: string,
  id: string,
  act: string,
  field: string,
): Promise<Field | null> {
  const view = story.running.modules
    .map((module) => module.subjects?.[kind])
    .find((one) => one !== undefined);
  const shown = await story.running.database.transaction(async (tx) => view?.(tx, id) ?? null);
  return (shown?.prefill[act]?.[field] as Field | undefined) ?? null;
}

function offered<Field>(field: Field | null): Field {
  if (field === null) throw new Error('a form of the demo offers no draft');
  return field;
}

/** The department the residents' table comes from, as a party. */
async function sourceParty(story: Story, city: DemoCity) {
  const organisationId = city.organisations.get(sourceDepartment) ?? '';
  const found = await story.running.database.transaction((tx) => organisation(tx, organisationId));
  if (!found) throw new Error(`the demo city has no ${sourceDepartment}`);
  return { organisationId, name: found.name, creditCode: found.uscc ?? '' };
}

async function identityNumber(story: Story, people: People) {
  const resource = await story.running.database.transaction((tx) => cataloguedResource(tx, people.residents));
  const item = resource?.items.find((one) => one.columnName === '公民身份号码');
  if (!item) throw new Error('the residents have lost their identity numbers');
  return { itemId: item.id, name: item.columnName, title: item.name, type: 'text' as const };
}
