import { type Action, type Actor, defineImport, type FoundName, type Tx, text } from '#foundation';
import { organisationByName } from '#platform/identity';
import type { draftApplication } from './actions/draft-application.ts';
import { overStates } from './model/lifecycle.ts';
import { materialLabels } from './model/materials.ts';
import type { RegistrationPorts } from './ports.ts';
import { registrationTables } from './store/tables.ts';

const material = (group: keyof typeof materialLabels, example: string, longest = 2000) =>
  ({
    title: text(...materialLabels[group]),
    kind: 'text',
    required: true,
    longest,
    example,
  }) as const;

/** Resources that a department has to register, many at once: each row prepares one application, which a second person reviews before it is filed. */
export const registrationsImport = (
  act: ReturnType<typeof draftApplication>,
  resourceByTitle: NonNullable<RegistrationPorts['resourceByTitle']>,
) =>
  defineImport({
    name: 'registration.applications',
    title: text('登记申请（数据资源）', 'Registrations of resources'),
    act: act as Action,
    page: '/registrations',
    columns: {
      thingId: {
        title: text('数据资源', 'Resource'),
        kind: 'named',
        required: true,
        note: text('目录中的名称或编号', 'its name or id in the catalogue'),
        example: '企业登记信息',
        async find(tx, _actor, said): Promise<FoundName> {
          const found = /^res_[0-9a-z]{26}$/.test(said) ? { id: said } : await resourceByTitle(tx, said);
          return found
            ? { ok: true, value: found.id }
            : { ok: false, why: text('不在数据目录中。', 'is not in the catalogue.') };
        },
      },
      registrarId: {
        title: text('登记机构', 'Registrar'),
        kind: 'named',
        required: true,
        note: text('单位全称', 'its full name'),
        example: '云川市公共数据登记中心',
        find: findRegistrar,
      },
      contentSummary: {
        title: text('数据内容简介', 'Content summary'),
        kind: 'text',
        required: true,
        longest: 1000,
        note: text('公示的内容，至少十个字', 'published; ten characters at least'),
        example: '全市企业登记的名称、地址、状态和成立日期。',
      },
      legality: material('legality', '依据本单位法定职责，在履职过程中依法采集产生。'),
      storage: material('storage', '存储于公枢平台，按修订版本封存。', 500),
      productsAndServices: material('productsAndServices', '目前以数据集形式提供。'),
      scenarios: material('scenarios', '公共治理、公益服务和经依法授权的应用场景。'),
      riskAssessment: material('riskAssessment', '已开展数据安全风险评估，未发现重大风险。'),
      riskAssessmentNumber: material('riskAssessmentNumber', '风评〔2026〕1号', 100),
    },
    input: ({ thingId, registrarId, contentSummary, ...materials }) => ({
      kind: 'resource',
      thingId,
      registrarId,
      contentSummary,
      materials,
    }),
    async unchanged(tx, _actor, row) {
      if (row.thingId === undefined) return false;
      const live = await registrationTables(tx)
        .selectFrom('registration.application')
        .select(['registrar', 'content_summary', 'materials'])
        .where('type', '=', 'first')
        .where('thing_kind', '=', 'resource')
        .where('thing_id', '=', row.thingId)
        .where('state', 'not in', [...overStates])
        .executeTakeFirst();
      if (!live) return false;
      const materials = live.materials as unknown as { readonly [group: string]: string };
      return (
        (row.registrarId === undefined || row.registrarId === live.registrar) &&
        (row.contentSummary === undefined || row.contentSummary === live.content_summary) &&
        (Object.keys(materialLabels) as (keyof typeof materialLabels)[]).every(
          (group) => row[group] === undefined || row[group] === materials[group],
        )
      );
    },
  });

async function findRegistrar(tx: Tx, _actor: Actor, said: string): Promise<FoundName> {
  const found = await organisationByName(tx, said);
  return found
    ? { ok: true, value: found.id }
    : { ok: false, why: text('不是已登记的机构。', 'is no registered organisation.') };
}
