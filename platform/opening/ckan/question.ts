import type { PackageOrder, PackageQuestion } from './search.ts';

/** `fq` that cannot be read: the part that is not understood. */
export interface NotRead {
  readonly part: string;
}

const fields = {
  organization: 'departments',
  owner_org: 'departments',
  tags: 'tags',
  vocab_tags: 'tags',
  name: 'names',
  id: 'names',
  res_format: 'formats',
} as const;
/** Said of every package here, so that asking for it finds all. */
const always: { readonly [field: string]: readonly string[] } = {
  state: ['active'],
  private: ['false'],
  type: ['dataset'],
  dataset_type: ['dataset'],
  capacity: ['public'],
};

/**
 * The part of Solr's language that clients use: words in `q`; in `fq` fields with a value, a phrase, or several in brackets by OR, joined by AND, blanks or `+`. What
 * it cannot mean is refused, never passed over: a filter that is left out would find what was not asked for.
 */
export function packageQuestion(q: string, fq: string): PackageQuestion | NotRead {
  const words: string[] = [];
  const found: { [Field in 'departments' | 'tags' | 'names' | 'formats']?: readonly string[] } = {};
  const token = /\s*(?:(AND)\b|([+-])?(?:([\w.]+):)?(?:"((?:[^"\\]|\\.)*)"|\(([^()]*)\)|([^\s()":]+)))/gy;
  for (const [text, free] of [
    [q.replaceAll('*:*', ' '), true],
    [fq.replaceAll('*:*', ' '), false],
  ] as const) {
    token.lastIndex = 0;
    while (token.lastIndex < text.trimEnd().length) {
      const at = token.lastIndex;
      const match = token.exec(text);
      if (!match) return { part: text.slice(at).trim().slice(0, 100) };
      const [whole, and, sign, field, phrase, group, word] = match;
      if (and) continue;
      if (sign === '-' || word === 'OR' || word === 'NOT') return { part: whole.trim() };
      const values =
        group === undefined
          ? [phrase?.replace(/\\(.)/g, '$1') ?? word ?? '']
          : [...group.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s"]+)/g)].flatMap(([, quoted, bare]) =>
              bare === 'OR' ? [] : [quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''],
            );
      if (field === undefined) {
        if (!free) return { part: whole.trim() };
        words.push(...values.filter((one) => one !== '*' && one !== ''));
      } else if (field === 'title' || field === 'notes' || field === 'text') words.push(...values);
      else if (Object.hasOwn(fields, field)) {
        if (values.some((one) => one.includes('*') && one !== '*')) return { part: whole.trim() };
        const name = fields[field as keyof typeof fields];
        const before = found[name];
        if (!values.includes('*'))
          found[name] = before ? values.filter((one) => before.includes(one)) : values;
      } else if (!Object.hasOwn(always, field) || !values.some((one) => always[field]!.includes(one)))
        return { part: whole.trim() };
    }
  }
  return { words, ...found };
}

/** The first of the fields that are named; the newest change first where none is, or none that is known. */
export function packageOrder(sort: string): PackageOrder | NotRead {
  const [first = ''] = sort.split(',');
  const [by = '', way = 'asc'] = first.trim().split(/\s+/);
  if (by === '' || by === 'score' || by === 'relevance') return ['changed', true];
  const known = {
    metadata_modified: 'changed',
    metadata_created: 'created',
    title: 'title',
    title_string: 'title',
    name: 'name',
  } as const;
  return Object.hasOwn(known, by) && ['asc', 'desc'].includes(way.toLowerCase())
    ? [known[by as keyof typeof known], way.toLowerCase() === 'desc']
    : { part: first.trim() };
}
