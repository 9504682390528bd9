import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartTrouble } from './trouble.ts';

/** Where everything of one instance lies. */
export interface Home {
  readonly root: string;
  readonly demo: boolean;
  readonly postgres: string;
  /** Log key, master key, wrapped data keys: outside PostgreSQL and outside its backups. */
  readonly keys: string;
  /** Keys and certificates with which papers are sealed, one folder an organisation. */
  readonly seals: string;
  /** Received files and Parquet, by digest. */
  readonly blobs: string;
  readonly projections: string;
  readonly snapshots: string;
  readonly log: string;
  /** What stands for outside parties in a demo home. */
  readonly outside: string;
  readonly work: string;
}

const mark = 'home.json';
/** While it is there a restore has begun and not ended; the home is neither the old nor the new one. */
const restoringMark = 'restoring.json';

/**
 * Open a home, making it on first use. What it was made as stays: a home made as demo has demo accounts, so it never becomes a
 * real one, and the other way round. Throws with advice when the environment asks for the other kind.
 */
export async function openHome(root: string, demo: boolean): Promise<Home> {
  const file = join(root, mark);
  await assertWritable(root);
  if (existsSync(file)) {
    const made = JSON.parse(await readFile(file, 'utf8')) as { readonly demo: boolean };
    if (made.demo !== demo) {
      throw made.demo
        ? new StartTrouble(
            `${root} 建为演示目录，带有演示账号：请设 GONGSHU_DEMO=1，或另设 GONGSHU_HOME。`,
            `${root} was made as a demo home and holds demo accounts: set GONGSHU_DEMO=1, or another GONGSHU_HOME.`,
          )
        : new StartTrouble(
            `${root} 不是演示目录：请设 GONGSHU_DEMO=0，或另设 GONGSHU_HOME。`,
            `${root} is not a demo home: set GONGSHU_DEMO=0, or another GONGSHU_HOME.`,
          );
    }
  } else {
    await makeHome(root, demo);
  }
  if (existsSync(restoringMarkOf(root))) {
    throw new StartTrouble(
      `${root} 中的恢复未完成：请重新运行 gongshu restore。`,
      `A restore of ${root} was interrupted: run gongshu restore again.`,
    );
  }
  return homeAt(root, demo);
}

/** The folder is there or can be made, and this user may write in it. */
async function assertWritable(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true, mode: 0o755 });
    await access(root, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new StartTrouble(
        `GONGSHU_HOME=${root} 不是目录，或其上一级是文件：请另设。`,
        `GONGSHU_HOME=${root} is not a folder, or lies below a file: set another.`,
      );
    throw new StartTrouble(
      `不能写入数据目录 ${root}（${code}）：请改正权限，或把 GONGSHU_HOME 设为本用户可写的目录。`,
      `The home ${root} cannot be written (${code}): mend its permissions, or set GONGSHU_HOME to a folder that this user may write.`,
    );
  }
}

/** Make a home in a folder that has none. */
export async function makeHome(root: string, demo: boolean): Promise<Home> {
  const file = join(root, mark);
  await mkdir(root, { recursive: true, mode: 0o755 });
  const partial = `${file}.partial`;
  await writeFile(partial, `${JSON.stringify({ format: 'gongshu-home/1', demo }, null, 2)}\n`);
  await rename(partial, file);
  return homeAt(root, demo);
}

/** The home that lies in a folder, or null when none was made there. For commands that look after one; they never make one. */
export async function findHome(root: string): Promise<Home | null> {
  const file = join(root, mark);
  if (!existsSync(file)) return null;
  const made = JSON.parse(await readFile(file, 'utf8')) as { readonly demo: boolean };
  return homeAt(root, made.demo);
}

export const restoringMarkOf = (root: string): string => join(root, restoringMark);

function homeAt(root: string, demo: boolean): Home {
  const at = (name: string) => join(root, name);
  return {
    root,
    demo,
    postgres: at('postgres'),
    keys: at('keys'),
    seals: at(join('keys', 'seals')),
    blobs: at('blobs'),
    projections: at('projections'),
    snapshots: at('snapshots'),
    log: at('log'),
    outside: at('outside'),
    work: at('work'),
  };
}
