import type { Story } from './story.ts';
import { operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import type { Products } from './tell-products.ts';
import { register, type ToRegister } from './tell-registration.ts';

/** Delivery started the clock of twenty working days (登记办法 Art 9); the operator files both products, and they are registered. */
export async function tellFiling(
  story: Story,
  city: DemoCity,
  products: Products,
): Promise<{ readonly statistics: string; readonly verification: string }> {
  const thing = (key: keyof Products & string, contentSummary: string): ToRegister => ({
    key: `product:${key}`,
    kind: 'product',
    thingId: products[key] ?? '',
    registrant: operator,
    role: 'operator',
    contentSummary,
    materials: {
      legality: '依据授权运营协议在授权范围内开发，数据来源与加工过程全程留痕。',
      storage: '在授权数据域内加工，不留存原始数据；结果随凭证存证。',
      productsAndServices: '按协议产品清单提供的数据服务，实行政府指导价（试行）。',
      scenarios: '金融机构在涉农信贷审批中使用。',
      riskAssessment: '已通过安全审核与业务合规审核，输出不可识别特定个人。',
      riskAssessmentNumber: '运营安评〔2026〕1号',
    },
  });
  const [statistics, verification] = await register(story, city, 'products', [
    thing(
      'statistics',
      '按区统计某一就业状况的成年居民领取补贴的笔数与平均月标准，背后不足十人的数字不显示。',
    ),
    thing('verification', '经本人同意，核验一名居民的所在区、就业状况是否与其自述一致，只回答是否一致。'),
  ]);
  if (!statistics || !verification) throw new Error('two products were filed');
  story.say(
    `两个产品在交付后 20 个工作日内完成登记：${statistics.queryCode}、${verification.queryCode}`,
    'both products filed within twenty working days of delivery, and registered',
  );
  return { statistics: statistics.queryCode, verification: verification.queryCode };
}
