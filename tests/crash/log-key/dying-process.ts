// A process that replaces the log's key, or retires the one replaced, and kills itself before its n-th change of the file system.
// Started by killed.int.test.ts:  node dying-process.ts FOLDER replace|retire CALL
// Prints `done` when it came through.
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [folder, what, lastCall] = process.argv.slice(2) as [string, 'replace' | 'retire', string];
let calls = 0;

type Call = (...parts: unknown[]) => Promise<unknown>;
const changing = files as unknown as Record<'link' | 'mkdir' | 'open' | 'rename' | 'unlink', Call>;
for (const name of ['link', 'mkdir', 'open', 'rename', 'unlink'] as const) {
  const real = changing[name];
  changing[name] = (...parts) => {
    calls += 1;
    if (calls === Number(lastCall)) process.kill(process.pid, 'SIGKILL');
    return real(...parts);
  };
}
syncBuiltinESMExports();

const { openLogKeys, replaceLogKey } = await import('#adapters/crypto');
const options = { folder, name: 'test.example/log', sm2: true };
if (what === 'replace') await replaceLogKey(options, 'Ed25519', 28);
else {
  const { signers } = await openLogKeys(options);
  await signers.find(({ overlapDays }) => overlapDays !== undefined)?.retire?.();
}
console.log('done');
