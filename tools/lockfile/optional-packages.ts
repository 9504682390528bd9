/** An entry of package-lock.json, as far as it is read here. */
export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: { readonly [name: string]: string };
}
export interface Lockfile {
  readonly packages: { readonly [path: string]: LockedPackage };
}

export interface MissingPackage {
  readonly name: string;
  /** The exact version that the package which wants it names. */
  readonly version: string;
  /** It is wanted only for development. */
  readonly dev: boolean;
}

/**
 * Optional packages (usually one per platform) that a locked package names and the lockfile does not hold. `npm ci` fails on the
 * first of them, also where the platform would not want it. Throws when one is not named by an exact version, because then only
 * the registry can say which it is.
 */
export function missingOptional({ packages }: Lockfile): readonly MissingPackage[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => {
        if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(version))
          throw new Error(`${name} is wanted as ${version}: ask the registry`);
        return { name, version, dev };
      }),
  );
}

/** Node's own search: in the package's folder, then in every folder above it. */
function isLocked(packages: Lockfile['packages'], from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
    if (!folder.includes('/node_modules/')) folder = '';
    if (folder === '') return `node_modules/${name}` in packages;
  }
}

/** The lockfile with an entry for each of them, in npm's order. An entry without a platform in its name would be installed: it throws. */
export function completed(lockfile: Lockfile): Lockfile {
  const added = missingOptional(lockfile).map(({ name, version, dev }) => [
    `node_modules/${name}`,
    { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true },
  ]);
  const [root, ...rest] = Object.entries(lockfile.packages);
  const sorted = [...rest, ...added].sort(([one], [other]) => String(one).localeCompare(String(other), 'en'));
  return { ...lockfile, packages: Object.fromEntries([root!, ...sorted]) };
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!os || !cpu) throw new Error(`the name ${name} tells no platform: ask the registry`);
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) };
}
