import { join } from 'node:path';
import { size } from '../../tests/simulation/province.ts';
import type { Supervised } from '../../tests/simulation/supervised.ts';
import type { World } from '../../tests/simulation/world.ts';
import { startServer } from '../harness/child.ts';
import type { Case, Finding } from '../harness/result.ts';
import { findingOf, inTurns } from './measured.ts';
import { samplesOf } from './samples.ts';
import type { Seats, Wanted } from './server.ts';

const password = 'lists-of-a-year-2026';
/** Departments that ask in turn. */
const departments = 10;
const departmentOf = (round: number): string => `department${round % departments}`;
const seats: Seats = [
  ['acceptor', 'r0r', 'a'],
  ['reviewer', 'r0r', 'b'],
  ['coder', 'r0r', 'd'],
  ['authority', 'a0a', 'a'],
  ['operator', 'p0p', 'a'],
  ...Array.from(
    { length: departments },
    (_, at) => [departmentOf(at), `d${(at * 7) % size.departments}d`, 'a'] as const,
  ),
];

/** What a page asks for as it opens, all at once, by somebody who is signed in; `null` asks as the public. */
interface Page {
  readonly name: string;
  readonly who: (round: number) => string | null;
  readonly paths: (round: number) => readonly string[];
}

/**
 * The lists and pages of a year over HTTP: the whole server in a process of its own, a session that was opened once, one connection that
 * is kept. Beside each a request that asks no database (`/healthz`).
 */
export async function overHttp(
  folder: string,
  world: World,
  { rounds, supervised }: { readonly rounds: number; readonly supervised: Supervised },
  figures: { readonly [name: string]: number },
  say: (line: string) => void,
): Promise<Finding> {
  const wanted: Wanted = {
    folder,
    databaseUrl: world.url,
    now: world.clock.now().toString(),
    seats,
    password,
    supervised,
  };
  const server = await startServer<{ readonly address: string }>(join(import.meta.dirname, 'server.ts'), [
    JSON.stringify(wanted),
  ]);
  try {
    const { address } = server.ready;
    const cookies = new Map<string | null, string>([[null, '']]);
    for (const [username] of seats) cookies.set(username, await signIn(address, username));
    const ask = async (who: string | null, path: string): Promise<unknown> => {
      const response = await fetch(`${address}${path}`, { headers: { cookie: cookies.get(who)! } });
      const body = await response.json();
      if (!response.ok) throw new Error(`${path} was refused: ${response.status} ${JSON.stringify(body)}`);
      return body;
    };
    const cases: (Case & { readonly p95: number })[] = [];
    for (const page of await pagesOf(world, ask)) {
      const open = (round: number) =>
        Promise.all(page.paths(round).map((path) => ask(page.who(round), path)));
      const answered = await open(0);
      const took = await inTurns(rounds, open, () => ask(null, '/healthz'));
      cases.push({
        name: page.name,
        ...took,
        bytes: JSON.stringify(answered).length,
        total: totalIn(answered[0]),
      });
      const { p50, p95, p99 } = took;
      say(
        `${page.name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${totalIn(answered[0]) ?? '–'} in all`,
      );
    }
    return findingOf(
      cases,
      {
        name: 'lists-over-http',
        what: ', over HTTP by signed-in people on kept connections, vs a request of the same server that asks no database',
        peer: { name: 'GET /healthz on Node', version: process.versions.node },
        rounds,
        figures: { ...figures, ...supervised },
      },
      say,
    );
  } finally {
    await server.stop();
  }
}

async function signIn(address: string, username: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok)
    throw new Error(`${username} cannot sign in: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const totalIn = (answer: unknown): number | null =>
  (answer as { readonly total?: number } | undefined)?.total ?? null;

async function pagesOf(
  world: World,
  ask: (who: string | null, path: string) => Promise<unknown>,
): Promise<readonly Page[]> {
  const samples = await samplesOf(world);
  const at = (all: readonly string[], round: number): string => all[round % all.length]!;
  const by = (name: string | null) => () => name;
  const list = (name: string, who: Page['who'], path: string | ((round: number) => string)): Page => ({
    name,
    who,
    paths: (round) => [typeof path === 'string' ? path : path(round)],
  });
  const desk = (name: string, who: Page['who']): Page => ({
    name,
    who,
    paths: () => ['/api/v1/tasks?state=open&limit=50', '/api/v1/me', '/api/v1/site'],
  });
  const items = async (who: string, path: string): Promise<readonly string[]> =>
    ((await ask(who, path)) as { items: { id: string }[] }).items.map(({ id }) => id);
  const reviewersTasks = await items('reviewer', '/api/v1/tasks?state=open&limit=50');
  const alerts = await items('authority', '/api/v1/alerts?limit=50');
  const tips = await items('authority', '/api/v1/tips?limit=50');
  return [
    desk('the workbench as it opens (tasks, me, site): acceptance', by('acceptor')),
    desk('the workbench as it opens: form review', by('reviewer')),
    desk('the workbench as it opens: coding', by('coder')),
    desk('the workbench as it opens: a department', departmentOf),
    desk('the workbench as it opens: data authority', by('authority')),
    list('finished tasks of a registrar', by('reviewer'), '/api/v1/tasks?state=done&limit=50'),
    list('finished tasks of a department', departmentOf, '/api/v1/tasks?state=done&limit=50'),
    list('a task page', by('reviewer'), (round) => `/api/v1/tasks/${at(reviewersTasks, round)}`),
    list('notices to a department', departmentOf, '/api/v1/notices?limit=50'),
    list('notices to a registrar’s post', by('acceptor'), '/api/v1/notices?limit=50'),
    list('papers a registrar issued', by('coder'), '/api/v1/papers?box=issued&limit=50'),
    list('papers a department received', departmentOf, '/api/v1/papers?box=received&limit=50'),
    list('public notices, all', by(null), '/api/v1/public-notices?limit=50'),
    list('public notices that run', by(null), '/api/v1/public-notices?running=true&limit=50'),
    list(
      'look-up of a registration',
      by(null),
      (round) => `/api/v1/registrations/${at(samples.codes, round)}`,
    ),
    list(
      'page of an application',
      by('reviewer'),
      (round) => `/api/v1/registration-applications/${at(samples.applications, round)}`,
    ),
    list('duties to register of a department', departmentOf, '/api/v1/registration-duties?limit=50'),
    list('duties to register of all', by('authority'), '/api/v1/registration-duties?limit=50'),
    list(
      'duties to register that were missed',
      by('authority'),
      '/api/v1/registration-duties?missed=true&limit=50',
    ),
    ...(['kept', 'missed', 'running', 'late'] as const).map((state) =>
      list(`duties with their clocks, ${state}`, by('authority'), `/api/v1/duties?state=${state}&limit=50`),
    ),
    list(
      'duties with their clocks, missed in one month',
      by('authority'),
      '/api/v1/duties?state=missed&from=2026-06-01&until=2026-07-01&limit=50',
    ),
    list('duties with their clocks, of a department', departmentOf, '/api/v1/duties?state=kept&limit=50'),
    list('alerts', by('authority'), '/api/v1/alerts?limit=50'),
    list('alerts of one family', by('authority'), '/api/v1/alerts?family=conduct&limit=50'),
    list('alerts an operator is to explain', by('operator'), '/api/v1/alerts?limit=50'),
    list('an alert', by('authority'), (round) => `/api/v1/alerts/${at(alerts, round)}`),
    list('reports from the public', by('authority'), '/api/v1/tips?limit=50'),
    list('a report from the public', by('authority'), (round) => `/api/v1/tips/${at(tips, round)}`),
    list('incidents', by('authority'), '/api/v1/incidents'),
    list('the cockpit', by('authority'), '/api/v1/cockpit'),
    list('the first page', by(null), '/api/v1/home'),
  ];
}
