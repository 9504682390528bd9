import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MeasureName } from '../../adapters/duckdb/confinement.ts';
import { memoryBackedFolder } from '../../adapters/duckdb/memory-folder.ts';
import { type Prison, prison } from './prison-for-tests.ts';

// Processes start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/*
 * Code that has taken over the whole worker process tries to get out. Every escape is tried twice: with all measures on it must
 * fail, and with just the named measures off it must succeed, so that each test shows that it is these measures that hold.
 */

const possible =
  process.platform === 'linux' && process.getuid?.() === 0 && memoryBackedFolder() !== undefined;

interface Escape {
  readonly what: string;
  /** Body of a module; its default export is what was got out. */
  readonly source: (ground: Ground) => string;
  readonly escaped: (got: unknown, ground: Ground) => boolean;
  /** With all of these off it succeeds. */
  readonly heldBy: readonly MeasureName[];
  /** Each of these sets off at once is still not enough: more than one measure holds. */
  readonly heldEvenWithout?: readonly (readonly MeasureName[])[];
}

const kernelSetting = '/proc/sys/kernel/core_pattern';
/** Where the platform is in a container itself, not even root may. */
const hostMayWrite = (file: string): boolean => {
  try {
    closeSync(openSync(file, 'r+'));
    return true;
  } catch {
    return false;
  }
};

interface Ground {
  readonly folder: string;
  readonly secretFile: string;
  readonly otherProjection: string;
  readonly setuidProgram: string;
  readonly port: number;
  readonly abstractSocket: string;
  /** First argument of a process that everybody may list. */
  readonly secretArgument: string;
}

const tryTo = (expression: string) =>
  `export default await (async () => { try { return await (${expression}); } catch (error) { return 'failed: ' + (error.code ?? error.message); } })();`;
const failedOrDead = (got: unknown) => typeof got === 'string' && /^(failed|dead)/.test(got);

const escapes: readonly Escape[] = [
  {
    what: 'read a file that everybody may read',
    source: () => `import fs from 'node:fs'; ${tryTo(`fs.readFileSync('/etc/passwd', 'utf8')`)}`,
    escaped: (got) => String(got).includes('root:'),
    heldBy: ['files-hidden'],
  },
  {
    what: 'read the secrets of a home',
    source: ({ secretFile }) =>
      `import fs from 'node:fs'; ${tryTo(`fs.readFileSync(${JSON.stringify(secretFile)}, 'utf8')`)}`,
    escaped: (got) => got === 'the database password',
    heldBy: ['files-hidden', 'own-user'],
    heldEvenWithout: [['files-hidden'], ['own-user']],
  },
  {
    what: 'read the plain projection of another worker',
    source: ({ otherProjection }) =>
      `import fs from 'node:fs'; ${tryTo(`fs.readFileSync(${JSON.stringify(otherProjection)}, 'utf8')`)}`,
    escaped: (got) => got === 'rows of another agreement',
    heldBy: ['files-hidden', 'own-user'],
    heldEvenWithout: [['files-hidden'], ['own-user']],
  },
  {
    what: 'write to the disk',
    source: ({ folder }) =>
      `import fs from 'node:fs'; ${tryTo(`(fs.writeFileSync(${JSON.stringify(join(folder, 'open', 'left-behind'))}, 'x'), 'written')`)}`,
    escaped: (got) => got === 'written',
    heldBy: ['files-hidden'],
  },
  {
    what: 'change the programs that later workers run',
    source: () =>
      `import fs from 'node:fs'; ${tryTo(`(fs.utimesSync(process.argv[1], new Date(), new Date()), 'changed')`)}`,
    escaped: (got) => got === 'changed',
    heldBy: ['files-hidden', 'own-user', 'no-capabilities'],
    heldEvenWithout: [['files-hidden'], ['own-user', 'no-capabilities']],
  },
  {
    what: 'connect to a port of this machine',
    source: ({ port }) =>
      `import net from 'node:net'; ${tryTo(
        `new Promise((resolve, reject) => net.connect(${port}, '127.0.0.1').once('connect', () => resolve('connected')).once('error', reject))`,
      )}`,
    escaped: (got) => got === 'connected',
    heldBy: ['no-network'],
  },
  {
    what: 'talk to a program of this machine over a socket without a file',
    source: ({ abstractSocket }) =>
      `import net from 'node:net'; ${tryTo(
        `new Promise((resolve, reject) => net.connect({ path: ${JSON.stringify(abstractSocket)} }).once('connect', () => resolve('connected')).once('error', reject))`,
      )}`,
    escaped: (got) => got === 'connected',
    heldBy: ['no-network'],
  },
  {
    what: 'send a datagram',
    source: () =>
      `import dgram from 'node:dgram'; ${tryTo(
        `new Promise((resolve, reject) => dgram.createSocket('udp4').send('x', 9, '127.0.0.1', (error) => error ? reject(error) : resolve('sent')))`,
      )}`,
    escaped: (got) => got === 'sent',
    heldBy: ['no-network'],
  },
  {
    what: 'change a setting of the kernel',
    source: () =>
      `import fs from 'node:fs'; ${tryTo(`(fs.closeSync(fs.openSync('${kernelSetting}', 'r+')), 'open for writing')`)}`,
    escaped: (got) => (got === 'open for writing') === hostMayWrite(kernelSetting),
    heldBy: ['files-hidden', 'own-user', 'no-capabilities'],
    heldEvenWithout: [['files-hidden'], ['own-user', 'no-capabilities']],
  },
  {
    what: 'read the arguments of other processes',
    source: ({ secretArgument }) =>
      `import fs from 'node:fs'; ${tryTo(`fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name) && name !== String(process.pid)).map((name) => { try { return fs.readFileSync('/proc/' + name + '/cmdline', 'utf8'); } catch { return ''; } }).find((line) => line.startsWith(${JSON.stringify(secretArgument)})) ?? 'failed: not seen'`)}`,
    escaped: (got, { secretArgument }) => String(got).startsWith(secretArgument),
    heldBy: ['files-hidden'],
  },
  {
    what: 'write into the memory of the platform process',
    source: () =>
      `import fs from 'node:fs'; ${tryTo(`(fs.closeSync(fs.openSync('/proc/${process.pid}/mem', 'r+')), 'open for writing')`)}`,
    escaped: (got) => got === 'open for writing',
    heldBy: ['own-processes', 'own-user', 'no-capabilities', 'files-hidden'],
    heldEvenWithout: [
      ['own-processes', 'files-hidden'],
      ['own-user', 'no-capabilities'],
    ],
  },
  {
    what: 'load native code that it brought along',
    source: ({ folder }) =>
      `import fs from 'node:fs'; ${tryTo(`(() => {
        const libraries = fs.readFileSync('/proc/self/maps', 'utf8').match(/\\/\\S+\\.so\\S*/g).toSorted((one, other) => fs.statSync(one).size - fs.statSync(other).size);
        const place = fs.existsSync('/data') ? '/data' : ${JSON.stringify(join(folder, 'open'))};
        fs.copyFileSync(libraries[0], place + '/mine.node');
        try { process.dlopen({ exports: {} }, place + '/mine.node'); }
        catch (error) { if (!/self-register/.test(error.message)) throw error; }
        return 'loaded';
      })()`)}`,
    escaped: (got) => got === 'loaded',
    heldBy: ['files-hidden'],
  },
  {
    what: 'become root again',
    source: () => tryTo(`(process.setuid(0), process.getuid())`),
    escaped: (got) => got === 0,
    heldBy: ['own-user'],
  },
  {
    what: 'gain root through a set-user-id program',
    source: ({ setuidProgram }) =>
      `import { execFileSync } from 'node:child_process'; ${tryTo(`execFileSync(${JSON.stringify(setuidProgram)}, ['-u'], { encoding: 'utf8' }).trim() === '0' ? 'root' : 'failed: still the same user'`)}`,
    escaped: (got) => got === 'root',
    heldBy: ['no-new-privileges', 'files-hidden'],
    heldEvenWithout: [['files-hidden'], ['no-new-privileges']],
  },
  {
    what: 'signal the platform process',
    source: () => tryTo(`(process.kill(${process.pid}, 0), 'signalled')`),
    escaped: (got) => got === 'signalled',
    heldBy: ['own-processes', 'own-user', 'no-capabilities'],
    heldEvenWithout: [['own-processes'], ['own-user', 'no-capabilities']],
  },
  {
    // Reading /proc/PID/environ asks the kernel the same question as attaching with ptrace to read.
    what: 'trace the platform process',
    source: () =>
      `import fs from 'node:fs'; ${tryTo(`fs.readFileSync('/proc/${process.pid}/environ').length`)}`,
    escaped: (got) => typeof got === 'number' && got > 0,
    heldBy: ['own-processes', 'own-user', 'no-capabilities'],
    heldEvenWithout: [['own-processes'], ['own-user', 'no-capabilities']],
  },
  {
    what: 'mount and so see what is hidden',
    source: () =>
      `import { execFileSync } from 'node:child_process'; ${tryTo(`(execFileSync('/bin/mount', ['-t', 'tmpfs', 'mine', '/data'], { stdio: 'pipe' }), 'mounted')`)}`,
    escaped: (got) => got === 'mounted',
    heldBy: ['no-capabilities', 'own-user'],
    heldEvenWithout: [['no-capabilities'], ['own-user']],
  },
  {
    what: 'read the environment of the platform',
    source: () => tryTo(`process.env['GONGSHU_ESCAPE_SECRET'] ?? 'failed: not there'`),
    escaped: (got) => got === 'from the environment',
    heldBy: ['empty-environment'],
  },
  {
    what: 'start processes without end',
    source: () =>
      `import { spawn } from 'node:child_process'; ${tryTo(`(async () => {
        // Killed before they get far: it is only about how many there can be at once.
        const children = Array.from({ length: 64 }, () => spawn(process.execPath, ['-e', '']).on('error', () => {}));
        const running = children.filter((child) => child.pid !== undefined).length;
        for (const child of children) child.kill('SIGKILL');
        return running < 64 ? 'failed: ' + running : 64;
      })()`)}`,
    escaped: (got) => got === 64,
    heldBy: ['resource-limits'],
  },
  {
    what: 'take all memory',
    source: () =>
      tryTo(
        `(() => { const held = []; for (let i = 0; i < 24; i++) held.push(Buffer.alloc(64 << 20, 1)); return held.length; })()`,
      ),
    escaped: (got) => got === 24,
    heldBy: ['resource-limits'],
  },
  {
    what: 'open files without end',
    source: () =>
      `import fs from 'node:fs'; ${tryTo(`(() => { for (let i = 0; i < 500; i++) fs.openSync('/proc/self/status'); return 500; })()`)}`,
    escaped: (got) => got === 500,
    heldBy: ['resource-limits'],
  },
];

/** What is open (its own root folder is marked), and what the process was told. */
const lookAround = `import fs from 'node:fs';
  const root = fs.statSync('/');
  const open = fs.readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const { dev, ino } = fs.fstatSync(Number(fd));
      return [{ target: fs.readlinkSync('/proc/self/fd/' + fd), root: dev === root.dev && ino === root.ino }];
    } catch { return []; }
  });
  export default { open, told: [process.execPath, ...process.execArgv, ...process.argv], env: Object.keys(process.env) };`;

describe.skipIf(!possible)('a worker that was taken over (needs Linux, root and a tmpfs)', () => {
  let ground: Ground;
  let server: Server;
  let abstract: Server;
  let talkative: ChildProcess;
  const prisons = new Map<string, Promise<Prison>>();
  /** One prison per set of measures, made when first needed; another one after it died. */
  const attempt = async (source: string, without: readonly MeasureName[]): Promise<unknown> => {
    const name = [...without].sort().join();
    if (!prisons.has(name)) prisons.set(name, prison(without));
    try {
      return await (await prisons.get(name)!).javascript(source);
    } catch (error) {
      if ((error as Error).message !== 'dead') throw error;
      await (await prisons.get(name)!).close();
      prisons.delete(name);
      return 'dead';
    }
  };

  beforeAll(async () => {
    process.env['GONGSHU_ESCAPE_SECRET'] = 'from the environment';
    const folder = await mkdtemp(join(tmpdir(), 'gongshu-escape-'));
    await chmod(folder, 0o755);
    const secretFile = join(folder, 'password');
    await writeFile(secretFile, 'the database password', { mode: 0o600 });
    const otherProjection = join(folder, 'flight.parquet');
    await writeFile(otherProjection, 'rows of another agreement', { mode: 0o600 });
    await chown(otherProjection, 1_900_000_099, 1_900_000_099);
    await mkdir(join(folder, 'open'));
    await chmod(join(folder, 'open'), 0o777);
    const setuidProgram = join(folder, 'id');
    await copyFile('/usr/bin/id', setuidProgram);
    await chmod(setuidProgram, 0o4755);
    server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address() as { port: number };
    const abstractSocket = `\0gongshu-escape-${process.pid}`;
    abstract = createServer((socket) => socket.end()).listen(abstractSocket);
    await new Promise((resolve) => abstract.once('listening', resolve));
    const secretArgument = `password-${process.pid}`;
    talkative = spawn('/bin/sleep', ['3600'], { argv0: secretArgument, stdio: 'ignore' });
    ground = {
      folder,
      secretFile,
      otherProjection,
      setuidProgram,
      port: address.port,
      abstractSocket,
      secretArgument,
    };
  });
  afterAll(async () => {
    delete process.env['GONGSHU_ESCAPE_SECRET'];
    for (const made of prisons.values()) await (await made).close();
    server?.close();
    abstract?.close();
    talkative?.kill('SIGKILL');
    if (ground) await rm(ground.folder, { recursive: true, force: true });
  });

  describe.each(escapes)('cannot $what', (attempted) => {
    it('with all measures on', async () => {
      const got = await attempt(attempted.source(ground), []);
      expect(got).toSatisfy(failedOrDead);
    });
    it(`because of ${attempted.heldBy.join(' and ')}`, async () => {
      const got = await attempt(attempted.source(ground), attempted.heldBy);
      expect(got).toSatisfy((value: unknown) => attempted.escaped(value, ground));
    });
    for (const without of attempted.heldEvenWithout ?? [])
      it(`even without ${without.join(' and ')}`, async () => {
        const got = await attempt(attempted.source(ground), without);
        expect(got).toSatisfy(failedOrDead);
      });
  });

  it('cannot spin for ever: its processor time ends', async () => {
    const limited = await prison([], { cpuSeconds: 1 });
    const unlimited = await prison(['resource-limits'], { cpuSeconds: 1 });
    try {
      await expect(limited.javascript('for (;;);')).rejects.toThrow('dead');
      const spinning = unlimited.javascript(
        'let spent; do { for (let i = 0; i < 1e6; i++); spent = process.cpuUsage(); } while (spent.user + spent.system < 1_500_000); export default true;',
      );
      expect(await spinning).toBe(true);
    } finally {
      await limited.close();
      await unlimited.close();
    }
  });

  it('holds no descriptor from outside, and nothing secret in its arguments and environment', async () => {
    // A descriptor that the platform itself was given by who started it, and knows nothing of.
    const stdio = Array.from({ length: 41 }, (): 'ignore' | number => 'ignore');
    const given = openSync(ground.secretFile, 'r');
    stdio[40] = given;
    const source = `
      const { prison } = await import(${JSON.stringify(join(import.meta.dirname, 'prison-for-tests.ts'))});
      const inside = await prison();
      const got = await inside.javascript(${JSON.stringify(lookAround)});
      await inside.close();
      console.log(JSON.stringify({ ...got, given: (await import('node:fs')).readlinkSync('/proc/self/fd/40') }));`;
    const platform = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit', ...stdio.slice(3)],
    });
    const said = await new Promise((resolve) => platform.stdout!.once('data', resolve));
    closeSync(given);
    const got = JSON.parse(String(said)) as {
      open: { target: string; root: boolean }[];
      told: string[];
      env: string[];
      given: string;
    };
    expect(got.given, 'the platform has it').toBe(ground.secretFile);
    const own = /^(\/dev\/null|socket:.*|pipe:.*|anon_inode:.*)$/;
    expect(got.open.filter(({ target, root }) => !root && !own.test(target))).toEqual([]);
    // The two ends of its channel, and its stderr.
    expect(got.open.filter(({ target }) => target.startsWith('socket:'))).toHaveLength(3);
    const harmless = /^(\/bin\/node|--[a-z-]+(=\d+)?|\/app\/programs\/query-worker\/\w+\.ts)$/;
    expect(got.told.filter((word) => !harmless.test(word))).toEqual([]);
    expect(got.env.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name))).toEqual([]);
  });

  it('leaves nothing on the disk', async () => {
    // The escape that writes, tried above with its measure off, is the proof that the place could be written to.
    expect((await stat(join(ground.folder, 'open'))).mode & 0o777).toBe(0o777);
    await rm(join(ground.folder, 'open', 'left-behind'), { force: true });
    await attempt(escapes.find(({ what }) => what === 'write to the disk')!.source(ground), []);
    await expect(stat(join(ground.folder, 'open', 'left-behind'))).rejects.toThrow('ENOENT');
  });
});
