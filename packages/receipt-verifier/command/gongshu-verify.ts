#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Json } from '../canonical.ts';
import { fromUtf8 } from '../encoding.ts';
import { evidenceBundleLimit } from '../evidence-bundle/format.ts';
import { parseNoteKey } from '../note.ts';
import { tellVerification } from '../telling/tell-file.ts';
import { type Bilingual, bilingual } from '../verdict.ts';

/** `gongshu-verify FILE`: one file, every check in words. Ends with 0: proven, 1: not proven, 2: not understood or not readable. */

const usage = bilingual(
  `用法：gongshu-verify 文件 [--key 公钥]… [--since 检查点文件] [--record 运行记录]… [--json]

离线验证公枢的收据、收据承诺或证据包；除所列文件外不读取任何东西，不联网。
  --key    可信的日志公钥（名称+编号+Base64），可多次给出
  --since  早先保存的检查点，证据包的日志须是它的延续
  --record 从枢纽取得的运行记录（JSON），须是证据包中某次调用的；可多次给出
  --json   以 JSON 输出全部检查和发现
退出码：0 成立；1 不成立；2 用法有误或文件无法读取`,
  `Usage: gongshu-verify FILE [--key VKEY]… [--since CHECKPOINT-FILE] [--record RUN-RECORD]… [--json]

Verifies a receipt, a promise or an evidence bundle of Gongshu offline; reads the files named and nothing else, never the network.
  --key    a log key you trust (name+id+base64); may be repeated
  --since  a checkpoint kept from earlier, which the log of a bundle must extend
  --record a run record from the hub (JSON), which must be that of a call in the bundle; may be repeated
  --json   all checks and findings as JSON
Exit status: 0 it holds, 1 it does not, 2 wrong usage or a file that cannot be read`,
);

const language: keyof Bilingual = /^zh/i.test(
  process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '',
)
  ? 'zh'
  : 'en';

/** Said to whoever typed it, without a stack. */
class NotUnderstood extends Error {}

/** Not more than one byte beyond the largest file, which is then seen to be too long. */
async function read(path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: evidenceBundleLimit }))
    chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readRecord(path: string): Promise<Json> {
  try {
    return JSON.parse(fromUtf8(await read(path)) ?? '') as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new NotUnderstood(bilingual(`${path} 不是 JSON。`, `${path} is not JSON.`)[language]);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true },
      since: { type: 'string' },
      record: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage[language]}\n`);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new NotUnderstood(usage[language]);
  for (const key of values.key ?? [])
    if (parseNoteKey(key) === null)
      throw new NotUnderstood(
        bilingual(`--key 不是验证公钥：${key}`, `--key is not a verifier key: ${key}`)[language],
      );
  const { lines, proven, verification } = tellVerification(
    await read(file),
    {
      ...(values.key ? { trustedKeys: values.key } : {}),
      ...(values.since === undefined ? {} : { since: fromUtf8(await read(values.since)) ?? '' }),
      ...(values.record ? { records: await Promise.all(values.record.map(readRecord)) } : {}),
    },
    language,
  );
  process.stdout.write(
    values.json ? `${JSON.stringify({ proven, ...verification })}\n` : `${lines.join('\n')}\n`,
  );
  return proven ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
