import { resourceByTitle } from '#platform/catalog';
import { demoFiles } from '../../../demo/files/demo-files.ts';
import { planOf, purpose } from './agreement-terms.ts';
import { administration } from './later.ts';
import type { Story } from './story.ts';
import { authorisingBody, implementingBody, operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import { peopleMaterials } from './tell-early-registration.ts';
import { insurer } from './tell-orders.ts';
import { type People, peopleDepartment } from './tell-people.ts';
import type { Populations } from './tell-populations.ts';
import type { Products } from './tell-products.ts';
import { draftApplication, fileApplication, registrar, step, type ToRegister } from './tell-registration.ts';

/** Work left on the desks, so that a visitor who signs in as anybody finds something to finish by hand. */
export async function tellWaiting(
  story: Story,
  city: DemoCity,
  given: {
    readonly people: People;
    readonly agreementId: string;
    readonly products: Products;
    readonly populations: Populations;
  },
): Promise<{ readonly tasks: number }> {
  const [published, waiting] = await openResources(story, city, 2);
  if (!published || !waiting) throw new Error('the demo has too few resources with data');

  // One filing in public notice, one waiting for acceptance, one waiting for its own department's review.
  const inNotice = await fileApplication(story, city, published);
  const acceptor = await city.holder(registrar, 'registrar-acceptor');
  const reviewer = await city.holder(registrar, 'registrar-reviewer');
  await step(story, acceptor, 'accept-application', inNotice, {});
  await step(story, reviewer, 'pass-examination', inNotice, {});
  await fileApplication(story, city, waiting);
  await draftApplication(story, city, {
    key: 'waiting:households',
    kind: 'resource',
    thingId: given.people.households,
    registrant: peopleDepartment,
    role: 'source-department',
    contentSummary: '合成的家庭户信息，包括人口数、住房与种植面积等信息项。',
    materials: peopleMaterials,
  });

  await story.act(
    await city.holder(implementingBody, 'implementing-body'),
    'authorisation.draft-plan',
    'waiting:plan',
    {
      authorisingBody: city.organisations.get(authorisingBody),
      document: {
        ...planOf(given.people, city.organisations.get(operator) ?? ''),
        name: '公枢市民生保障公共数据授权运营实施方案',
        resources: [given.people.allowances],
        purposes: [{ code: 'public-welfare', title: '民生保障研究', class: 'public-welfare' }],
        term: { from: '2026-03-01', until: '2028-03-01' },
      },
    },
  );
  await story.act(await city.holder(operator, 'operator'), 'products.define-data-api', 'waiting:product', {
    agreementId: given.agreementId,
    code: 'income-bands',
    title: '成年居民收入区间分布',
    summary: '按月收入区间统计成年居民人数，不足十人的格子不显示；供金融机构测算授信额度参考。',
    purpose,
    priceFen: '300',
    definition: {
      sql: 'SELECT r.月收入区间 AS 收入区间, count(*) AS 居民人数 FROM 居民 AS r GROUP BY r.月收入区间 ORDER BY 收入区间',
      parameters: [],
    },
  });
  await story.act(await city.holder(insurer, 'buyer'), 'products.order-product', 'waiting:order', {
    productId: given.products.verification,
  });
  await story.act(
    await city.holder(administration, 'data-authority'),
    'privacy.propose-budget',
    'waiting:budget',
    {
      populationId: given.populations.households,
      epsilon: '6',
      reason: '户级统计需求增加，拟将家庭户的隐私预算总额提高到 6。',
    },
  );
  return { tasks: 7 };
}

/** Resources of departments whose published file is in service, each of another department. */
async function openResources(story: Story, city: DemoCity, wanted: number): Promise<ToRegister[]> {
  const found: ToRegister[] = [];
  const names = new Map([...city.organisations].map(([name, id]) => [id, name]));
  for (const { catalogueTitle } of demoFiles()) {
    if (found.length === wanted) break;
    if (!catalogueTitle) continue;
    const resource = await story.running.database.transaction((tx) => resourceByTitle(tx, catalogueTitle));
    const registrant = resource && names.get(resource.sourceOrganisation);
    if (!resource || !registrant || found.some((one) => one.registrant === registrant)) continue;
    found.push({
      key: `waiting:${resource.id}`,
      kind: 'resource',
      thingId: resource.id,
      registrant,
      role: 'source-department',
      contentSummary: `“${catalogueTitle}”的名录数据，供社会查询和利用。`,
      materials: {
        legality: '履行法定职责过程中形成，依法可以公开。',
        storage: '存储于市政务云，按版本留存。',
        productsAndServices: '无条件开放下载，暂无产品和服务。',
        scenarios: '企业查询、产业研究、信用评价等场景。',
        riskAssessment: '不含个人信息和敏感信息，已完成安全风险评估。',
        riskAssessmentNumber: '部门安评〔2026〕3号',
      },
    });
  }
  return found;
}
