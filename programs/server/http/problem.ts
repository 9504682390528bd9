import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Problem, type ProblemDetails, type ProblemType, type Text, text } from '#foundation';

const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() });

/** RFC 9457, with both languages and the clause beside the reader's own sentence. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    instance: Type.String(),
    code: Type.String(),
    advice: Type.String(),
    texts: Type.Object({ title: TextSchema, detail: Type.Optional(TextSchema), advice: TextSchema }),
    rule: Type.Optional(Type.String()),
    clause: Type.Optional(Type.Object({ document: Type.String(), article: Type.String() })),
    defects: Type.Optional(Type.Array(Type.Object({ at: Type.String(), message: TextSchema }))),
    data: Type.Optional(Type.Record(Type.String(), Type.Any())),
  },
  { $id: 'Problem' },
);

/** The reader's language: Chinese unless the browser clearly prefers English. */
export function languageOf(request: FastifyRequest): 'zh' | 'en' {
  const accept = request.headers['accept-language'];
  const first = accept?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh';
}

const sent = new WeakMap<FastifyReply, string>();
/** The code of the problem that was answered, for hooks that add to some of them. */
export const sentProblem = (reply: FastifyReply): string | undefined => sent.get(reply);

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  sent.set(reply, problem.code);
  const language = languageOf(request);
  const say = (words: Text) => words[language];
  if (problem.status === 401) {
    // RFC 6750 §3.1: a client that presented a token learns that it is the token.
    const presented = request.headers.authorization !== undefined;
    reply.header('www-authenticate', `Bearer realm="gongshu"${presented ? ', error="invalid_token"' : ''}`);
  }
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: `/docs/problems#${problem.code}`,
        title: say(problem.title),
        status: problem.status,
        ...(problem.detail ? { detail: say(problem.detail) } : {}),
        instance: request.id,
        code: problem.code,
        advice: say(problem.advice),
        texts: {
          title: problem.title,
          ...(problem.detail ? { detail: problem.detail } : {}),
          advice: problem.advice,
        },
        ...(problem.rule ? { rule: problem.rule } : {}),
        ...(problem.clause ? { clause: problem.clause } : {}),
        ...(problem.defects ? { defects: problem.defects } : {}),
        ...(problem.data ? { data: problem.data } : {}),
      }),
    );
}

const own = (code: string, status: number, title: Text, advice: Text) => {
  const type: ProblemType = { code: `http/${code}`, status, title, advice };
  return Object.assign((details: ProblemDetails = {}): Problem => ({ ...type, ...details }), { type });
};

/** What can go wrong before an act or read is even reached. */
export const httpProblems = {
  notFound: own(
    'no-such-address',
    404,
    text('没有这个地址', 'There is no such address'),
    text('请核对网址，或从首页进入。', 'Check the address or start from the home page.'),
  ),
  tooLarge: own(
    'too-large',
    413,
    text('内容过大', 'The body is too large'),
    text('请减小文件或分批上传。', 'Make the file smaller or send it in parts.'),
  ),
  notJson: own(
    'not-json',
    400,
    text('内容不是有效的 JSON', 'The body is not valid JSON'),
    text('请检查请求内容的格式。', 'Check the format of the request.'),
  ),
  mediaType: own(
    'media-type',
    415,
    text('不支持这种内容类型', 'This content type is not supported'),
    text(
      '请使用 application/json；上传文件用 multipart/form-data。',
      'Use application/json, or multipart/form-data for files.',
    ),
  ),
  tooMany: own(
    'too-many-requests',
    429,
    text('请求太频繁', 'Too many requests'),
    text('请稍候再试。', 'Wait a moment and try again.'),
  ),
  crossSite: own(
    'cross-site',
    403,
    text('请求来自其他网站，已拒绝', 'The request comes from another site and was refused'),
    text('请在本网站页面内办理。', 'Act from the pages of this site.'),
  ),
  badRequest: own(
    'bad-request',
    400,
    text('请求有误', 'The request is not right'),
    text('请检查请求后重试。', 'Check the request and try again.'),
  ),
  broken: own(
    'broken',
    500,
    text('系统出了故障，您的办理没有生效', 'Something broke on our side; nothing was done'),
    text(
      '请凭下面的请求编号联系运行单位，或稍后重试。',
      'Try again later, or contact the operator of this node with the request number below.',
    ),
  ),
};
