import { Readable } from 'node:stream';
import type { Actor } from '#foundation';
import type { Story } from './story.ts';

/** Hand in a file as a person would through the page; returns the upload's id. */
export async function handIn(story: Story, actor: Actor, name: string, bytes: Uint8Array): Promise<string> {
  const { blobs, database, uploads } = story.running;
  const kept = await blobs.put(Readable.from([bytes]));
  const upload = await database.transaction((tx) => uploads.keep(tx, actor, { name, ...kept }));
  return upload.id;
}
