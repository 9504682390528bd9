import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { purpose } from './agreement-terms.ts';
import type { Answer, BuyerProgram } from './buyer-program.ts';
import { workingDaysLater } from './later.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';
import { someResidents } from './tell-people.ts';
import { employments, type Products } from './tell-products.ts';

/** Ask the statistics product about one kind of employment. */
export const askStatistics = (
  program: BuyerProgram,
  products: Products,
  employment: string,
  key: string,
): Promise<Answer> =>
  program.call(`/api/v1/products/${products.statistics}/calls`, key, {
    purpose,
    parameters: { employment },
  });

interface Asked {
  readonly residentNumber: string;
  readonly district: string;
  readonly employment: string;
}

/** Register the consent a resident signed, and ask whether what they say of themselves is so. */
async function askVerification(
  program: BuyerProgram,
  products: Products,
  { residentNumber, district, employment }: Asked,
  key: string,
): Promise<Answer> {
  const [, day = '', , index = '0'] = key.split(':');
  const paperNumber = `授权同意书〔2026〕${(day === 'first' ? 1 : 101) + Number(index)}号`;
  const subject = { 公民身份号码: residentNumber };
  const registered = await program.call(
    `/api/v1/products/${products.verification}/consents`,
    `${key}:consent`,
    {
      purpose,
      subject,
      paperNumber,
      paperSha256: createHash('sha256').update(`${paperNumber}\n${residentNumber}`).digest('hex'),
      until: '2028-12-31',
    },
  );
  if (registered.status !== 200)
    throw new Error(`a consent was not registered: ${registered.status} ${registered.body.code}`);
  return program.call(`/api/v1/products/${products.verification}/verifications`, key, {
    purpose,
    subject,
    compared: { 所在区: district, 就业状况: employment },
    consent: registered.body.token,
  });
}

interface Programs {
  readonly bank: BuyerProgram;
  readonly insurer: BuyerProgram;
}

/** So many rounds of the statistics, and so many residents verified. `name` keeps the keys of several days apart. */
async function callBoth(
  { bank, insurer }: Programs,
  products: Products,
  wanted: { readonly name: string; readonly rounds: number; readonly residents: number },
): Promise<string[]> {
  const receipts: string[] = [];
  for (let round = 0; round < wanted.rounds; round++) {
    for (const [index, employment] of employments.entries()) {
      const key = `call:${wanted.name}:statistics:${round}:${index}`;
      const program = index % 2 === 0 ? bank : insurer;
      receipts.push(answered(await askStatistics(program, products, employment, key)).receiptId);
    }
  }
  for (const [index, resident] of someResidents(wanted.residents).entries()) {
    const key = `call:${wanted.name}:verification:${index}`;
    receipts.push(answered(await askVerification(bank, products, resident, key)).receiptId);
  }
  return receipts;
}

/**
 * Buyers call both products over HTTP with their machine clients for the first time; each answer carries its receipt. One call is for
 * another purpose and is refused.
 */
export async function tellDelivery(
  story: Story,
  programs: Programs,
  products: Products,
): Promise<{ readonly calls: number; readonly receipt: string; readonly refusedWith: string }> {
  const began = performance.now();
  const receipts = await callBoth(programs, products, { name: 'first', rounds: 1, residents: 4 });
  const refused = await programs.bank.call(
    `/api/v1/products/${products.statistics}/calls`,
    'call:other-purpose',
    { purpose: 'insurance-pricing', parameters: { employment: '务农' } },
    purpose,
  );
  if (refused.status < 400) throw new Error('a call for another purpose was answered');
  story.say(
    `机器客户端首次调用两个产品，${receipts.length} 次都有凭证；超出用途的调用被拒绝（${refused.body.code}，${Math.round(performance.now() - began)} 毫秒）`,
    `first calls of both products by machine clients, ${receipts.length} receipts; one for another purpose refused`,
  );
  return { calls: receipts.length, receipt: receipts[0] ?? '', refusedWith: String(refused.body.code) };
}

/** A day of ordinary use, whose totals are published on the next. */
export async function tellUse(
  story: Story,
  city: DemoCity,
  programs: Programs,
  products: Products,
): Promise<{ readonly calls: number }> {
  const receipts = await callBoth(programs, products, { name: 'use', rounds: 4, residents: 12 });
  await workingDaysLater(story, city, 1, 'totals');
  story.say(
    `一天的日常调用 ${receipts.length} 次，次日公布汇总`,
    `a day of ${receipts.length} calls; its totals were published the next day`,
  );
  return { calls: receipts.length };
}

function answered(answer: Answer): { receiptId: string } {
  if (answer.status !== 200)
    throw new Error(
      `a demo call was refused: ${answer.status} ${answer.body.code} ${answer.body.detail ?? ''}`,
    );
  return answer.body;
}

/**
 * A receipt with its proof as a file to try `gongshu verify` on; the log has taken the call in by now. Looked for at each start: a
 * home may have been moved, or restored without what lies outside the records.
 */
export async function keepReceipt(story: Story, address: string, receiptId: string): Promise<string> {
  const { outside } = story.running.home;
  const file = join(outside, 'receipt-example.json');
  if (existsSync(file)) return file;
  const response = await fetch(new URL(`/api/v1/receipts/${receiptId}`, address));
  if (!response.ok) throw new Error(`the receipt ${receiptId} cannot be fetched: ${response.status}`);
  await mkdir(outside, { recursive: true });
  await writeFile(`${file}.partial`, Buffer.from(await response.arrayBuffer()));
  await rename(`${file}.partial`, file);
  return file;
}
