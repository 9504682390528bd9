import { type Module, text } from '#foundation';
import { placesOf } from '#platform/casework';
import { both, type GeneratedFile, page, table } from './page.ts';

/** Every formal paper the system issues: by which clause, with which act, and what stands in it. */
export const documentsPage = (modules: readonly Module[]): GeneratedFile =>
  page(
    'documents',
    text('文书', 'Formal papers'),
    text(
      '系统制发的全部文书：依据、由哪一步制发、文号中的字和填写项。文号按制发单位、种类、年度连续编排；文书与作出决定的步骤在同一事务中制发。',
      'Every formal paper the system issues: its clause, the act or clock that issues it in the transaction of the decision, the series in its number, and its fields. Numbers run without gaps for each organisation, kind and year.',
    ),
    modules
      .map((module) => ({ module, papers: module.papers ?? [] }))
      .filter(({ papers }) => papers.length > 0)
      .flatMap(({ module, papers }) => [
        `## ${both(module.title)}`,
        '',
        ...table(
          ['文书 Paper', '字 Series', '依据 Clause', '由哪一步制发 Issued in', '填写项 Fields'],
          papers.map((paper) => [
            `${both(paper.title)}<br>\`${paper.id}\``,
            paper.series,
            `${paper.clause.document} ${paper.clause.article}`,
            paper.issuedIn.map((name) => `\`${name}\``).join(' '),
            placesOf(paper).join(', '),
          ]),
        ),
      ]),
  );
