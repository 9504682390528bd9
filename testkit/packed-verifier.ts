import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const source = join(root, 'packages/receipt-verifier');

/** A folder with the published verifier as npm would install it, its own dependencies, and nothing of the house. */
export interface OtherMachine {
  readonly folder: string;
  /** Programs called `node` that are here: the one that runs the tests, and another on the search path if there is one. */
  readonly nodes: readonly string[];
  write(name: string, content: string | Uint8Array): string;
  /** `gongshu-verify …` in a process of its own that reaches no network. */
  verify(words: readonly string[], node?: string): Promise<{ readonly code: number; readonly said: string }>;
  remove(): void;
}

/** Build the package, pack it, and install the packed file into an empty folder. */
export function otherMachine(): OtherMachine {
  const folder = mkdtempSync(join(tmpdir(), 'gongshu-auditor-'));
  const installed = join(folder, 'node_modules/@gongshu/receipt-verifier');
  install(pack(folder), installed);
  const preload = join(folder, 'no-network.mjs');
  writeFileSync(preload, noNetwork);
  const isolated = spawnSync('unshare', ['-rn', 'true']).status === 0;
  return {
    folder,
    nodes: [process.execPath, ...otherNode()],
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    verify: (words, node = process.execPath) =>
      new Promise((resolve) => {
        const command = [
          node,
          '--import',
          preload,
          join(folder, 'node_modules/.bin/gongshu-verify'),
          ...words,
        ];
        const [program, ...rest] = isolated ? ['unshare', '-rn', ...command] : command;
        execFile(
          program!,
          rest,
          { cwd: folder, env: { LANG: 'en', PATH: '/usr/bin:/bin' }, maxBuffer: 1 << 26 },
          (error, out, err) => resolve({ code: error ? Number(error.code) : 0, said: out + err }),
        );
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The packed file: what `npm publish` would send. */
function pack(folder: string): string {
  const package_ = join(folder, 'package');
  mkdirSync(package_);
  for (const file of ['package.json', 'README.md', 'LICENSE'])
    cpSync(join(source, file), join(package_, file));
  const compiler = join(root, 'node_modules/tsc7/bin/tsc');
  execFileSync(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json', '--outDir', join(package_, 'dist')],
    {
      cwd: source,
    },
  );
  const told = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: package_,
    encoding: 'utf8',
  });
  rmSync(package_, { recursive: true });
  return join(folder, (JSON.parse(told) as [{ filename: string }])[0].filename);
}

function install(packed: string, into: string): void {
  mkdirSync(into, { recursive: true });
  execFileSync('tar', ['-xzf', packed, '-C', into, '--strip-components=1']);
  rmSync(packed);
  const modules = join(into, '../..');
  const { bin, dependencies } = manifestIn(into);
  for (const name of Object.keys(dependencies)) copyLibrary(name, modules);
  mkdirSync(join(modules, '.bin'));
  for (const [name, path] of Object.entries(bin)) {
    chmodSync(join(into, path), 0o755);
    symlinkSync(join(into, path), join(modules, '.bin', name));
  }
}

function copyLibrary(name: string, modules: string): void {
  const [from, to] = [join(root, 'node_modules', name), join(modules, name)];
  if (existsSync(to)) return;
  cpSync(from, to, { recursive: true, dereference: true });
  for (const one of Object.keys(manifestIn(from).dependencies)) copyLibrary(one, modules);
}

function manifestIn(folder: string) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: { readonly [name: string]: string };
    readonly dependencies?: { readonly [name: string]: string };
  };
  return { bin: manifest.bin ?? {}, dependencies: manifest.dependencies ?? {} };
}

/** A Node that is not the house's own, when one old enough to tell something is on the search path. */
function otherNode(): string[] {
  const paths = (process.env['PATH'] ?? '').split(delimiter).filter((path) => !path.includes('node_modules'));
  const found = paths.map((path) => join(path, 'node')).find((path) => existsSync(path));
  if (!found) return [];
  const version = execFileSync(found, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(version)?.[1]) >= 20 ? [found] : [];
}

const noNetwork = `import net from 'node:net';
import dns from 'node:dns';
const refuse = () => { throw new Error('this machine has no network'); };
net.Socket.prototype.connect = refuse;
dns.lookup = refuse;
globalThis.fetch = refuse;
`;
