import { dateAt, type SubjectView, type Tx, text, viewWithTitles } from '#foundation';
import { organisationNames, personName, post } from '#platform/identity';
import { agentNamesOf, mandateOf } from './agents.ts';
import type { Application } from './desk.ts';
import { partsOf, registrantNames } from './joint.ts';
import { coApplicationLifecycle, openToApplicants } from './model/co-application.ts';
import { comparedWords, type Difference, detailFacts } from './model/following.ts';
import { coversInWords, mandateLifecycle } from './model/mandate.ts';
import type { Materials } from './model/materials.ts';
import { materialLabels } from './model/materials.ts';
import { reportOf } from './platform-report.ts';
import type { RegistrationPorts } from './ports.ts';
import { coApplicantsOf } from './store/co-applicants.ts';
import { findApplication, registrationTables } from './store/tables.ts';
import { applicationTitle, applicationTitles, resourceTitle, resourceTitles } from './subject-titles.ts';

/** What the task page shows of an application. */
export const applicationView: SubjectView = viewWithTitles(async (tx, id) => {
  const application = await findApplication(tx, id);
  if (!application) return null;
  const names = await organisationNames(tx, [application.registrar]);
  const materials = application.materials as unknown as Materials;
  const prefill = { applicationId: id };
  const steps = ['review', 'accept', 'return', 'decline'].map((step) => `registration.${step}-application`);
  return {
    title: applicationTitle(application),
    lifecycle: { id: 'registration.application', state: application.state },
    facts: [
      { label: text('登记主体', 'Registrant'), value: await registrantNames(tx, application) },
      ...(await applicantFacts(tx, application)),
      ...(await agentFacts(tx, application)),
      { label: text('登记机构', 'Registrar'), value: names.get(application.registrar) ?? '' },
      { label: text('登记数据名称', 'Data name'), value: application.title },
      { label: text('数据内容简介', 'Content summary'), value: application.content_summary },
      ...Object.entries(materialLabels).map(([key, [zh, en]]) => ({
        label: text(zh, en),
        value: materials[key as keyof Materials],
      })),
      ...detailFacts(application.type, application.details),
      ...(await driftFacts(tx, application)),
      ...((application.returned_defects as string[] | null) ?? []).map((defect, index) => ({
        label: text(`需补正 ${index + 1}`, `To complete ${index + 1}`),
        value: defect,
      })),
      ...(application.times_returned > 0
        ? [
            {
              label: text('退回补正次数', 'Times returned for completion'),
              value: String(application.times_returned),
            },
          ]
        : []),
      ...(application.refusal_reason
        ? [{ label: text('未通过的理由', 'Why it was turned down'), value: application.refusal_reason }]
        : []),
      ...(application.query_code
        ? [{ label: text('登记结果查询码', 'Query code'), value: application.query_code }]
        : []),
      ...(await officeFacts(tx, application)),
    ],
    prefill: {
      ...Object.fromEntries(steps.map((name) => [name, prefill])),
      'registration.submit-application': { ...prefill, materials },
      ...(openToApplicants.includes(application.state) && application.type !== 'correction'
        ? { 'registration.complete-materials': { ...prefill, materials } }
        : {}),
      ...(await applicantForms(tx, application)),
      'registration.draft-application': {
        kind: application.thing_kind,
        thingId: application.thing_id,
        registrarId: application.registrar,
        contentSummary: application.content_summary,
        materials,
      },
      'registration.raise-objection': prefill,
      'registration.pass-examination': prefill,
      'registration.fail-examination': prefill,
      'registration.assign-code': prefill,
      'registration.record-result': prefill,
      'registration.tell-platform': prefill,
      'registration.withdraw-application': prefill,
      'registration.answer-correction': prefill,
      ...(application.state === 'registered' ? followingForms(application, materials) : {}),
    },
    page: pageOf(application),
  };
}, applicationTitles);

/** Where the thing stands in the portal; of what is registered, its registration. */
function pageOf({ thing_kind, thing_id, query_code, type, id, state }: Application): string {
  if (type === 'correction' || openToApplicants.includes(state)) return `/registration-applications/${id}`;
  if (query_code) return `/registrations/${query_code}`;
  return thing_kind === 'product' ? `/products/${thing_id}` : `/resources/${thing_id}`;
}

/** Who files together with which part, and whether each has agreed. */
async function applicantFacts(tx: Tx, application: Application) {
  const others = await coApplicantsOf(tx, application.id);
  const parts = (await partsOf(tx, [application])).get(application.id) ?? [];
  return parts.map(({ name, share }, place) => ({
    label: place === 0 ? text('牵头申请人', 'Lead applicant') : text('联合申请人', 'Co-applicant'),
    value:
      place === 0
        ? `${name}：${share}`
        : `${name}：${share}（${coApplicationLifecycle.states[others[place - 1]?.state ?? 'asked'].title.zh}）`,
  }));
}

/** Who acted for the registrant, on which letter: what the form review is to compare. */
async function agentFacts(tx: Tx, { id }: Application) {
  const mandate = await mandateOf(tx, id);
  if (!mandate) return [];
  const state = mandateLifecycle.states[mandate.state].title.zh;
  return [
    { label: text('代理人', 'Agent'), value: (await agentNamesOf(tx, [id])).get(id) ?? '' },
    {
      label: text('授权委托书', 'Mandate'),
      value: `${mandate.letter_number}：${coversInWords(mandate.covers).zh}，至 ${mandate.until}（${state}）`,
    },
    { label: text('委托书 SHA-256', 'SHA-256 of the mandate'), value: mandate.letter_sha256 },
  ];
}

/** Who had the code assigned, when; and what the platform answered when the registration ended. */
async function officeFacts(tx: Tx, application: Application) {
  const report = await reportOf(tx, application.id);
  const holder = application.coded_post ? await post(tx, application.coded_post) : null;
  return [
    ...(application.coded_by && application.registered_at
      ? [
          {
            label: text('赋码经办', 'Code assigned by'),
            value: `${await personName(tx, application.coded_by)}${holder ? `（${holder.title.zh}）` : ''} ${dateAt(application.registered_at)}`,
          },
        ]
      : []),
    ...(report
      ? [
          {
            label: text('报送登记平台', 'Told to the platform'),
            value:
              report.state === 'told'
                ? `已收到${report.receipt ? `，回执 ${report.receipt}` : ''}`
                : `${report.state === 'refused' ? '拒收' : '待报送'}${report.answer ? `：${report.answer}` : ''}`,
          },
        ]
      : []),
  ];
}

/** The form to name them, begun with those there are. */
async function applicantForms(
  tx: Tx,
  application: Application,
): Promise<{ [act: string]: { readonly [field: string]: unknown } }> {
  if (!openToApplicants.includes(application.state)) return {};
  const others = await coApplicantsOf(tx, application.id);
  return {
    'registration.name-co-applicants': {
      applicationId: application.id,
      ...(application.lead_share ? { leadShare: application.lead_share } : {}),
      coApplicants: others.map(({ organisation, share }) => ({ organisationId: organisation, share })),
      materials: application.materials as unknown as Materials,
    },
  };
}

/** Forms that continue a registration, begun with what is registered. */
const followingForms = (registration: Application, materials: Materials) => ({
  'registration.draft-change': {
    registrationId: registration.id,
    contentSummary: registration.content_summary,
    materials,
  },
  'registration.draft-renewal': { registrationId: registration.id, years: 3 },
  'registration.draft-cancellation': { registrationId: registration.id },
  'registration.request-correction': {
    registrationId: registration.id,
    dataName: registration.title,
    contentSummary: registration.content_summary,
  },
  'registration.propose-revocation': { registrationId: registration.id },
});

async function driftFacts(tx: Tx, application: Application) {
  const row = await registrationTables(tx)
    .selectFrom('registration.drift')
    .select('differences')
    .where('registration_id', '=', application.registration_id ?? application.id)
    .executeTakeFirst();
  const found = (row?.differences ?? []) as unknown as Difference[];
  const names = await organisationNames(
    tx,
    found.flatMap(({ what, registered, served }) =>
      what === 'holder' || what === 'coRegistrants' ? [registered, served] : [],
    ),
  );
  return found.map(({ what, registered, served }) => {
    const words = comparedWords[what] ?? text(what, what);
    return {
      label: text(`不一致：${words.zh}`, `Differs: ${words.en}`),
      value: `${names.get(registered) ?? registered} → ${names.get(served) ?? served}`,
    };
  });
}

/** A resource whose first registration is due: what is to be filed, and the form begun. */
export const resourceView = (ports: RegistrationPorts): SubjectView =>
  viewWithTitles(async (tx, id) => {
    const thing = await ports.things.resource(tx, id);
    if (!thing) return null;
    const names = await organisationNames(tx, [thing.holder]);
    return {
      title: resourceTitle(thing.title),
      facts: [
        { label: text('登记主体', 'Registrant'), value: names.get(thing.holder) ?? '' },
        { label: text('摘要', 'Summary'), value: thing.summary },
        ...thing.facts,
      ],
      prefill: { 'registration.draft-application': { kind: 'resource', thingId: id } },
      page: `/resources/${id}`,
    };
  }, resourceTitles(ports));
