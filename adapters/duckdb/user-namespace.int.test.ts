import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Projection } from '../../platform/query/ports.ts';
import { type MeasureName, measureNames, obligatory } from './confinement.ts';
import { memoryBackedFolder } from './memory-folder.ts';
import { copyInstallation, type OrdinaryUser, userNamespacesHere } from './ordinary-user-for-tests.ts';
import { type ProjectionMaker, projectionMaker } from './projection-for-tests.ts';

// Processes start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const possible =
  process.platform === 'linux' && process.getuid?.() === 0 && memoryBackedFolder() !== undefined;
const lacking = possible ? await userNamespacesHere() : undefined;
const here = lacking === undefined ? 'this host has user namespaces' : `this host has none: ${lacking}`;

/*
 * A platform that does not run as root confines its workers inside user namespaces. The installation is copied to where an
 * ordinary user can read it, and the pool runs as that user. What is expected is what the host can do, found out beforehand in
 * another way than the pool does.
 */
describe.skipIf(!possible)(`workers of an ordinary user (needs root to become one; ${here})`, () => {
  let user: OrdinaryUser;
  let maker: ProjectionMaker;
  let projection: Projection;
  beforeAll(async () => {
    user = await copyInstallation();
    maker = await projectionMaker();
    projection = await maker.make('prj_a', 'org_a', { t: 'SELECT 7 AS x' });
    await user.mayRead(maker.folder, projection);
  });
  afterAll(async () => {
    await maker?.close();
    await user?.close();
  });

  /** Start a pool there and ask it two questions. */
  const trial = (inside: readonly string[] = []) =>
    user.run<{
      uid: number;
      held: MeasureName[];
      lines: { zh: string; en: string }[];
      answers: unknown[];
    }>(
      `const { createWorkerPool } = await import('${user.path('adapters/duckdb/worker-pool.ts')}');
       const pool = await createWorkerPool({ maxWorkers: 1, threads: 1 });
       const projection = JSON.parse(process.env.PROJECTION, (name, value) => name === 'keyBytes' ? Buffer.from(value, 'hex') : value);
       const ask = (sql) => pool.run({ projection, sql, parameters: [], limits: { timeMs: 60000, memoryBytes: 1.28e8, resultRows: 10, resultBytes: 1000 } });
       const answers = [await ask('SELECT x FROM t'), await ask('DELETE FROM t')];
       await pool.close();
       const held = pool.confinement.filter((measure) => measure.held).map((measure) => measure.name);
       console.log(JSON.stringify({ uid: process.getuid(), held, lines: pool.confinementLines, answers }));`,
      { PROJECTION: user.asText(projection) },
      inside,
    );
  const refused = { ok: false, failure: { code: 'not-confined' } };

  it('are confined enough and answer, or are off where the host has no user namespaces', async () => {
    const said = await trial();
    expect(said.uid).toBe(user.uid);
    if (lacking === undefined) {
      expect(said.held).toEqual(measureNames);
      expect(said.answers).toMatchObject([
        { ok: true, value: { rows: [[7]] } },
        { ok: false, failure: { code: 'engine-error', reason: 'not-a-select' } },
      ]);
      return;
    }
    expect(said.answers).toEqual([refused, refused]);
    expect(said.lines.some((line) => line.en.startsWith('This host lacks: '))).toBe(true);
    expect(said.lines.at(-1)?.zh).toContain('停用');
  });

  it.skipIf(lacking)('are off, and say why, where user namespaces cannot be made', async () => {
    // Who is nobody in its own namespace may not make another one.
    const said = await trial(['unshare', '--user', '--']);
    expect(said.held.toSorted()).toEqual(
      [
        'no-capabilities',
        'no-new-privileges',
        'resource-limits',
        'memory-backed',
        'empty-environment',
        'engine-locked',
      ].toSorted(),
    );
    expect(said.answers).toEqual([refused, refused]);
    expect(said.lines.find((line) => line.en.startsWith('This host lacks: '))?.en).toContain('namespaces');
    expect(said.lines.at(-1)?.en).toContain('governed queries are off');
  });

  it.skipIf(lacking)(
    'lose at least the network where only that can be had, as in many containers',
    async () => {
      // Root of a container with one user, in which a part of /proc is covered, so that no fresh one may be mounted.
      const said = await trial([
        ...['unshare', '--user', '--map-root-user', '--mount', '--', 'sh', '-c'],
        'mount -t tmpfs cover /proc/sys && exec unshare --user --map-root-user --mount -- "$0" "$@"',
      ]);
      expect(said.held).toContain('no-network');
      expect(said.held).toContain('no-capabilities');
      for (const name of ['files-hidden', 'own-processes', 'own-user'] as const)
        expect(said.held).not.toContain(name);
      expect(said.answers).toEqual([refused, refused]);
      expect(said.lines.find((line) => line.en.startsWith('This host lacks: '))?.en).toContain('proc');
    },
  );

  it.skipIf(lacking)('are confined in a container of one user that may make namespaces', async () => {
    const said = await trial(['unshare', '--user', '--map-root-user', '--mount', '--']);
    expect(obligatory.filter((name) => !said.held.includes(name))).toEqual([]);
    expect(said.answers).toMatchObject([{ ok: true, value: { rows: [[7]] } }, { ok: false }]);
  });

  it.skipIf(lacking)(
    'cannot get at the platform or become more, though they have its user outside',
    async () => {
      const got = await user.run<Record<string, Record<string, unknown>> & { signals: number }>(
        `import fs from 'node:fs';
       const { prison } = await import('${user.path('programs/query-worker/prison-for-tests.ts')}');
       fs.mkdirSync(process.env.HOME_FOLDER, { recursive: true });
       fs.writeFileSync(process.env.HOME_FOLDER + '/password', 'secret', { mode: 0o600 });
       let signals = 0;
       process.on('SIGUSR2', () => { signals++; });
       const tryTo = (body) => 'import fs from "node:fs"; import { execFileSync } from "node:child_process"; export default await (async () => { try { return ' + body + '; } catch (error) { return "failed: " + (error.code ?? error.message); } })();';
       const run = (program, ...words) => 'execFileSync(' + JSON.stringify(program) + ', ' + JSON.stringify(words) + ', { stdio: "pipe", encoding: "utf8" })';
       const attemptsFor = (name) => ({
         signal: '(process.kill(' + process.pid + ', 0), "signalled")',
         trace: 'fs.readFileSync("/proc/' + process.pid + '/environ").length',
         read: 'fs.readFileSync("' + process.env.HOME_FOLDER + '/password", "utf8")',
         mount: '(' + run('/bin/mount', '-t', 'tmpfs', 'mine', '/data') + ', "mounted")',
         // In a user namespace of its own it would have all capabilities again, for what the kernel lets them do there.
         namespace: run(name === 'open' ? process.execPath : '/bin/node', '--no-warnings', '-e', 'const { functions } = require("node:ffi").dlopen("libc.so.6", { syscall: { arguments: ["i64", "i64", "i64", "i64", "i64", "i64"], return: "i64" } }); const clone = process.arch === "arm64" ? 220n : 56n; process.stdout.write(functions.syscall(clone, 0x10000011n, 0n, 0n, 0n, 0n) > 0n ? "made" : "failed")'),
       });
       const got = {};
       for (const [name, without] of [['held', []], ['open', ['files-hidden', 'own-processes', 'no-capabilities']], ['capable', ['no-capabilities']]]) {
         const inside = await prison(without);
         got[name] = {};
         for (const [what, body] of Object.entries(attemptsFor(name))) got[name][what] = await inside.javascript(tryTo(body)).catch((error) => 'failed: ' + error.message);
         // Last, for its own starter is in the group, too, and dies of it.
         if (name === 'held') await inside.javascript(tryTo('(process.kill(0, "SIGUSR2"), "signalled")')).catch(() => {});
         await inside.close();
       }
       await new Promise((resolve) => setTimeout(resolve, 200));
       fs.rmSync(process.env.HOME_FOLDER, { recursive: true });
       console.log(JSON.stringify({ ...got, signals }));`,
        { HOME_FOLDER: `/tmp/gongshu-home-${process.pid}`, TMPDIR: '/tmp' },
      );
      for (const result of Object.values(got['held']!)) expect(result).toMatch(/^failed/);
      expect(got.signals, 'to the process group of the platform').toBe(0);
      expect(got['open']).toMatchObject({ signal: 'signalled', read: 'secret', namespace: 'made' });
      expect(got['capable']).toMatchObject({ mount: 'mounted' });
    },
  );
});
