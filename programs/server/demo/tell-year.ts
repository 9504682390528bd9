import { chinaCalendar, dateAt } from '#foundation';
import type { BuyerProgram } from './buyer-program.ts';
import { chapter } from './chapter.ts';
import { workingDaysLater } from './later.ts';
import { settleMonth, shareQuarter } from './settle-month.ts';
import type { Story } from './story.ts';
import { askStatistics } from './tell-calls.ts';
import type { DemoCity } from './tell-city.ts';
import { tellFormation } from './tell-formation.ts';
import { employments, type Products } from './tell-products.ts';

/** What the year is told with. */
export interface YearGround {
  readonly agreementId: string;
  readonly products: Products;
  readonly programs: { readonly bank: BuyerProgram; readonly insurer: BuyerProgram };
}

/** Use of one month, in the middle of it; the long test has ten million lines where the demo has some hundred calls. */
export type MonthOfUse = (month: Temporal.PlainDate) => Promise<void>;

/** Rounds of questions to the statistics product in a month, four questions each. */
const rounds = 30;

/**
 * A settled year (GONGSHU_DEMO_YEAR=1): twelve months of use at trial prices, each closed, confirmed, billed and paid, each quarter shared;
 * then the price is formed, a product is sold under its ceiling, and another month is settled. Each month is a chapter of its own, so that a
 * start that was killed goes on in the month where it stopped.
 */
export async function tellYear(
  story: Story,
  city: DemoCity,
  ground: YearGround,
  use: MonthOfUse = callsOf(ground),
): Promise<void> {
  const today = () => dateAt(story.running.clock.now());
  const first = today().with({ day: 1 });
  const { from } = await chapter(story, 'year', async () => ({ from: first.toString() }));
  const began = Temporal.PlainDate.from(from);
  for (let number = 0; number < 12; number++)
    await tellMonth(story, city, ground, { number, month: began.add({ months: number }), use });
  await chapter(story, 'year-formation', () => tellFormation(story, city, ground));
  await tellMonth(story, city, ground, { number: 12, month: began.add({ months: 12 }), use });
  await chapter(story, 'year-told', async () => {
    story.say(
      '一个运营年度已逐月结算、逐季分配，正式收费标准已制定',
      'a year of operation settled by the month, shared by the quarter, and its price formed',
    );
    return {};
  });
}

/** One month: its use, then the fifth day of the next one, when it is closed, billed and paid. */
async function tellMonth(
  story: Story,
  city: DemoCity,
  ground: YearGround,
  {
    number,
    month,
    use,
  }: { readonly number: number; readonly month: Temporal.PlainDate; readonly use: MonthOfUse },
): Promise<void> {
  const name = month.toPlainYearMonth().toString();
  await chapter(story, `year-${name}-used`, async () => {
    // The formation took some of the month.
    await moveTo(story, city, month.with({ day: 12 }), `${name}-middle`);
    await use(month);
    return {};
  });
  await chapter(story, `year-${name}-settled`, async () => {
    await moveTo(story, city, month.add({ months: 1 }).with({ day: 5 }), `${name}-over`);
    const paid = await settleMonth(story, city, ground.agreementId, { number, name });
    if (number % 3 === 2) await shareQuarter(story, city, ground.agreementId, name);
    story.say(
      `${name}：关账、确认、开票、收款 ${paid} 笔`,
      `${name}: closed, confirmed, billed; ${paid} payments`,
    );
    return {};
  });
}

/** The first working day from a day on, at nine; nothing where it is later already. */
async function moveTo(story: Story, city: DemoCity, day: Temporal.PlainDate, key: string): Promise<void> {
  for (;;) {
    const now = dateAt(story.running.clock.now());
    let days = 0;
    while (
      Temporal.PlainDate.compare(chinaCalendar.addWorkingDays(now, days + 1).date, day) <= 0 &&
      days < 250
    )
      days++;
    if (days === 0 && Temporal.PlainDate.compare(now, day) >= 0) return;
    await workingDaysLater(story, city, Math.max(1, days), `year:${key}:${now}`);
    if (Temporal.PlainDate.compare(dateAt(story.running.clock.now()), day) >= 0) return;
  }
}

/** The bank and the insurer ask by their machine clients, each in its turn. */
const callsOf =
  ({ products, programs }: YearGround): MonthOfUse =>
  async (month) => {
    for (let round = 0; round < rounds; round++)
      for (const [index, employment] of employments.entries()) {
        const program = (round + index) % 3 === 0 ? programs.insurer : programs.bank;
        const answer = await askStatistics(
          program,
          products,
          employment,
          `call:year:${month}:${round}:${index}`,
        );
        if (answer.status !== 200)
          throw new Error(`a call of ${month} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
  };
