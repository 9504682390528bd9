import type { Text } from '#foundation';

/**
 * A formal paper as a module declares it. Paragraphs are Chinese with named places in braces:
 *
 * ```ts
 * export const acceptanceNotice = defineDocumentTemplate({
 *   id: 'registration.acceptance-notice',
 *   title: text('公共数据资源登记受理通知书', 'Notice of acceptance'),
 *   series: '登受',
 *   paragraphs: ['你单位提交的“{name}”登记申请，经审查符合要求，现予受理。', '{materials}'],
 * });
 * ```
 *
 * A paragraph that is one place and nothing else takes a list, and becomes one numbered paragraph for each of its lines.
 */
export interface DocumentTemplate {
  /** `module.noun`. */
  readonly id: string;
  readonly title: Text;
  /** The part of the number (文号) that tells the kind of paper, after the organisation's own word: 登受 in 公数登受〔2026〕3号. */
  readonly series: string;
  readonly paragraphs: readonly string[];
}

export type DocumentValues = { readonly [place: string]: string | readonly string[] };

const place = /\{(\p{L}[\p{L}\p{N}]*)\}/gu;
const onlyPlace = /^\{(\p{L}[\p{L}\p{N}]*)\}$/u;

/** Checks the template once, where it is declared. Throws when series, paragraphs or braces are not right. */
export function defineDocumentTemplate(template: DocumentTemplate): DocumentTemplate {
  if (!/^\p{Script=Han}{1,4}$/u.test(template.series))
    throw new Error(`${template.id}: the series must be one to four Chinese characters`);
  if (template.paragraphs.length === 0) throw new Error(`${template.id} has no paragraphs`);
  for (const paragraph of template.paragraphs)
    if (/[{}]/.test(paragraph.replaceAll(place, '')))
      throw new Error(`${template.id}: a brace in “${paragraph}” is no named place`);
  return template;
}

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
