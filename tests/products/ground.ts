import { type Actor, expectOk, newId, type Result } from '#foundation';
import { item, otherItem, resource, sampleAgreement } from '#testkit';
import { type Ground, list, machine, people, prepareGround, purpose } from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';
import { inProcessEngine } from './in-process-engine.ts';

export const client = machine(organisations.bank, ['buyer']);

/** A hundred and twenty residents of two years of birth: 60 with 100.00 yuan, 60 with 110.00. */
export const manyResidents: readonly Resident[] = Array.from({ length: 120 }, (_, index) => [
  `P${String(index).padStart(3, '0')}`,
  `99010119900307${String(index).padStart(3, '0')}X`,
  `居民${index}`,
  index % 2 ? '1991-03-07' : '1990-03-07',
  index % 2 ? '110.00' : '100.00',
  index < 40 ? '是' : '否',
]);

type Granted = Parameters<typeof resource>[1];

/** An agreement over residents: `protectedUnits` and forms as a test wants them. */
export function productsAgreement(granted: Partial<Granted> = {}) {
  const document = sampleAgreement([
    resource('residents', {
      title: '居民',
      items: [
        item('name', '姓名', 'text'),
        item('birth_date', '出生日期', 'date', { kind: 'generalise', by: 'calendar', unit: 'year' }),
        item('allowance', '补贴标准', 'decimal', { kind: 'keep' }, 2),
        item('disability', '残疾', 'text'),
        item('person_id', '人员编号', 'text', { kind: 'pseudonym', domain: 'person' }),
      ],
      otherItems: [otherItem('resident_number', '公民身份号码', 'text')],
      protectedUnits: [{ unit: 'person', items: ['resident_number'] }],
      forms: ['aggregate', 'model-training'],
      ...granted,
    }),
  ]);
  const forms = document.parts.scope.resources[0]!.forms;
  document.parts.products.list = forms.map((form) => ({
    code: `line-${form}`,
    title: `产品线 ${form}`,
    form,
    purposes: [purpose],
  }));
  return document;
}

export interface Offered {
  readonly productId: string;
  readonly orderId: string;
}

export const prepareProducts = (): Promise<Ground> =>
  prepareGround((ports) => ({ ...ports, engine: inProcessEngine() }));

export const define = (
  ground: Ground,
  agreementId: string,
  kind: string,
  definition: object,
): Promise<Result<{ productId: string }>> =>
  ground.act(people.operator, `products.define-${kind}`, {
    agreementId,
    code: `p-${newId('cod').slice(4, 12).toLowerCase()}`,
    title: '居民补贴产品',
    summary: '测试用的数据产品，覆盖一种产品种类。',
    purpose,
    priceFen: '20',
    definition,
  });

/** Defined, reviewed, priced, listed, ordered by the bank and accepted. */
export async function offer(
  ground: Ground,
  agreementId: string,
  kind: string,
  definition: object,
): Promise<Offered> {
  const { productId } = expectOk(await define(ground, agreementId, kind, definition));
  const opinion = '符合协议约定';
  expectOk(await ground.act(people.security, 'products.pass-security-review', { productId, opinion }));
  expectOk(await ground.act(people.compliance, 'products.pass-compliance-review', { productId, opinion }));
  await list(ground, productId);
  const { orderId } = expectOk(
    await ground.act<{ orderId: string }>(people.buyer, 'products.order-product', { productId }),
  );
  expectOk(await ground.act(people.operator, 'products.accept-order', { orderId }));
  return { productId, orderId };
}

export interface Called {
  readonly receiptId: string;
  readonly rows: readonly (readonly (string | boolean | null)[])[] | null;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly next?: string | null;
  readonly csv?: string | null;
  readonly featureSet?: { readonly digest: string; readonly features: readonly { readonly type: string }[] };
  readonly suppressed: readonly { readonly row: number; readonly column: number }[];
}

export const call = (
  ground: Ground,
  productId: string,
  more: object = {},
  { key = '', actor = client as Actor, act = 'products.call-product' } = {},
): Promise<Result<Called>> => ground.act<Called>(actor, act, { productId, purpose, ...more }, key);
