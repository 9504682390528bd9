import { lifecycleProblems, type Module, type ProblemType, problemTypes, type Text, text } from '#foundation';
import { httpProblems } from '../../programs/server/http/problem.ts';
import { both, type GeneratedFile, page, table } from './page.ts';

interface Group {
  readonly title: Text;
  readonly problems: readonly ProblemType[];
}

/** Every refusal there is: those of the modules, of lifecycles, and of the way in. A code stands once. */
export function problemGroups(modules: readonly Module[]): readonly Group[] {
  const seen = new Set<string>();
  return [
    { title: text('网络接口', 'The way in (HTTP)'), problems: problemTypes(httpProblems) },
    { title: text('办理状态', 'Lifecycles'), problems: problemTypes(lifecycleProblems) },
    ...modules.map(({ title, problems = [] }) => ({ title, problems })),
  ]
    .map(({ title, problems }) => ({
      title,
      problems: problems.filter(({ code }) => !seen.has(code) && seen.add(code)),
    }))
    .filter(({ problems }) => problems.length > 0);
}

/** The page that `type` of a problem answer points at: what each code means and what the reader can do. */
export const problemsPage = (modules: readonly Module[]): GeneratedFile =>
  page(
    'problems',
    text('问题代码', 'Problems'),
    text(
      '系统拒绝办理时给出的全部代码（RFC 9457），以及您可以怎么做。',
      'All codes with which the program refuses something (RFC 9457), and what you can do.',
    ),
    problemGroups(modules).flatMap(({ title, problems }) => [
      `## ${both(title)}`,
      '',
      ...table(
        ['代码 Code', 'HTTP', '含义 Meaning', '怎么办 What to do'],
        problems.map(({ code, status, title: meaning, advice }) => [
          `<a id="${code}"></a>\`${code}\``,
          String(status),
          `${meaning.zh}<br>${meaning.en}`,
          `${advice.zh}<br>${advice.en}`,
        ]),
      ),
    ]),
  );
