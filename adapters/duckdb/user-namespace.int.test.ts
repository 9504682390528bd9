import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Measure } from './confinement.ts';
import { enginePackages, installFolder } from './host.ts';
import { memoryBackedFolder } from './memory-folder.ts';
import { projectionMaker } from './projection-for-tests.ts';

const nobody = 65_534;
const memory = memoryBackedFolder();
const possible =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  memory !== undefined &&
  (await promisify(execFile)('setpriv', [
    `--reuid=${nobody}`,
    `--regid=${nobody}`,
    '--clear-groups',
    'unshare',
    '--user',
    '--map-root-user',
    '--mount',
    '--',
    'true',
  ]).then(
    () => true,
    () => false,
  ));

/*
 * A platform that does not run as root confines its workers inside user namespaces. The installation is copied to where an
 * ordinary user can read it, and the pool runs as that user.
 */
describe.skipIf(!possible)(
  'workers of an ordinary user (needs root to become one, and user namespaces)',
  () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(memory!, 'gongshu-install-'));
      await chmod(folder, 0o755);
      for (const part of [
        'package.json',
        'foundation',
        'platform/query/ports.ts',
        'adapters/duckdb',
        'programs/query-worker',
      ]) {
        await mkdir(dirname(join(folder, part)), { recursive: true });
        await cp(join(installFolder, part), join(folder, part), { recursive: true });
      }
      await cp(enginePackages(), join(folder, 'node_modules/@duckdb'), { recursive: true });
      await cp(join(dirname(enginePackages()), 'typebox'), join(folder, 'node_modules/typebox'), {
        recursive: true,
      });
      await cp(process.execPath, join(folder, 'node'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** Run a module as nobody in the copied installation; gives what it prints as JSON. */
    const asNobody = async (source: string, env: Record<string, string>): Promise<unknown> => {
      const child = spawn(join(folder, 'node'), ['--input-type=module', '-e', source], {
        cwd: folder,
        env,
        uid: nobody,
        gid: nobody,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (piece) => {
        out += piece;
      });
      child.stderr.on('data', (piece) => {
        err += piece;
      });
      await new Promise((resolve) => child.once('close', resolve));
      if (!out) throw new Error(err);
      return JSON.parse(out);
    };

    it('are confined enough, and answer', async () => {
      const maker = await projectionMaker();
      const projection = await maker.make('prj_a', 'org_a', { t: 'SELECT 7 AS x' });
      await chmod(maker.folder, 0o755);
      for (const file of projection.files) await chmod(file.path, 0o644);
      const source = `
      const { createWorkerPool } = await import('${join(folder, 'adapters/duckdb/worker-pool.ts')}');
      const pool = await createWorkerPool({ maxWorkers: 1, threads: 1 });
      const projection = JSON.parse(process.env.PROJECTION, (name, value) => name === 'keyBytes' ? Buffer.from(value, 'hex') : value);
      const ask = (sql) => pool.run({ projection, sql, parameters: [], limits: { timeMs: 10000, memoryBytes: 1.28e8, resultRows: 10, resultBytes: 1000 } });
      const answers = [await ask('SELECT x FROM t'), await ask('DELETE FROM t')];
      await pool.close();
      console.log(JSON.stringify({ uid: process.getuid(), measures: pool.confinement, answers }));`;
      const sealed = JSON.stringify(projection, (name, part) =>
        name === 'keyBytes' ? Buffer.from(projection.files[0]!.keyBytes).toString('hex') : part,
      );
      try {
        const said = (await asNobody(source, { PROJECTION: sealed })) as {
          uid: number;
          measures: Measure[];
          answers: unknown[];
        };
        expect(said.uid).toBe(nobody);
        expect(said.measures.filter((measure) => !measure.held)).toEqual([]);
        expect(said.answers).toMatchObject([
          { ok: true, value: { rows: [[7]] } },
          { ok: false, failure: { code: 'engine-error', reason: 'not-a-select' } },
        ]);
      } finally {
        await maker.close();
      }
    });

    it('cannot signal or trace the platform, read its files or become more, though they have its user outside', async () => {
      const source = `
      import fs from 'node:fs';
      const { prison } = await import('${join(folder, 'programs/query-worker/prison-for-tests.ts')}');
      fs.mkdirSync(process.env.HOME_FOLDER, { recursive: true });
      fs.writeFileSync(process.env.HOME_FOLDER + '/password', 'secret', { mode: 0o600 });
      const tryTo = (body) => 'import fs from "node:fs"; import { execFileSync } from "node:child_process"; export default await (async () => { try { return ' + body + '; } catch (error) { return "failed: " + (error.code ?? error.message); } })();';
      const attempts = {
        signal: '(process.kill(' + process.pid + ', 0), "signalled")',
        trace: 'fs.readFileSync("/proc/' + process.pid + '/environ").length',
        read: 'fs.readFileSync("' + process.env.HOME_FOLDER + '/password", "utf8")',
        mount: '(execFileSync("/bin/mount", ["-t", "tmpfs", "mine", "/data"], { stdio: "pipe" }), "mounted")',
      };
      const got = {};
      for (const [name, without] of [['held', []], ['open', ['files-hidden', 'own-processes', 'no-capabilities']], ['capable', ['no-capabilities']]]) {
        const inside = await prison(without);
        got[name] = {};
        for (const [what, body] of Object.entries(attempts)) got[name][what] = await inside.javascript(tryTo(body));
        await inside.close();
      }
      console.log(JSON.stringify(got));`;
      const got = (await asNobody(source, {
        HOME_FOLDER: join('/tmp', `gongshu-home-${process.pid}`),
        TMPDIR: '/tmp',
      })) as {
        [name: string]: { [what: string]: unknown };
      };
      await rm(join('/tmp', `gongshu-home-${process.pid}`), { recursive: true, force: true });
      for (const result of Object.values(got['held']!)) expect(result).toMatch(/^failed/);
      expect(got['open']).toMatchObject({ signal: 'signalled', read: 'secret' });
      expect(got['capable']).toMatchObject({ mount: 'mounted' });
    });
  },
);
