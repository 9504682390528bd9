#!/usr/bin/env node
// The command `gongshu`. Whatever Node the host has starts this file; the work is done by the Node the project brings along, found
// upwards from here. Plain JavaScript of long ago on purpose: an old Node must get far enough to hand over.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const main = join(here, 'main.ts');
const oldest = 26;

if (Number(process.versions.node.split('.')[0]) >= oldest) {
  await import('./main.ts');
} else {
  handOver(pinnedNode(here));
}

function pinnedNode(from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', '.bin', 'node');
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) return null;
  }
}

function handOver(node) {
  if (node === null) {
    console.error(
      `公枢需要 Node ${oldest}；当前为 ${process.version}，且未找到项目自带的 Node：请先运行 npm ci。\n` +
        `Gongshu needs Node ${oldest}; this is ${process.version}, and the Node the project brings is not installed: run npm ci first.`,
    );
    process.exitCode = 3;
    return;
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl+C to both; only what is sent to this process alone must be passed on. Here it just must not end before the child.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(String(error));
    process.exitCode = 3;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
