import { type Actor, defineImport, type FoundName, type Tx, text } from '#foundation';
import { sidesIn } from '#platform/identity';
import type { enterAsset } from './assets/enter.ts';
import type { AgreementDocument } from './model/agreement.ts';
import { assetKinds, assetOwners } from './model/asset.ts';
import type { ScenarioDocument } from './model/scenario.ts';
import { buyerCategories } from './model/users.ts';
import { fileScenario } from './scenarios/file.ts';
import { assetsOf } from './store/assets.ts';
import { scenariosOf } from './store/scenarios.ts';
import { type AgreementRow, authorisationTables } from './store/tables.ts';

/** Agreements with the actor's organisation on one of these sides, or with one it answers for. */
async function ownAgreements(
  tx: Tx,
  actor: Actor,
  sides: readonly ('operator' | 'implementing_body')[],
): Promise<readonly AgreementRow[]> {
  const own = [...(await sidesIn(tx, actor, 'authorisation'))];
  if (own.length === 0) return [];
  return (await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where((where) => where.or(sides.map((side) => where(side, 'in', own))))
    .execute()) as readonly AgreementRow[];
}

const findAgreementOf =
  (sides: readonly ('operator' | 'implementing_body')[]) =>
  async (tx: Tx, actor: Actor, said: string): Promise<FoundName> => {
    const found = (await ownAgreements(tx, actor, sides)).find(
      ({ id, number }) => number === said || id === said,
    );
    return found
      ? { ok: true, value: found.id }
      : {
          ok: false,
          why: text('不是本单位授权运营协议的编号。', 'is no number of an agreement of your organisation.'),
        };
  };

/** What each party brought into the operation, item by item. The other side confirms each, as always. */
export const assetsImport = (act: ReturnType<typeof enterAsset>) =>
  defineImport({
    name: 'authorisation.assets',
    title: text('资产台账', 'Asset ledger'),
    act,
    on: 'agreement',
    page: '/agreements',
    columns: {
      agreementId: {
        title: text('授权运营协议', 'Agreement'),
        kind: 'named',
        required: true,
        note: text('协议编号', 'its number'),
        example: '授协〔2026〕1号',
        find: findAgreementOf(['operator', 'implementing_body']),
      },
      kind: {
        title: text('类别', 'Kind'),
        kind: 'choice',
        options: assetKinds,
        required: true,
        example: '硬件',
      },
      description: {
        title: text('名称与说明', 'What it is'),
        kind: 'text',
        required: true,
        longest: 500,
        example: '隔离计算服务器',
      },
      owner: {
        title: text('归属', 'Whose'),
        kind: 'choice',
        options: assetOwners,
        required: true,
        example: '运营机构',
      },
      amount: { title: text('数量或金额', 'Number or amount'), kind: 'text', longest: 100, example: '2 台' },
      reference: {
        title: text('依据', 'Ground'),
        kind: 'text',
        required: true,
        longest: 200,
        note: text('协议条款、发票或单据号', 'clause, invoice or slip'),
        example: '发票 2026-0001',
      },
      evidence: {
        title: text('单据扫描件文件名', 'File name of the scan'),
        kind: 'file',
        longest: 255,
        note: text('扫描件作为附件随表上传', 'the scan is attached to the sheet'),
        example: '发票0001.pdf',
      },
    },
    input: ({ evidence, ...row }) => ({
      ...row,
      ...(evidence === undefined ? {} : { evidenceUploadId: evidence }),
    }),
    async unchanged(tx, _actor, row) {
      if (row.agreementId === undefined || row.description === undefined) return false;
      return (await assetsOf(tx, row.agreementId)).some(
        ({ state, kind, description, owner, amount }) =>
          state !== 'declined' &&
          description === row.description &&
          (row.kind === undefined || kind === row.kind) &&
          (row.owner === undefined || owner === row.owner) &&
          (row.amount ?? null) === amount,
      );
    },
  });

/** Scenarios of an operator, each reviewed twice as always. */
export const scenariosImport = defineImport({
  name: 'authorisation.scenarios',
  title: text('应用场景', 'Scenarios of use'),
  act: fileScenario,
  on: 'agreement',
  page: '/agreements',
  columns: {
    agreementId: {
      title: text('授权运营协议', 'Agreement'),
      kind: 'named',
      required: true,
      note: text('协议编号', 'its number'),
      example: '授协〔2026〕1号',
      find: findAgreementOf(['operator']),
    },
    name: {
      title: text('场景', 'Scenario'),
      also: ['场景名称'],
      kind: 'text',
      required: true,
      longest: 200,
      note: text('协议所列的名称', 'as the agreement names it'),
      example: '普惠金融',
    },
    purpose: {
      title: text('用途', 'Purpose'),
      kind: 'text',
      required: true,
      longest: 60,
      note: text('协议所列的用途代码', 'the code of a purpose of the agreement'),
      example: 'inclusive-finance',
    },
    use: {
      title: text('使用目的与方式', 'Use'),
      kind: 'text',
      required: true,
      longest: 2000,
      example: '为小微企业授信核验经营信息',
    },
    resources: {
      title: text('资源', 'Resources'),
      kind: 'named',
      many: true,
      required: true,
      note: text('协议所列数据资源的名称', 'names of resources of the agreement'),
      example: '企业登记信息、纳税信息',
      find: findGranted,
    },
    products: {
      title: text('产品和服务', 'Products'),
      kind: 'text',
      many: true,
      required: true,
      longest: 60,
      note: text('协议产品清单的代码', 'codes of the agreement’s list'),
      example: 'verify',
    },
    buyerCategories: {
      title: text('使用对象', 'Who may use it'),
      kind: 'choice',
      options: buyerCategories,
      many: true,
      required: true,
      example: '金融机构',
    },
    measures: {
      title: text('安全措施', 'Measures'),
      kind: 'text',
      required: true,
      longest: 2000,
      example: '仅返回核验结果，留存凭证',
    },
  },
  input: ({ agreementId, ...scenario }) => ({ agreementId, scenario }),
  async unchanged(tx, _actor, row) {
    if (row.agreementId === undefined || row.name === undefined) return false;
    const same = (said: readonly string[] | undefined, there: readonly string[]) =>
      said === undefined || [...said].sort().join('\n') === [...there].sort().join('\n');
    return (await scenariosOf(tx, row.agreementId)).some(({ state, document: filed }) => {
      const document = filed as unknown as ScenarioDocument;
      return (
        !['refused', 'withdrawn', 'replaced', 'ended'].includes(state) &&
        document.name === row.name &&
        (row.purpose === undefined || document.purpose === row.purpose) &&
        (row.use === undefined || document.use === row.use) &&
        (row.measures === undefined || document.measures === row.measures) &&
        same(row.resources, document.resources) &&
        same(row.products, document.products) &&
        same(row.buyerCategories, document.buyerCategories)
      );
    });
  },
});

/** A resource that one of the operator's agreements grants, by the name it has there. */
async function findGranted(tx: Tx, actor: Actor, said: string): Promise<FoundName> {
  const granted = (await ownAgreements(tx, actor, ['operator'])).flatMap(
    ({ document }) => (document as unknown as AgreementDocument).parts.scope.resources,
  );
  const ids = new Set(
    granted
      .filter(({ resourceId, title }) => resourceId === said || title === said)
      .map((one) => one.resourceId),
  );
  const [id] = ids;
  if (id !== undefined && ids.size === 1) return { ok: true, value: id };
  return ids.size > 1
    ? {
        ok: false,
        why: text('是几个资源的名称。请填写资源编号。', 'is the name of several resources. Write its id.'),
      }
    : {
        ok: false,
        why: text('不是协议所列的数据资源。', 'is no resource of your agreements.'),
      };
}
