import { type Actor, dateAt, expectOk } from '#foundation';
import type { Story } from './story.ts';
import { implementingBody, operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import { bank, insurer } from './tell-orders.ts';

/** What a read answers to somebody. */
export async function asked<Answer>(
  story: Story,
  actor: Actor,
  name: string,
  input: object,
): Promise<Answer> {
  const read = story.running.modules.flatMap(({ reads = [] }) => [...reads]).find((one) => one.name === name);
  if (!read) throw new Error(`the story knows no read ${name}`);
  return story.running.database.transaction(
    async (tx) => expectOk(await read.run(actor, input as never, tx)) as Answer,
    { mode: 'snapshot' },
  );
}

interface Listed<Item> {
  readonly items: readonly Item[];
}
interface Statement {
  readonly id: string;
  readonly agreementId: string;
  readonly buyer: string;
  readonly from: string;
  readonly state: string;
}
interface Bill {
  readonly id: string;
  readonly agreementId: string;
  readonly buyer: string;
  readonly gross: string;
  readonly open: string;
  readonly state: string;
}

/** A statement may be disputed, a payment come late or in parts, a bill be corrected: in these months of the year. */
const [disputedIn, creditedIn, inPartsIn] = [2, 4, 6];

/** What was closed is confirmed by its buyer, or by silence; what is confirmed is billed; what was billed a month ago is paid. Answers the payments. */
export async function settleMonth(
  story: Story,
  city: DemoCity,
  agreementId: string,
  { number, name }: { readonly number: number; readonly name: string },
): Promise<number> {
  const seller = await city.holder(operator, 'operator');
  const statements = async () =>
    (await asked<Listed<Statement>>(story, seller, 'pricing.statements', { limit: 100 })).items.filter(
      (one) => one.agreementId === agreementId,
    );
  const buyers = new Map<string, Actor>();
  for (const buyer of [bank, insurer]) buyers.set(buyer, await city.holder(buyer, 'buyer'));
  for (const { id, buyer, state } of await statements()) {
    if (state !== 'issued') continue;
    const customer = buyers.get(buyer)!;
    if (number === disputedIn && buyer === bank) await dispute(story, city, customer, id);
    // In every third month the insurer says nothing, and time confirms it.
    else if (buyer === bank || number % 3 !== 1)
      await story.act(customer, 'pricing.confirm-statement', `statement:confirm:${id}`, { statementId: id });
  }
  const paid = await pay(story, city, agreementId, { number, name });
  for (const { id, state } of await statements())
    if (state === 'confirmed')
      await story.act(seller, 'pricing.issue-bill', `bill:${id}`, { statementId: id, taxRate: 600 });
  if (number === creditedIn) await credit(story, city, agreementId);
  return paid;
}

/** The bank says that a call was asked twice for want of an answer; the implementing body takes it off. */
async function dispute(story: Story, city: DemoCity, customer: Actor, statementId: string): Promise<void> {
  const { lines } = await asked<{ lines: readonly { line: number; quantity: string }[] }>(
    story,
    customer,
    'pricing.statement',
    { id: statementId },
  );
  const { line, quantity } = lines[0]!;
  await story.act(customer, 'pricing.dispute-statement', `statement:dispute:${statementId}`, {
    statementId,
    lines: [{ line, reason: '其中一次因网络中断重复提交' }],
  });
  await story.act(
    await city.holder(implementingBody, 'implementing-body'),
    'pricing.decide-dispute',
    `statement:decide:${statementId}`,
    {
      statementId,
      decisions: [
        { line, quantity: String(BigInt(quantity) - 1n), reason: '经核对日志，一次为重复提交，不计费' },
      ],
    },
  );
}

const billsUnder = async (story: Story, seller: Actor, agreementId: string): Promise<readonly Bill[]> =>
  (await asked<Listed<Bill>>(story, seller, 'pricing.bills', { limit: 100 })).items.filter(
    (one) => one.agreementId === agreementId,
  );

/** Bills of the months before are paid, one of them by a part first. */
async function pay(
  story: Story,
  city: DemoCity,
  agreementId: string,
  { number, name }: { readonly number: number; readonly name: string },
): Promise<number> {
  const seller = await city.holder(operator, 'operator');
  let paid = 0;
  for (const { id, buyer, open, gross } of await billsUnder(story, seller, agreementId)) {
    if (open === '0.00') continue;
    const amount = number === inPartsIn && buyer === insurer && open === gross ? '10.00' : open;
    await story.act(seller, 'pricing.record-payment', `payment:${id}:${name}`, {
      billId: id,
      amount,
      paidOn: dateAt(story.running.clock.now()).toString(),
      payer: buyer,
      reference: `SLIP-${name}-${id.slice(-6)}`,
    });
    paid++;
  }
  return paid;
}

/** A price too high by an agreement of the two is given back: two people of the operator. */
async function credit(story: Story, city: DemoCity, agreementId: string): Promise<void> {
  const seller = await city.holder(operator, 'operator');
  const bill = (await billsUnder(story, seller, agreementId)).find(({ buyer }) => buyer === bank);
  if (!bill) throw new Error('the bank has no bill to be credited');
  const { creditNoteId } = await story.act<{ creditNoteId: string }>(
    seller,
    'pricing.propose-credit-note',
    `credit:${bill.id}`,
    { billId: bill.id, line: 1, amount: '5.00', reason: '服务中断补偿一次' },
  );
  await story.act(
    await city.second(operator, 'operator'),
    'pricing.approve-credit-note',
    `credit:approve:${creditNoteId}`,
    { creditNoteId, opinion: '情况属实，同意冲减' },
  );
}

interface Sharing {
  readonly lines: readonly {
    readonly line: number;
    readonly party: string;
    readonly amount: string;
    readonly destination: string;
  }[];
}

/** What was received is shared by the agreement's rules, decided by the implementing body, and paid or done. */
export async function shareQuarter(
  story: Story,
  city: DemoCity,
  agreementId: string,
  name: string,
): Promise<void> {
  const seller = await city.holder(operator, 'operator');
  const { sharingId } = await story.act<{ sharingId: string }>(
    seller,
    'pricing.propose-sharing',
    `sharing:${name}`,
    { agreementId, cost: '0' },
  );
  await story.act(
    await city.holder(implementingBody, 'implementing-body'),
    'pricing.approve-sharing',
    `sharing:approve:${name}`,
    { sharingId, opinion: '与协议、到账记录核对无误' },
  );
  const today = dateAt(story.running.clock.now()).toString();
  const { lines } = await asked<Sharing>(story, seller, 'pricing.sharing', { id: sharingId });
  for (const { line, party, amount, destination } of lines) {
    if (amount === '0.00') continue;
    const key = `sharing:${name}:${line}`;
    if (destination !== 'in-kind') {
      await story.act(seller, 'pricing.record-payout', key, {
        sharingId,
        line,
        payee: destination === 'treasury' ? '国家金库公枢市中心支库' : party,
        ...(destination === 'treasury' ? { treasuryNotice: `FS-${name}-${line}` } : {}),
        reference: `OUT-${name}-${line}`,
        paidOn: today,
      });
      continue;
    }
    const { deliveryId } = await story.act<{ deliveryId: string }>(seller, 'pricing.record-delivery', key, {
      sharingId,
      line,
      what: '补齐缺失字段并去重，提高数据质量',
      value: amount,
      deliveredOn: today,
    });
    await story.act(
      await city.holder(party, 'source-department'),
      'pricing.confirm-delivery',
      `${key}:confirm`,
      { deliveryId, opinion: '数据质量报告与履行内容一致' },
    );
  }
}
