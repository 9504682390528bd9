import { type Defect, text } from '#foundation';
import type { NormalForm } from '#platform/query/model';
import type { Definition } from './definition.ts';
import { placesOf } from './report-text.ts';

/** An admitted statement with what it gives. */
export interface AdmittedStatement {
  readonly name: string;
  readonly shape: NormalForm['shape'];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

const numeric = ['integer', 'decimal'];

/**
 * Does the rest of a definition fit what its statements give: the columns an index or a feature table speaks of, the places of a report's text?
 * All that does not is told at once, by its place in the definition.
 */
export function fitDefects(defined: Definition, statements: readonly AdmittedStatement[]): readonly Defect[] {
  const defects: Defect[] = [];
  const say = (at: string, zh: string, en: string) =>
    void defects.push({ at: `/definition${at}`, message: text(zh, en) });
  for (const { name, columns } of statements)
    for (const column of new Set(repeated(columns.map((one) => one.name))))
      say(
        '',
        `${name ? `语句“${name}”的` : ''}输出列“${column}”重名，请用 AS 取名`,
        `The output column “${column}”${name ? ` of “${name}”` : ''} is there twice; name it with AS`,
      );
  const [first] = statements;
  switch (defined.kind) {
    case 'index':
      indexDefects(defined.definition, first!, say);
      break;
    case 'model-features':
      featureDefects(defined.definition, first!, say);
      break;
    case 'report':
      reportDefects(defined.definition, statements, say);
      break;
    case 'data-api':
      // A page is a part of one answer, and each call brings its own rows.
      if (defined.definition.ownData && defined.definition.pageRows)
        say('/pageRows', '使用自带数据的产品不分页', 'A product with own data has no pages');
      break;
    default:
  }
  return defects;
}

type Say = (at: string, zh: string, en: string) => void;
type Of<Kind extends Definition['kind']> = Extract<Definition, { kind: Kind }>['definition'];

function indexDefects(definition: Of<'index'>, { columns }: AdmittedStatement, say: Say): void {
  if (!columns.some(({ name }) => name === definition.period))
    say('/period', `语句没有输出列“${definition.period}”`, `The SQL has no output “${definition.period}”`);
  definition.components.forEach(({ column }, index) => {
    const at = `/components/${index}/column`;
    const found = columns.find(({ name }) => name === column);
    if (!found) say(at, `语句没有输出列“${column}”`, `The SQL has no output “${column}”`);
    else if (!numeric.includes(found.type)) say(at, `“${column}”不是数`, `“${column}” is not a number`);
  });
  for (const column of repeated(definition.components.map((one) => one.column)))
    say('/components', `分量“${column}”重复`, `The component “${column}” is named twice`);
}

function featureDefects(definition: Of<'model-features'>, statement: AdmittedStatement, say: Say): void {
  if (statement.shape !== 'grouped')
    say('/sql', '特征须由分组汇总得到，不能是逐行数据', 'Features are made of groups, not of rows');
  const described = definition.features.map(({ column }) => column);
  for (const { name } of statement.columns)
    if (!described.includes(name))
      say('/features', `输出列“${name}”没有说明`, `The output “${name}” is not described`);
  definition.features.forEach(({ column }, index) => {
    if (!statement.columns.some(({ name }) => name === column))
      say(`/features/${index}/column`, `语句没有输出列“${column}”`, `The SQL has no output “${column}”`);
  });
  for (const column of repeated(described))
    say('/features', `“${column}”重复`, `“${column}” is described twice`);
}

function reportDefects(definition: Of<'report'>, statements: readonly AdmittedStatement[], say: Say): void {
  const parameters = definition.parameters.map(({ name }) => name);
  if (!parameters.includes(definition.periodParameter))
    say(
      '/periodParameter',
      `没有参数“${definition.periodParameter}”`,
      `There is no parameter “${definition.periodParameter}”`,
    );
  for (const name of repeated(definition.queries.map((query) => query.name)))
    say('/queries', `代号“${name}”重复`, `The name “${name}” is used twice`);
  const places = placesOf(definition.template);
  for (const place of places) {
    if (place.kind === 'parameter') {
      if (!parameters.includes(place.name))
        say('/template', `没有参数“${place.name}”`, `There is no parameter “${place.name}”`);
      continue;
    }
    if (place.kind === 'unreadable') {
      say('/template', `看不懂“${place.source}”`, `“${place.source}” cannot be read`);
      continue;
    }
    const statement = statements.find(({ name }) => name === place.query);
    if (!statement) say('/template', `没有语句“${place.query}”`, `There is no query “${place.query}”`);
    else if (place.kind === 'figure' && !statement.columns.some(({ name }) => name === place.column))
      say(
        '/template',
        `语句“${place.query}”没有输出列“${place.column}”`,
        `The query “${place.query}” has no output “${place.column}”`,
      );
  }
  for (const { name } of definition.queries)
    if (!places.some((place) => 'query' in place && place.query === name))
      say('/template', `正文没有用到语句“${name}”`, `The text does not use the query “${name}”`);
}

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) < index);
