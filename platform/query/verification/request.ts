import { type Defect, ok, type Result, refuse, text } from '#foundation';
import { canonicalValue, type PlannedItem, R29, R63, type VerificationPlan } from '../model/index.ts';
import { problems } from '../problems.ts';

/** What the caller asks, in names of the agreement's items. */
export interface VerificationRequest {
  readonly subject: { readonly [item: string]: string };
  readonly compared: { readonly [item: string]: string };
  /** Token of the subject's consent (授权同意). */
  readonly consent: string | null;
}

/** The same in canonical form, in the order of the plan; a compared item that was not given is null. */
export interface ReadRequest {
  readonly subject: readonly string[];
  readonly compared: readonly (string | null)[];
}

/** Reads a request against the plan. What is wrong with it is told at once and never repeats a value. */
export function readRequest(plan: VerificationPlan, asked: VerificationRequest): Result<ReadRequest> {
  const known = within([
    ...unknownNames(asked.subject, plan.subject),
    ...unknownNames(asked.compared, plan.compared),
  ]);
  if (!known.ok) return known;
  const subject = plan.subject.map((item) => readItem(item, asked.subject, '/subject', true));
  const compared = plan.compared.map((item) => readItem(item, asked.compared, '/compared', false));
  const defects = [...subject, ...compared].flatMap(({ defect }) => defect ?? []);
  if (!plan.tellsExistence && compared.every(({ value }) => value === null) && defects.length === 0)
    defects.push({
      at: '/compared',
      message: text('至少给出一个比对项', 'Give at least one item to compare'),
    });
  if (defects.length > 0) return refuse(problems['verification-input']({ defects }));
  const consent = R63.judge({
    people: plan.needsConsent,
    basis: 'consent',
    consent: asked.consent,
  });
  if (!consent.holds)
    return refuse(
      problems['consent-required']({
        rule: consent.rule,
        clause: consent.clause,
        detail: consent.reasons[0]!,
      }),
    );
  return ok({
    subject: subject.map(({ value }) => value ?? ''),
    compared: compared.map(({ value }) => value),
  });
}

/** Reads who is meant, by itself. */
export function readSubject(
  plan: Pick<VerificationPlan, 'subject'>,
  given: VerificationRequest['subject'],
): Result<readonly string[]> {
  const known = within(unknownNames(given, plan.subject));
  if (!known.ok) return known;
  const read = plan.subject.map((item) => readItem(item, given, '/subject', true));
  const defects = read.flatMap(({ defect }) => defect ?? []);
  return defects.length > 0
    ? refuse(problems['verification-input']({ defects }))
    : ok(read.map(({ value }) => value ?? ''));
}

function within(beyond: readonly string[]): Result<void> {
  if (beyond.length === 0) return ok(undefined);
  const verdict = R29.judge({ scope: { relations: [] }, relation: '', column: beyond[0]! });
  return refuse(
    problems['not-granted']({
      detail: text(
        `产品不含这些数据项：${beyond.join('、')}`,
        `The product does not have these items: ${beyond.join(', ')}`,
      ),
      rule: verdict.rule,
      clause: verdict.clause,
    }),
  );
}

const unknownNames = (given: { readonly [item: string]: string }, known: readonly PlannedItem[]): string[] =>
  Object.keys(given)
    .filter((name) => !known.some((item) => item.name === name))
    .map((name) => name.slice(0, 80));

function readItem(
  item: PlannedItem,
  given: { readonly [item: string]: string },
  part: string,
  needed: boolean,
): { readonly value: string | null; readonly defect?: Defect } {
  const at = `${part}/${item.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (!Object.hasOwn(given, item.name))
    return needed
      ? { value: null, defect: { at, message: text(`缺少“${item.title}”`, `“${item.title}” is missing`) } }
      : { value: null };
  const value = canonicalValue(item.type, given[item.name] ?? '');
  return value === null
    ? {
        value,
        defect: {
          at,
          message: text(
            `“${item.title}”不是${typeNames[item.type].zh}`,
            `“${item.title}” is not ${typeNames[item.type].en}`,
          ),
        },
      }
    : { value };
}

const typeNames = {
  text: text('200字以内的文本', 'text of up to 200 characters'),
  integer: text('整数', 'a whole number'),
  decimal: text('小数', 'a decimal number'),
  boolean: text('true 或 false', 'true or false'),
  date: text('日期（如 2026-01-31）', 'a date such as 2026-01-31'),
  timestamp: text('时间（如 2026-01-31T08:00:00）', 'a time such as 2026-01-31T08:00:00'),
} as const;
