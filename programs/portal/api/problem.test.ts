import { describe, expect, it } from 'vitest';
import { asProblem, type ProblemError, problemFrom } from './problem.ts';

const both = (zh: string, en: string) => ({ zh, en });

describe('problems as the server sends them', () => {
  it('keep both languages, the clause, the defects and the request', () => {
    const problem = problemFrom(409, {
      type: '/docs/problems#registration/window-closed',
      code: 'registration/window-closed',
      title: '公示期已过',
      status: 409,
      texts: { title: both('公示期已过', 'The notice is over'), advice: both('另行申请', 'Apply anew') },
      rule: 'R9',
      clause: { document: '登记办法', article: '12' },
      defects: [{ at: '/opinion', message: both('没有写依据', 'No basis given') }],
      data: { nearest: 'select count(*)' },
      instance: 'req_1',
    });
    expect(problem).toMatchObject({
      code: 'registration/window-closed',
      title: both('公示期已过', 'The notice is over'),
      advice: both('另行申请', 'Apply anew'),
      clause: { document: '登记办法', article: '12' },
      defects: [{ at: '/opinion', message: both('没有写依据', 'No basis given') }],
      data: { nearest: 'select count(*)' },
      instance: 'req_1',
    });
    expect(problem.detail).toBeUndefined();
  });

  it('with texts in one language only show that one in both', () => {
    expect(problemFrom(401, { message: 'x', title: '请先登录' }).title).toEqual(both('请先登录', '请先登录'));
  });

  it.each([
    [502, '<html>Bad Gateway</html>'],
    [500, null],
    [400, []],
  ])('are a sentence in both languages even when the body is a proxy’s (%d)', (status, body) => {
    const { title, code } = problemFrom(status, body);
    expect(title.zh).not.toBe('');
    expect(title.en).not.toBe('');
    expect(code).toBe(`http/${status}`);
  });
});

describe('silence', () => {
  it('is told apart: unreachable and too slow; cancelling is neither', () => {
    expect((asProblem(new TypeError('fetch failed')) as ProblemError).problem.code).toBe(
      'portal/unreachable',
    );
    expect((asProblem(new DOMException('', 'TimeoutError')) as ProblemError).problem.code).toBe(
      'portal/too-slow',
    );
    const cancelled = new DOMException('', 'AbortError');
    expect(asProblem(cancelled)).toBe(cancelled);
  });
});
