import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type Text, text } from '#foundation';
import { StartTrouble } from './trouble.ts';

/**
 * What a process of an instance does. `all`: everything. `worker`: everything but answering people. `api`: only answering them, beside an
 * `all` or `worker` on the same home, as many as are wanted.
 */
export const roles = ['all', 'worker', 'api'] as const;
export type Role = (typeof roles)[number];

/** What the environment says, with defaults for everything (docs/operate/configuration.md lists them). */
export interface Config {
  readonly role: Role;
  readonly port: number;
  readonly host: string;
  /** Origin under which people and clients reach this instance: cookies, tokens and printed addresses go by it. */
  readonly publicAddress: string;
  /** It was said, and does not follow from `host` and `port`. */
  readonly addressSaid: boolean;
  /** Folder of everything this instance keeps. */
  readonly home: string;
  /** Outside PostgreSQL; absent: the embedded one inside `home`. */
  readonly databaseUrl?: string;
  readonly demo: boolean;
  /** The demo's first boot goes on with a year of use, settled by the month. */
  readonly demoYear?: boolean;
  /** What this node is called and who runs it, as every page says. */
  readonly name: Text;
  readonly operator: Text;
  /** Requests a minute from one address before 429. */
  readonly requestsPerMinute: number;
  /** Addresses or networks (CIDR) of proxies whose word on where a request comes from is taken. */
  readonly trustedProxies?: readonly string[];
  /** The province asks that products are registered and coded before they are listed (R32). */
  readonly codedBeforeListed: boolean;
  /** The line to the authority above, where there is one; reports are delivered by hand otherwise. */
  readonly authorityAbove?: { readonly url: string; readonly token?: string };
  /** The log's checkpoints carry an SM2 signature beside the Ed25519 one. */
  readonly logSm2: boolean;
}

/** Reads the environment once. Throws with advice when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartTrouble(
      `PORT 须为 0 至 65535 的整数，不能是“${env['PORT']}”。`,
      `PORT must be a number from 0 to 65535, not “${env['PORT']}”.`,
    );
  const host = env['HOST'] ?? '127.0.0.1';
  const demo = demoOf(env);
  if (demo && !isLoopback(host)) {
    throw new StartTrouble(
      `演示目录带有公开口令的演示账号，只能在本机使用，而 HOST 为 ${host}。要供他人使用，请设 GONGSHU_DEMO=0 和另一个 GONGSHU_HOME；否则不要设 HOST。`,
      `A demo home has accounts with a public password, so it is only served on this machine, but HOST is ${host}. ` +
        'Set GONGSHU_DEMO=0 and a GONGSHU_HOME of its own to serve others, or leave HOST at 127.0.0.1.',
    );
  }
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new StartTrouble(
      'DATABASE_URL 须形如 postgres://用户:口令@主机/数据库；不设则使用自带的数据库。',
      'DATABASE_URL must look like postgres://user:password@host/database; without it the embedded database is used.',
    );
  return {
    role: roleOf(env),
    port,
    host,
    publicAddress: publicAddress(env, host, port),
    addressSaid: Boolean(env['GONGSHU_PUBLIC_ADDRESS']),
    home: resolve(env['GONGSHU_HOME'] ?? '.gongshu'),
    ...(databaseUrl ? { databaseUrl } : {}),
    demo,
    demoYear: switchOf(env, 'GONGSHU_DEMO_YEAR', '0'),
    name: words(env['GONGSHU_NAME']) ?? (demo ? demoCity.name : text('公共数据枢纽', 'Public-data hub')),
    operator: words(env['GONGSHU_OPERATOR']) ?? (demo ? demoCity.operator : text('未填写', 'not stated')),
    requestsPerMinute: positive(env, 'GONGSHU_REQUESTS_PER_MINUTE', 6000),
    trustedProxies: proxies(env['GONGSHU_TRUSTED_PROXIES']),
    codedBeforeListed: env['GONGSHU_CODED_BEFORE_LISTED'] === '1',
    logSm2: switchOf(env, 'GONGSHU_LOG_SM2', '1'),
    ...authorityAbove(env),
  };
}

const demoCity = {
  name: text('公枢市公共数据枢纽', 'Gongshu public-data hub'),
  operator: text('公枢市数据局', 'Gongshu Data Administration'),
};

/** An address of the authority above, and a file with the token for it: a secret stands in no variable. */
function authorityAbove(env: NodeJS.ProcessEnv): Pick<Config, 'authorityAbove'> {
  const given = env['GONGSHU_AUTHORITY_ABOVE'];
  if (!given) return {};
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || url.username || url.password || !(url.protocol === 'https:' || isPlainHere(url)))
    throw new StartTrouble(
      'GONGSHU_AUTHORITY_ABOVE 须为 https 地址，不带口令（本机测试可用 http）。',
      'GONGSHU_AUTHORITY_ABOVE must be an https address without a password (http on this machine only).',
    );
  const file = env['GONGSHU_AUTHORITY_ABOVE_TOKEN_FILE'];
  if (!file) return { authorityAbove: { url: url.href } };
  const token = tokenIn(file);
  if (!token)
    throw new StartTrouble(
      `读不到 GONGSHU_AUTHORITY_ABOVE_TOKEN_FILE 所指的文件，或者其中没有令牌：${file}`,
      `The file of GONGSHU_AUTHORITY_ABOVE_TOKEN_FILE cannot be read or holds no token: ${file}`,
    );
  return { authorityAbove: { url: url.href, token } };
}
const isPlainHere = (url: URL): boolean => url.protocol === 'http:' && isLoopback(url.hostname);

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** `中文|English`; one language alone stands for both. */
function words(given: string | undefined): Text | null {
  const [zh = '', en = ''] = (given ?? '').split('|').map((part) => part.trim());
  return zh || en ? text(zh || en, en || zh) : null;
}

function publicAddress(env: NodeJS.ProcessEnv, host: string, port: number): string {
  const given = env['GONGSHU_PUBLIC_ADDRESS'];
  if (!given) return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || given.replace(/\/$/, '') !== url.origin)
    throw new Error(
      `GONGSHU_PUBLIC_ADDRESS must be an origin such as https://data.example.cn, not “${given}”.`,
    );
  return url.origin;
}

function positive(env: NodeJS.ProcessEnv, name: string, standard: number): number {
  const value = Number(env[name] ?? standard);
  if (!Number.isInteger(value) || value < 1)
    throw new StartTrouble(
      `${name} 须为 1 以上的整数，不能是“${env[name]}”。`,
      `${name} must be a whole number from 1, not “${env[name]}”.`,
    );
  return value;
}

function proxies(given: string | undefined): readonly string[] {
  const list = (given ?? '').split(',').flatMap((one) => one.trim() || []);
  for (const one of list) {
    const [address = '', bits, ...more] = one.split('/');
    const longest = isIP(address) === 4 ? 32 : 128;
    if (
      isIP(address) === 0 ||
      more.length > 0 ||
      (bits !== undefined && !(/^\d+$/.test(bits) && +bits <= longest))
    )
      throw new StartTrouble(
        `GONGSHU_TRUSTED_PROXIES 须为以逗号分隔的地址或网段，不能是“${one}”。`,
        `GONGSHU_TRUSTED_PROXIES must be addresses or networks with commas between them, not “${one}”.`,
      );
  }
  return list;
}

function roleOf(env: NodeJS.ProcessEnv): Role {
  const said = env['GONGSHU_ROLE'] ?? 'all';
  const role = roles.find((one) => one === said);
  if (!role)
    throw new StartTrouble(
      `GONGSHU_ROLE 须为 ${roles.join('、')} 之一，不能是“${said}”。`,
      `GONGSHU_ROLE must be one of ${roles.join(', ')}, not “${said}”.`,
    );
  return role;
}

const demoOf = (env: NodeJS.ProcessEnv): boolean =>
  switchOf(env, 'GONGSHU_DEMO', env['NODE_ENV'] === 'production' ? '0' : '1');

/** A word that is neither 0 nor 1 is asked back: taken for 0, “true” would make a real home of what was meant as a demo. */
function switchOf(env: NodeJS.ProcessEnv, name: string, standard: '0' | '1'): boolean {
  const said = env[name] ?? standard;
  if (said !== '0' && said !== '1')
    throw new StartTrouble(
      `${name} 须为 0 或 1，不能是“${said}”。`,
      `${name} must be 0 or 1, not “${said}”.`,
    );
  return said === '1';
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
