import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';
import { type People, peopleDepartment } from './tell-people.ts';
import { register, type ToRegister } from './tell-registration.ts';

/** What the department files about its tables of synthetic people (登记办法 Art 9). */
export const peopleMaterials = {
  legality: '履行民政业务职责过程中依法采集；本演示数据全部为合成数据。',
  storage: '存储于市政务云，Parquet 文件按摘要保存，按版本留存。',
  productsAndServices: '拟用于统计服务与核验服务，尚未提供产品。',
  scenarios: '涉农信贷等普惠金融场景的汇总统计与本人同意的核验。',
  riskAssessment: '已开展数据安全风险评估：含个人信息，须以汇总或核验方式使用。',
  riskAssessmentNumber: '民政安评〔2026〕1号',
};

/** The department registers two resources before anybody is authorised: voluntary, and the duty that comes with delivery is met in advance (登记办法 Art 5). */
export async function tellEarlyRegistration(
  story: Story,
  city: DemoCity,
  people: People,
): Promise<{ readonly residents: string; readonly allowances: string }> {
  const thing = (key: 'residents' | 'allowances', contentSummary: string): ToRegister => ({
    key,
    kind: 'resource',
    thingId: people[key],
    registrant: peopleDepartment,
    role: 'source-department',
    contentSummary,
    materials: peopleMaterials,
  });
  const [residents, allowances] = await register(story, city, 'early', [
    thing('residents', '合成的常住居民基本信息，包括所在区、年龄、就业与收入区间等信息项。'),
    thing('allowances', '合成的补贴发放信息，包括补贴种类、月标准与起始日期等信息项。'),
  ]);
  if (!residents || !allowances) throw new Error('two resources were filed');
  story.say(
    `两个资源自愿登记：公示 10 个工作日，查询码 ${residents.queryCode}、${allowances.queryCode}`,
    `two resources registered early, after ten working days of public notice`,
  );
  return { residents: residents.queryCode, allowances: allowances.queryCode };
}
