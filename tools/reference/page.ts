import type { Text } from '#foundation';

/** A file that is written from the code and compared with it. `path` is relative to the repository's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** A page of docs/reference: its heading in both languages, one sentence of what it is, and the body. */
export const page = (name: string, title: Text, lead: Text, body: readonly string[]): GeneratedFile => ({
  path: `docs/reference/${name}.md`,
  content: `${[
    '<!-- Written by `npm run generate` from the code. Changes made here are lost. -->',
    '',
    `# ${title.zh} ${title.en}`,
    '',
    lead.zh,
    '',
    lead.en,
    '',
    ...body,
  ].join('\n')}\n`,
});

/** A table row; bars and line breaks in cells would end the cell. */
export const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(...head),
  row(...head.map(() => '---')),
  ...rows.map((cells) => row(...cells)),
  '',
];

export const both = ({ zh, en }: Text): string => `${zh} · ${en}`;
