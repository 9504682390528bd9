import type { Running } from '../boot.ts';
import { tellAccounts } from './accounts.ts';
import { createStory, type Say } from './story.ts';
import { tellCatalogue } from './tell-catalogue.ts';
import { tellCity } from './tell-city.ts';
import { tellFiles } from './tell-files.ts';

/**
 * Make the demo city, or finish making it: each stage is made of acts with keys of their own, so a boot that was killed anywhere
 * is simply told again and goes on where it stopped.
 */
export async function firstBoot(running: Running, say: Say): Promise<void> {
  const story = createStory(running, say);
  const city = await tellCity(story);
  running.setAccounts(await tellAccounts(story, city));
  await tellCatalogue(story, city);
  await tellFiles(story, city);
  await running.settle();
}
