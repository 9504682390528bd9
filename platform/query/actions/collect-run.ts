import { Type } from 'typebox';
import { defineOperation, type FileAnswer, ok, text } from '#foundation';
import { signInProblems } from '#platform/identity';
import { resultCsv } from '../model/index.ts';
import type { QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { ResultSchema, resultAnswer } from '../reads/result-schema.ts';
import { type Collected, collectResult } from '../runs/collect.ts';
import { runSubject } from '../runs/desk.ts';
import { byRun } from './asked.ts';

const Output = Type.Object({
  callId: Type.String(),
  receiptId: Type.String(),
  receipt: Type.String(),
  ...ResultSchema,
  /** Present when CSV was asked for; over HTTP it is then the whole answer, as `text/csv`. */
  csv: Type.Union([Type.String(), Type.Null()]),
});

/** Collect a cleared result, as JSON or CSV. Each collection is a release: it counts against the quotas and carries its own receipt. */
export const collectRun = (ports: QueryPorts) =>
  defineOperation({
    name: 'query.collect-run',
    title: text('领取结果', 'Collect the result'),
    description: text(
      '领取已放行的结果；每次领取都核对授权状态、计入用量并附凭证。',
      'Collect a cleared result. Each time the authorisation is checked, the use is counted and a receipt comes with it.',
    ),
    path: '/api/v1/runs/{runId}/collections',
    input: Type.Object(
      {
        ...byRun,
        format: Type.Optional(
          Type.Enum(['json', 'csv'], {
            title: '格式',
            titleEn: 'Format',
            enumTitles: { json: text('JSON', 'JSON'), csv: text('CSV', 'CSV') },
          }),
        ),
        bom: Type.Optional(
          Type.Boolean({ title: 'CSV 带 UTF-8 标记（BOM）', titleEn: 'CSV with a byte-order mark' }),
        ),
      },
      { additionalProperties: false },
    ),
    output: Output,
    problems: [
      problems['result-gone'].type,
      problems['no-scenario'].type,
      problems.quota.type,
      signInProblems['token-for-other-purpose'].type,
    ],
    rules: ['R29', 'QR2', 'AR7'],
    machine: true,
    subject: (tx, input) => runSubject(tx, input.runId),
    async run(actor, input, context) {
      const collected = await collectResult(ports, context.database, {
        runId: input.runId,
        actor,
        requestId: context.requestId,
        done: context.done,
        ...(context.idempotencyKey ? { idempotencyKey: context.idempotencyKey } : {}),
      });
      if (!collected.ok) return collected;
      const { callId, receiptId, result } = collected.value;
      return ok({
        callId,
        receiptId,
        receipt: `/api/v1/receipts/${receiptId}`,
        ...resultAnswer(result),
        csv: csvOf(collected.value, input),
      });
    },
    file: (answer): FileAnswer | null =>
      answer.csv === null
        ? null
        : {
            contentType: 'text/csv; charset=utf-8',
            body: answer.csv,
            fileName: `${answer.receiptId}.csv`,
            cache: 'no-store',
          },
  });

const csvOf = (
  { result, receiptId }: Collected,
  { format, bom = true }: { readonly format?: string; readonly bom?: boolean },
): string | null => (format === 'csv' && result ? resultCsv(result, receiptId, { bom }) : null);
