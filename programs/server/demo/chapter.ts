import type { Json } from '#foundation';
import type { Story } from './story.ts';

interface ChapterTables {
  'demo.chapter': { name: string; kept: Json; told_at: Temporal.Instant };
}

/**
 * Tell one chapter of the story, once. What it returns (ids that later chapters need) is kept with its mark. Inside a chapter every
 * step has a key of its own, so a chapter that was cut off in the middle is told again from the start and changes nothing twice.
 */
export async function chapter<Kept extends { readonly [name: string]: Json }>(
  story: Story,
  name: string,
  tell: () => Promise<Kept>,
): Promise<Kept> {
  const { database } = story.running;
  const told = await database.transaction((tx) =>
    tx
      .tables<ChapterTables>()
      .selectFrom('demo.chapter')
      .select('kept')
      .where('name', '=', name)
      .executeTakeFirst(),
  );
  if (told) return told.kept as unknown as Kept;
  const kept = await tell();
  await story.running.settle();
  await database.transaction((tx) =>
    tx
      .tables<ChapterTables>()
      .insertInto('demo.chapter')
      .values({ name, kept: JSON.stringify(kept), told_at: tx.now })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute(),
  );
  return kept;
}
