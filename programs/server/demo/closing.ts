import { demoPassword } from './accounts.ts';
import type { DemoAccount } from './demo.ts';

/** What a visitor of the demo can try at once. */
export interface ToTry {
  readonly receiptFile: string;
  readonly clientFile: string;
  readonly products: { readonly statistics: string; readonly index: string; readonly report: string };
  /** A run of the operator's in the data lab. */
  readonly run: string;
  /** A revision that the gate stopped. */
  readonly stopped: string;
}

/** The last lines of a start: the demo's accounts by role, and what to try. */
export function closingLines(address: string, accounts: readonly DemoAccount[], toTry: ToTry): string[] {
  const width = Math.max(...accounts.map(({ username }) => username.length));
  return [
    '',
    `演示账号，口令均为 ${demoPassword}（仅限本机演示） · demo accounts, all with the password ${demoPassword}`,
    ...accounts.map(
      ({ username, role, organisation }) =>
        `  ${username.padEnd(width)}  ${role.zh} · ${role.en} — ${organisation}`,
    ),
    '',
    '试一试 · try',
    `  登录 · sign in           ${address}/sign-in`,
    `  信息披露 · disclosure     ${address}/disclosure`,
    `  数据产品 · a product      ${address}/products/${toTry.products.statistics}`,
    `  指数 · an index           ${address}/products/${toTry.products.index}`,
    `  报告 · a report           ${address}/products/${toTry.products.report}`,
    `  数据实验台 · data lab     ${address}/work/lab （operator）`,
    `  一个运行 · a run          ${address}/work/runs/${toTry.run} （operator）`,
    `  出域审核 · egress review  ${address}/work （implementing）`,
    `  发布关口 · the gate      ${address}/work/privacy/gate/${toTry.stopped} （source）`,
    `  隐私预算 · budgets        ${address}/privacy （authority）`,
    `  离线验证凭证 · a receipt  npx gongshu verify ${toTry.receiptFile}`,
    `  机器客户端 · a client     ${toTry.clientFile}`,
    '',
  ];
}
