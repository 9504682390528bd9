import type { DocumentTemplate } from '#foundation';

export type { DocumentTemplate };

export type DocumentValues = { readonly [place: string]: string | readonly string[] };

const place = /\{(\p{L}[\p{L}\p{N}]*)\}/gu;
const onlyPlace = /^\{(\p{L}[\p{L}\p{N}]*)\}$/u;

/**
 * Checks the template once, where it is declared. Throws when series, paragraphs or braces are not right.
 *
 * ```ts
 * export const acceptanceNotice = defineDocumentTemplate({
 *   id: 'registration.acceptance-notice',
 *   title: text('公共数据资源登记受理通知书', 'Notice of acceptance'),
 *   series: '登受',
 *   clause: { document: '登记办法', article: '10' },
 *   issuedIn: ['registration.accept-application'],
 *   paragraphs: ['你单位提交的“{name}”登记申请，经审查符合要求，现予受理。', '{materials}'],
 * });
 * ```
 */
export function defineDocumentTemplate(template: DocumentTemplate): DocumentTemplate {
  if (!/^\p{Script=Han}{1,4}$/u.test(template.series))
    throw new Error(`${template.id}: the series must be one to four Chinese characters`);
  if (template.paragraphs.length === 0) throw new Error(`${template.id} has no paragraphs`);
  for (const paragraph of template.paragraphs)
    if (/[{}]/.test(paragraph.replaceAll(place, '')))
      throw new Error(`${template.id}: a brace in “${paragraph}” is no named place`);
  return template;
}

/** The places of a template, in the order in which they stand. */
export const placesOf = (template: DocumentTemplate): readonly string[] => [
  ...new Set(
    template.paragraphs.flatMap((paragraph) => [...paragraph.matchAll(place)].map(([, name]) => name!)),
  ),
];

/** The paper's paragraphs with its values in them. Throws when a place has no value, a value has no place, or a value is empty. */
export function fillTemplate(template: DocumentTemplate, values: DocumentValues): readonly string[] {
  const used = new Set<string>();
  const filling = (name: string): string | readonly string[] => {
    const value = values[name];
    if (value === undefined || value.length === 0) throw new Error(`${template.id}: no value for {${name}}`);
    used.add(name);
    return value;
  };
  const filled = template.paragraphs.flatMap((paragraph) => {
    const [, whole] = onlyPlace.exec(paragraph) ?? [];
    const list = whole ? filling(whole) : undefined;
    if (Array.isArray(list)) return list.map((line, index) => `${index + 1}. ${line}`);
    return [
      paragraph.replaceAll(place, (_match, name: string) => {
        const value = filling(name);
        if (typeof value !== 'string') throw new Error(`${template.id}: {${name}} stands inside a sentence`);
        return value;
      }),
    ];
  });
  const unused = Object.keys(values).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`${template.id} has no place for ${unused.join(', ')}`);
  return filled;
}
