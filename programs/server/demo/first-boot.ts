import type { Running } from '../boot.ts';
import { tellAccounts } from './accounts.ts';
import { BuyerProgram } from './buyer-program.ts';
import { chapter } from './chapter.ts';
import type { ToTry } from './closing.ts';
import { clientFile, machineClient } from './machine-client.ts';
import { createStory, type Say } from './story.ts';
import { tellAnalysis } from './tell-analysis.ts';
import { tellAuthorisation } from './tell-authorisation.ts';
import { keepReceipt, tellDelivery, tellUse } from './tell-calls.ts';
import { tellCatalogue } from './tell-catalogue.ts';
import { tellCity } from './tell-city.ts';
import { tellEarlyRegistration } from './tell-early-registration.ts';
import { tellFiles } from './tell-files.ts';
import { tellFiling } from './tell-filing.ts';
import { tellKinds, tellKindsUsed } from './tell-kinds.ts';
import { tellLab } from './tell-lab.ts';
import { tellLeak } from './tell-leak.ts';
import { tellOpening } from './tell-opening.ts';
import { bank, insurer, tellOrders } from './tell-orders.ts';
import { tellPeople } from './tell-people.ts';
import { tellPopulations } from './tell-populations.ts';
import { tellProducts } from './tell-products.ts';
import { tellResumption, tellSuspension } from './tell-suspension.ts';
import { tellWaiting } from './tell-waiting.ts';
import { type MonthOfUse, tellYear, type YearGround } from './tell-year.ts';

/**
 * Make the demo city, or finish making it: one datum's whole life, chapter by chapter, each made of acts with keys of their own. A boot
 * that was killed anywhere goes on where it stopped; what was told is not told again. `address`: where this hub listens; buyers call
 * it there like everybody. `year`: a settled year after it, which takes the clock into the next one; `use`: what is used in a month of
 * it, the demo's own calls when nothing is said.
 */
export async function firstBoot(
  running: Running,
  address: string,
  say: Say,
  { year, use }: { readonly year: boolean; readonly use?: (ground: YearGround) => MonthOfUse },
): Promise<ToTry> {
  const story = createStory(running, say);
  const city = await tellCity(story);
  running.setAccounts(await tellAccounts(story, city));
  await chapter(story, 'catalogue', () => tellCatalogue(story, city));
  await chapter(story, 'files', () => tellFiles(story, city));
  const people = await chapter(story, 'people', () => tellPeople(story, city));
  const leak = await chapter(story, 'leak', () => tellLeak(story, city));
  const populations = await chapter(story, 'populations', () => tellPopulations(story, city, people));
  await chapter(story, 'early-registration', () => tellEarlyRegistration(story, city, people));
  const agreement = await chapter(story, 'authorisation', () => tellAuthorisation(story, city, people));
  const products = await chapter(story, 'products', () => tellProducts(story, city, agreement, people));
  await chapter(story, 'orders', () => tellOrders(story, city, products));
  const programOf = async (buyer: string) =>
    new BuyerProgram(address, await machineClient(story, city, buyer));
  const programs = { bank: await programOf(bank), insurer: await programOf(insurer) };
  const called = await chapter(story, 'delivery', () => tellDelivery(story, programs, products));
  const receiptFile = await keepReceipt(story, address, called.receipt);
  const given = { agreementId: agreement.agreementId, products, people };
  await chapter(story, 'suspension', () => tellSuspension(story, city, programs.bank, given));
  await chapter(story, 'resumption', () => tellResumption(story, city, given));
  await chapter(story, 'filing', () => tellFiling(story, city, products));
  await chapter(story, 'use', () => tellUse(story, city, programs, products));
  const analysis = await chapter(story, 'analysis', () => tellAnalysis(story, city, people, populations));
  const more = await chapter(story, 'kinds', () => tellKinds(story, city, analysis, address));
  await chapter(story, 'kinds-used', () => tellKindsUsed(story, programs.bank, more));
  const agreements = { people: agreement.agreementId, analysis: analysis.agreementId };
  const lab = await chapter(story, 'lab', () => tellLab(story, city, agreements));
  await chapter(story, 'opening', () => tellOpening(story, city));
  await chapter(story, 'waiting', () => tellWaiting(story, city, { ...given, populations }));
  await running.settle();
  const ground = { agreementId: agreement.agreementId, products, programs };
  if (year) await tellYear(story, city, ground, use?.(ground));
  return {
    receiptFile,
    clientFile: clientFile(story, bank),
    products: { ...products, ...more },
    run: lab.open,
    stopped: leak.revisionId,
  };
}
