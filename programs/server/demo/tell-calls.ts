import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { purpose } from './agreement-terms.ts';
import type { Answer, BuyerProgram } from './buyer-program.ts';
import type { Story } from './story.ts';
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

/** Ask whether what a resident says of itself is so, with its consent. */
const askVerification = (
  program: BuyerProgram,
  products: Products,
  { residentNumber, district, employment }: Asked,
  key: string,
): Promise<Answer> =>
  program.call(`/api/v1/products/${products.verification}/verifications`, key, {
    purpose,
    subject: { 公民身份号码: residentNumber },
    compared: { 所在区: district, 就业状况: employment },
    consent: `授权同意书〔2026〕${key.replace(/\D/g, '').padStart(4, '0')}`,
  });

/** How often each is asked for, so that the published totals have something to show. */
const rounds = 6;

/**
 * Buyers call both products over HTTP with their machine clients; each answer carries its receipt. One call asks for what is not
 * granted and is refused with the clause.
 */
export async function tellCalls(
  story: Story,
  programs: { readonly bank: BuyerProgram; readonly insurer: BuyerProgram },
  products: Products,
  subjects: readonly Asked[],
): Promise<{ readonly calls: number; readonly receipt: string; readonly refusedWith: string }> {
  const began = performance.now();
  let receipt = '';
  let calls = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [index, employment] of employments.entries()) {
      const program = index % 2 === 0 ? programs.bank : programs.insurer;
      const answer = answered(
        await askStatistics(program, products, employment, `call:statistics:${round}:${index}`),
      );
      receipt ||= answer.receiptId;
      calls++;
    }
  }
  for (const [index, resident] of subjects.entries()) {
    answered(await askVerification(programs.bank, products, resident, `call:verification:${index}`));
    calls++;
  }
  const refused = await programs.bank.call(
    `/api/v1/products/${products.statistics}/calls`,
    'call:other-purpose',
    { purpose: 'insurance-pricing', parameters: { employment: '务农' } },
  );
  if (refused.status < 400) throw new Error('a call for another purpose was answered');
  story.say(
    `机器客户端调用 ${calls} 次，每次都有凭证；超出用途的调用被拒绝（${refused.body.code}，${Math.round(performance.now() - began)} 毫秒）`,
    `${calls} calls by machine clients, each with a receipt; one for another purpose refused`,
  );
  return { calls, receipt, refusedWith: String(refused.body.code) };
}

function answered(answer: Answer): { receiptId: string } {
  if (answer.status !== 200)
    throw new Error(
      `a demo call was refused: ${answer.status} ${answer.body.code} ${answer.body.detail ?? ''}`,
    );
  return answer.body;
}

/** A receipt with its proof as a file to try `gongshu verify` on; the log has taken the call in by now. */
export async function keepReceipt(
  story: Story,
  address: string,
  receiptId: string,
): Promise<{ readonly file: string }> {
  const response = await fetch(new URL(`/api/v1/receipts/${receiptId}`, address));
  if (!response.ok) throw new Error(`the receipt ${receiptId} cannot be fetched: ${response.status}`);
  const file = join(story.running.home.outside, 'receipt-example.json');
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  return { file };
}
