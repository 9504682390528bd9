import pg from 'pg';

const needed = 18;

/**
 * Ask an outside PostgreSQL for its version before anything relies on it.
 *
 * Throws with advice in both languages when it cannot be reached, refuses the account, lacks the database or is too old. The
 * password is never repeated.
 */
export async function assertReachable(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A connection that breaks rejects its query; the event must not be unhandled.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < needed)
      throw said(
        `是 PostgreSQL ${major}，需要 ${needed} 或以上`,
        `is PostgreSQL ${major}; ${needed} or later is needed`,
      );
    if (rows[0]?.encoding !== 'UTF8')
      throw said(
        `的编码是 ${rows[0]?.encoding}，需要 UTF8：请用 ENCODING 'UTF8' 新建数据库`,
        `has the encoding ${rows[0]?.encoding}; make a database with ENCODING 'UTF8'`,
      );
  } catch (error) {
    throw error instanceof Unusable ? error : inWords(error);
  } finally {
    await client.end().catch(() => {});
  }
}

class Unusable extends Error {}

const said = (zh: string, en: string) =>
  new Unusable(
    `DATABASE_URL 所指的数据库${zh}。\nThe database of DATABASE_URL ${en}.\n` +
      '不设 DATABASE_URL 则使用自带的数据库。 · Without DATABASE_URL the embedded one is used.',
  );

function inWords(error: unknown): Unusable {
  const { code, message } = error as Error & { readonly code?: string };
  if (code === '28P01' || code === '28000')
    return said('拒绝了该账号或口令', 'refuses this account or password');
  if (code === '3D000') return said('不存在，请先新建', 'does not exist; create it first');
  return said(`连接不上（${code ?? message}）`, `cannot be reached (${code ?? message})`);
}
