import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damagedCopies } from './damage.ts';
import { type Hub, rotateKeys, startHub } from './hub.ts';
import { type StaticServer, serveFiles } from './static-server.ts';
import { buildClient, type Ran, run } from './toolchain.ts';

/*
 * `npm run conformance`: clients made by others read what this hub publishes. README.md says what is checked and by whom.
 */

/** Just beyond 256 × 256, so that there are tiles of three levels. */
const manyEntries = 65_536 + 300;
const fewEntries = 300;

/** A key of another log, from the vectors of signed-note. */
const stranger = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

const made = await buildClient();
if ('skip' in made) {
  console.log(`SKIPPED: the log is not read by an independent client, because ${made.skip}.`);
  process.exit(0);
}
const { client } = made;
const root = await mkdtemp(join(tmpdir(), 'gongshu-conformance-'));
let [passed, failed] = [0, 0];
let open: { hub?: Hub; files?: StaticServer } = {};

try {
  await conform();
} finally {
  await open.files?.close();
  await open.hub?.stop();
  await rm(root, { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function conform(): Promise<void> {
  const at = (name: string) => join(root, name);
  const before = await startHub(root);
  open = { hub: before };
  await before.fill(fewEntries);
  const [old, oldSm2] = ed25519First(await before.vkeys());
  const keep = (name: string) => ['-keep', at(name)];
  const after = (name: string) => ['-old', at(name)];
  await holds('a hub with a few entries', before.log, [old], keep('few'));
  await cp(before.folder, at('earlier-log'), { recursive: true });

  await before.fill(manyEntries - fewEntries);
  await holds('a hub with tiles of three levels', before.log, [old], [...after('few'), ...keep('many')]);
  const files = await serveFiles(root);
  open = { hub: before, files };
  const folder = `${files.address}instance/log/`;
  await holds(`the folder of the log by ${files.name}`, folder, [old], after('few'));

  await before.stop();
  open = { files };
  await rotateKeys(root);
  const hub = await startHub(root);
  open = { hub, files };
  await hub.fill(10);
  const [now] = ed25519First(await hub.vkeys());
  if (now === old) throw new Error('the key was not replaced');
  const followed = [...after('many'), '-follow', old];
  await holds('a hub whose key has been replaced, by the new key and the old', hub.log, [now, old], followed);
  await holds(`the same folder by ${files.name}`, folder, [now, old], followed);
  await hub.stop();
  open = { files };

  for (const [name, what] of await damagedCopies(join(root, 'instance/log'), at('damaged')))
    await isNoticed(what, `${files.address}damaged/${name}/`, [now]);
  await isNoticed('a log that got smaller', `${files.address}earlier-log/`, [old], after('many'));
  await isNoticed('a key that is not of the log', folder, [stranger]);
  await isNoticed('a pinned key that the log never had', folder, [now], ['-follow', stranger]);
  await isNoticed('an SM2 key, which this client does not know', folder, [oldSm2]);
}

function ed25519First(vkeys: readonly string[]): readonly [string, string] {
  const sm2 = vkeys.find((vkey) => /\+[0-9a-f]{8}\+\/w/.test(vkey));
  const own = vkeys[0];
  if (!own || !sm2 || own === sm2) throw new Error('the hub does not sign with both kinds of key');
  return [own, sm2];
}

function read(url: string, vkeys: readonly string[], more: readonly string[]): Promise<Ran> {
  return run(client, ['-url', url, ...vkeys.flatMap((vkey) => ['-vkey', vkey]), ...more]);
}

async function holds(
  what: string,
  url: string,
  vkeys: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  const { code, output } = await read(url, vkeys, more);
  tell(code === 0, what, output);
}

/** A client that accepts anything proves nothing: each of these it must refuse, by a check and not by breaking. */
async function isNoticed(
  what: string,
  url: string,
  vkeys: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  const { code, output } = await read(url, vkeys, more);
  tell(
    code === 1 && output.includes('FAILED'),
    `noticed: ${what}`,
    output
      .split('\n')
      .filter((line) => line.startsWith('FAILED'))
      .join('\n') || output,
  );
}

function tell(ok: boolean, what: string, output: string): void {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${what}`);
  for (const line of output.trim().split('\n')) console.log(`    ${line.slice(0, 200)}`);
}
