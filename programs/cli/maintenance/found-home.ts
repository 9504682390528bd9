import { readFile } from 'node:fs/promises';
import { createDatabase, createPool, machineClock, migrate, startEmbedded } from '#adapters/postgres';
import { type Defect, Refusal, text } from '#foundation';
import {
  enterFirstAdministrators,
  FoundingDocument,
  firstAdministrators,
  hashPassword,
  inputProblem,
  isFounded,
  newOneTimePassword,
  sharedAmongAdministrators,
} from '#platform/identity';
import { findHome, makeHome } from '../../server/home.ts';
import { modulesOf } from '../../server/modules.ts';
import { Refused } from '../outcome.ts';
import { printable } from '../terminal.ts';
import { holdFor, type Place } from './home-access.ts';

/** An account and the password that is told this once. */
export interface ToldAccount {
  readonly username: string;
  readonly oneTimePassword: string;
}

/** What the file says, or a {@link Refused} that names everything wrong with it. */
export async function readFoundingDocument(file: string): Promise<FoundingDocument> {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = (error as Error).message;
    throw new Refused(text(`${file} 不可读：${why}`, `${file} cannot be read: ${why}`));
  }
  const problem = inputProblem(FoundingDocument, document);
  if (problem) throw defective(file, problem.defects ?? []);
  const shared = sharedAmongAdministrators(document as FoundingDocument);
  if (shared.length > 0)
    throw defective(
      file,
      shared.map((field) => ({
        at: `/administrators/*/${field}`,
        message: text('三员须是三个人', 'The three administrators are three persons'),
      })),
    );
  return document as FoundingDocument;
}

/**
 * Make a home that is not a demo, where there is none, and enter into its empty register who begins: one organisation and its three
 * administrators. All of it or nothing. A home with any organisation, a demo home and a home whose server runs are refused.
 */
export async function foundHome(
  place: Place,
  document: FoundingDocument,
  file: string,
): Promise<readonly ToldAccount[]> {
  const present = await findHome(place.root);
  if (present?.demo)
    throw new Refused(
      text(
        `${place.root} 是演示目录，不会成为正式目录：请用 GONGSHU_HOME 指定新目录。`,
        `${place.root} is a demo home and never becomes a real one: name a new folder with GONGSHU_HOME.`,
      ),
    );
  const home = present ?? (await makeHome(place.root, false));
  const release = await holdFor(home.root, 'found');
  try {
    const server = place.databaseUrl === null ? await startEmbedded({ folder: home.postgres }) : null;
    const pool = createPool({ connectionString: place.databaseUrl ?? server?.url ?? '', max: 2 });
    const database = createDatabase(pool, machineClock);
    try {
      await migrate(pool, await modulesOf({ demo: false }));
      const told = firstAdministrators.map((who) => ({
        who,
        username: document.administrators[who].username,
        oneTimePassword: newOneTimePassword(),
      }));
      const hashes = await Promise.all(
        told.map(async ({ who, oneTimePassword }) => [who, await hashPassword(oneTimePassword)] as const),
      );
      await database.transaction(async (tx) => {
        if (await isFounded(tx))
          throw new Refused(
            text(
              '已有单位和管理员：此后由管理员在系统中办理。',
              'There are organisations already: from then on administrators do this in the system.',
            ),
          );
        await enterFirstAdministrators(
          tx,
          document,
          Object.fromEntries(hashes) as Parameters<typeof enterFirstAdministrators>[2],
        );
      });
      return told.map(({ username, oneTimePassword }) => ({ username, oneTimePassword }));
    } finally {
      await database.close();
      await server?.stop();
    }
  } catch (error) {
    if (error instanceof Refusal) throw defective(file, error.problem.defects ?? [], error.problem.title);
    throw error;
  } finally {
    await release();
  }
}

function defective(file: string, defects: readonly Defect[], title = text('内容有误', 'not right')): Refused {
  const list = (language: 'zh' | 'en') =>
    defects.map(({ at, message }) => `\n  ${printable(at)}: ${printable(message[language])}`).join('');
  return new Refused(text(`${file}：${title.zh}${list('zh')}`, `${file}: ${title.en}${list('en')}`));
}
