import type { BuyerProgram } from './buyer-program.ts';
import type { Story } from './story.ts';
import { implementingBody } from './tell-authorisation.ts';
import { askStatistics } from './tell-calls.ts';
import type { DemoCity } from './tell-city.ts';
import type { Products } from './tell-products.ts';

interface Given {
  readonly agreementId: string;
  readonly products: Products;
}

/** The agreement is suspended, and the very next call is refused. */
export async function tellSuspension(
  story: Story,
  city: DemoCity,
  program: BuyerProgram,
  given: Given,
): Promise<{ readonly refusedWith: string }> {
  const officer = await city.holder(implementingBody, 'implementing-body');
  await story.act(officer, 'authorisation.suspend-agreement', 'agreement:suspend', {
    agreementId: given.agreementId,
    reason: '季度应急演练：核查一次疑似超范围调用',
  });
  const refused = await askStatistics(program, given.products, '务农', 'call:while-suspended');
  if (refused.status < 400) throw new Error('a call was answered under a suspended agreement');
  story.say(
    `暂停授权后的下一次调用被拒绝（${refused.body.code}）`,
    `the first call after the suspension was refused (${refused.body.code})`,
  );
  return { refusedWith: String(refused.body.code) };
}

/** After the rehearsal it is resumed. A chapter of its own: until the suspension's is told, a boot that starts again finds it suspended. */
export async function tellResumption(
  story: Story,
  city: DemoCity,
  given: Given,
): Promise<{ readonly resumed: true }> {
  const officer = await city.holder(implementingBody, 'implementing-body');
  await story.act(officer, 'authorisation.resume-agreement', 'agreement:resume', {
    agreementId: given.agreementId,
    reason: '核查完毕，未发现超范围使用',
  });
  return { resumed: true };
}
