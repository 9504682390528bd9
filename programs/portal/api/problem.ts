import type { Clause, Json, Text } from './contract.ts';

/** A refusal as the server sends it (RFC 9457 with the house's members), or one that arose before the server was reached. */
export interface ApiProblem {
  readonly code: string;
  readonly status: number;
  readonly title: Text;
  readonly detail?: Text;
  readonly advice?: Text;
  readonly rule?: string;
  readonly clause?: Clause;
  readonly defects?: readonly { readonly at: string; readonly message: Text }[];
  readonly data?: { readonly [name: string]: Json };
  /** The request's id, to name when asking for help. */
  readonly instance?: string;
}

/** How a problem travels through TanStack Query. */
export class ProblemError extends Error {
  readonly problem: ApiProblem;
  constructor(problem: ApiProblem) {
    super(`${problem.code}: ${problem.title.en}`);
    this.problem = problem;
  }
}

const same = (value: string): Text => ({ zh: value, en: value });
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): Text | undefined {
  if (typeof value === 'string' && value !== '') return same(value);
  if (isRecord(value) && typeof value.zh === 'string')
    return { zh: value.zh, en: typeof value.en === 'string' && value.en !== '' ? value.en : value.zh };
  return undefined;
}

const unexplained = (status: number): Text =>
  status >= 500
    ? {
        zh: '服务器没有办成这件事，您的数据没有改变。',
        en: 'The server could not do this. None of your data was changed.',
      }
    : { zh: '这个请求没有被接受。', en: 'The request was not accepted.' };

/** Reads the body of an answer that is not 2xx. A body that is no problem document (a proxy's page) still gives a sentence. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const given = isRecord(body) ? body : {};
  const texts = isRecord(given.texts) ? given.texts : {};
  const pick = (name: 'title' | 'detail' | 'advice') => textOf(texts[name]) ?? textOf(given[name]);
  const clause = isRecord(given.clause) ? given.clause : undefined;
  return {
    code: typeof given.code === 'string' ? given.code : `http/${status}`,
    status,
    title: pick('title') ?? unexplained(status),
    detail: pick('detail'),
    advice: pick('advice'),
    rule: typeof given.rule === 'string' ? given.rule : undefined,
    clause: clause && { document: String(clause.document ?? ''), article: String(clause.article ?? '') },
    defects: Array.isArray(given.defects)
      ? given.defects.filter(isRecord).map((defect) => ({
          at: String(defect.at ?? ''),
          message: textOf(defect.message) ?? same(''),
        }))
      : undefined,
    data: isRecord(given.data) ? (given.data as { [name: string]: Json }) : undefined,
    instance: typeof given.instance === 'string' ? given.instance : undefined,
  };
}

const unreachable: ApiProblem = {
  code: 'portal/unreachable',
  status: 0,
  title: { zh: '连不上服务器', en: 'The server cannot be reached' },
  advice: {
    zh: '请检查网络后重试；已经提交成功的事项不会丢失。',
    en: 'Check your connection and try again. What was already submitted is not lost.',
  },
};
const tooSlow: ApiProblem = {
  code: 'portal/too-slow',
  status: 0,
  title: { zh: '服务器没有在限定时间内答复', en: 'The server did not answer in time' },
  advice: {
    zh: '请稍后重试。重复提交同一张表单不会重复办理。',
    en: 'Try again later. Submitting the same form twice does not do it twice.',
  },
};

/** Why no answer came: a thrown value of `fetch` as a problem. Cancelling is no problem and is thrown on as it is. */
export function asProblem(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'TimeoutError') return new ProblemError(tooSlow);
  if (error instanceof TypeError) return new ProblemError(unreachable);
  return error;
}
