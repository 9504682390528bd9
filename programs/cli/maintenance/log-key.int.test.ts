import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { loadLogKeys } from '#adapters/crypto';
import { fileTileStore } from '#adapters/tiles';
import type { Text } from '#foundation';
import { appendPublicFact, publicFacts } from '#platform/evidence';
import { openNote, parseNoteKey } from '#verifier';
import { holdHome } from '../../server/home-lock.ts';
import { logOrigin } from '../../server/log-origin.ts';
import { listLogKeys, rotateLogKey } from '../commands/log-key.ts';
import { exitCodes, Refused } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';
import { checkHome } from './check-home.ts';
import { onServer, type TestHome, testHome } from './home-for-tests.ts';

onServer(inject('postgresUrl'));

let home: TestHome;
beforeEach(async () => {
  home = await testHome();
});
afterEach(() => home.remove());

async function run(what: (terminal: Terminal, env: NodeJS.ProcessEnv) => Promise<number>) {
  const said: string[] = [];
  const say = (line: string | Text) => void said.push(typeof line === 'string' ? line : line.en);
  const env = { GONGSHU_HOME: home.place.root, DATABASE_URL: home.place.databaseUrl ?? '' };
  try {
    return { code: await what({ language: 'en', say, complain: say }, env), said };
  } catch (error) {
    if (error instanceof Refused) return { code: exitCodes.refused, said: [error.text.en] };
    throw error;
  }
}
const list = () => run(listLogKeys);
const rotate = (algorithm = 'ed25519', overlapDays = '28') =>
  run((terminal, env) => rotateLogKey(terminal, { algorithm, overlapDays }, env));
const vkeysIn = (said: readonly string[]) =>
  said.filter((line) => line.includes(`${logOrigin}+`)).map((line) => line.trim());
const append = () =>
  home.withDatabase((_pool, database) =>
    database.transaction((tx) => appendPublicFact(tx, { kind: 'test.fact', subject: 'x', fact: 1 })),
  );
const opens = async (vkey: string) => {
  const note = await fileTileStore(home.home.log).checkpoint();
  return openNote(note!, [parseNoteKey(vkey)!]).ok;
};

describe('gongshu log-key', () => {
  it('replaces the key of a home, tells of it in the log, and the home agrees with itself', async () => {
    await append();
    await home.sequence();
    const before = await list();
    expect(before.code).toBe(exitCodes.ok);
    expect(before.said.filter((line) => line.includes('current'))).toHaveLength(2);
    const [ed25519] = (await loadLogKeys({ folder: home.home.keys, name: logOrigin, sm2: false }))!.signers;
    expect(vkeysIn(before.said)).toContain(ed25519.vkey);

    const rotated = await rotate();
    const [made] = vkeysIn(rotated.said);
    expect([rotated.code, made]).toEqual([exitCodes.ok, expect.not.stringMatching(ed25519.vkey)]);
    expect((await list()).said.join('\n')).toContain('begins at the next start');
    await home.sequence();
    for (const vkey of [ed25519.vkey, made!]) expect(await opens(vkey)).toBe(true);
    const after = (await list()).said.join('\n');
    expect(after).toContain('signs beside its successor');
    expect(after).toContain('from 1 entries on');
    const facts = await home.withDatabase((_pool, database) =>
      database.transaction((tx) => publicFacts(tx, { kind: 'evidence.log-key', limit: 10 })),
    );
    expect(facts.map(({ leaf }) => leaf.fact)).toMatchObject([
      { event: 'begins', key: made, previous: ed25519.vkey },
    ]);
    for await (const { report } of checkHome(home.place)) expect(report.faults).toEqual([]);
  });

  it('refuses a second change while both keys sign, and makes it when the older are to end at once', async () => {
    await home.sequence();
    expect((await rotate('all')).code).toBe(exitCodes.ok);
    await home.sequence();
    const refused = await rotate();
    expect([refused.code, refused.said[0]]).toEqual([exitCodes.refused, expect.stringContaining('overlap')]);
    const cut = await rotate('ed25519', '0');
    expect(cut.code).toBe(exitCodes.ok);
    await home.sequence();
    const { said } = await list();
    expect(said.filter((line) => /^Ed25519 +former/.test(line))).toHaveLength(2);
    expect(said.filter((line) => /^SM2 +signs beside/.test(line))).toHaveLength(1);
  });

  it.each([
    ['an unknown algorithm', 'rsa', '28', '--algorithm'],
    ['no number of days', 'ed25519', 'x', '--overlap-days'],
    ['too many days', 'ed25519', '366', '--overlap-days'],
    ['a negative number of days', 'ed25519', '-1', '--overlap-days'],
    ['a home without keys', 'sm2', '28', 'start the server once'],
  ])('refuses %s', async (_what, algorithm, days, said) => {
    const refused = await rotate(algorithm, days);
    expect([refused.code, refused.said[0]]).toEqual([exitCodes.refused, expect.stringContaining(said)]);
  });

  it('refuses while the server runs', async () => {
    await home.sequence();
    const release = await holdHome(home.place.root, 'server');
    const refused = await rotate();
    await release();
    expect([refused.code, refused.said[0]]).toEqual([
      exitCodes.refused,
      expect.stringContaining('stop it first'),
    ]);
  });
});
