/** A place in a report's text. */
export type Place =
  | { readonly kind: 'figure'; readonly query: string; readonly column: string }
  | { readonly kind: 'table'; readonly query: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly source: string };

/** A text as a report has it: words, and places to be filled. */
export type Piece = { readonly kind: 'words'; readonly words: string } | Place;

/** One block of a report. A table stands by itself. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly query: string };

const placePattern = /\{\{([^{}]{0,200})\}\}/gu;

function placeOf(source: string): Place {
  const inner = source.slice(2, -2).trim();
  const parameter = /^:([a-z][a-z0-9_]{0,39})$/.exec(inner);
  if (parameter) return { kind: 'parameter', name: parameter[1]! };
  const figure = /^([a-z][a-z0-9_]{0,29})\.(.{1,63})$/u.exec(inner);
  if (figure) return { kind: 'figure', query: figure[1]!, column: figure[2]!.trim() };
  if (/^[a-z][a-z0-9_]{0,29}$/.test(inner)) return { kind: 'table', query: inner };
  return { kind: 'unreadable', source };
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(placePattern)) {
    if (match.index > from) pieces.push({ kind: 'words', words: text.slice(from, match.index) });
    pieces.push(placeOf(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'words', words: text.slice(from) });
  return pieces;
}

/** Every place of a template, in order. */
export const placesOf = (template: string): readonly Place[] =>
  piecesOf(template).filter((piece) => piece.kind !== 'words');

/** A template in blocks: headings begin with `# `, an empty line ends a paragraph, a table ends the paragraph it stands in. */
export function blocksOf(template: string): readonly Block[] {
  return template
    .split(/\r?\n\s*\r?\n/u)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .flatMap((block): readonly Block[] => {
      if (block.startsWith('# ')) return [{ kind: 'heading', pieces: piecesOf(block.slice(2)) }];
      const blocks: Block[] = [];
      let pieces: Piece[] = [];
      const flush = () => {
        if (pieces.some((piece) => piece.kind !== 'words' || piece.words.trim() !== ''))
          blocks.push({ kind: 'paragraph', pieces });
        pieces = [];
      };
      for (const piece of piecesOf(block.replaceAll(/\r?\n/gu, ' '))) {
        if (piece.kind !== 'table') {
          pieces.push(piece);
          continue;
        }
        flush();
        blocks.push({ kind: 'table', query: piece.query });
      }
      flush();
      return blocks;
    });
}
