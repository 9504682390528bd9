import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

/** Where the node's own administrators (三员) sit. */
export const administration = '公枢市数据局';

/** An administrator moves the demo clock to nine in the morning so many working days later, and everything that became due happens. */
export async function workingDaysLater(
  story: Story,
  city: DemoCity,
  workingDays: number,
  key: string,
): Promise<void> {
  const administrator = await city.holder(administration, 'system-admin');
  await story.act(administrator, 'demo.advance-clock', `clock:${key}`, { workingDays });
  await story.running.settle();
}
