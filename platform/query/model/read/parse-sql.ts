import { hasSqlDetails, loadModule, parseSync, type ScanToken, scanSync } from 'libpg-query';
import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import { refuseQuery } from '../refusal.ts';

/** A node of PostgreSQL's parse tree as it comes: nothing of it is trusted before a reader has accepted it. */
export type PgNode = { readonly [field: string]: unknown };

export interface ParsedSql {
  readonly statements: readonly PgNode[];
  /** Offset in the caller's text (UTF-16 units) of a location of the parse tree (UTF-8 bytes). */
  readonly offsetOf: (location: unknown) => number;
  /** Names of `:name` parameters; `$n` of the tree is `parameterNames[n - 1]`. Empty when the text uses `$n` itself. */
  readonly parameterNames: readonly string[];
}

let loaded: Promise<void> | undefined;

/** Loads the parser (WebAssembly) once. */
export function loadSqlParser(): Promise<void> {
  loaded ??= loadModule();
  return loaded;
}

/**
 * PostgreSQL's own parser, behind bounds: text, tokens and bracket depth are limited before it runs, since its memory and stack are fixed.
 * Throws a Refusal with `query/too-large` or `query/not-sql`. Comments are white space; what runs is printed from our tree and holds none.
 */
export function parseSql(sql: string): ParsedSql {
  if (sql.length > limits.characters)
    refuseQuery(problems['too-large'], {
      detail: text(
        `查询至多${limits.characters}字。`,
        `A query has at most ${limits.characters} characters.`,
      ),
    });
  // A NUL would silently end the text for the parser; broken surrogates change length in UTF-8.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const strange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(sql);
  if (strange || !sql.isWellFormed())
    refuseQuery(problems['not-sql'], {
      ...(strange ? { at: strange.index } : {}),
      detail: text(
        '查询中有控制字符或不成字的编码。',
        'The query holds control characters or broken characters.',
      ),
    });

  if (sql.trim() === '') return { statements: [], offsetOf: () => -1, parameterNames: [] };
  const tokens = scan(sql);
  boundTokens(tokens);
  const named = nameParameters(sql, tokens);
  const toOffset = byteOffsets(named.sql);
  const offsetOf = (location: unknown): number =>
    typeof location === 'number' && location >= 0 ? named.originalOffset(toOffset(location)) : -1;
  try {
    const tree = parseSync(named.sql) as { readonly stmts?: readonly { readonly stmt?: PgNode }[] };
    return {
      statements: (tree.stmts ?? []).map(({ stmt }) => stmt ?? {}),
      offsetOf,
      parameterNames: named.names,
    };
  } catch (error) {
    if (error instanceof RangeError)
      refuseQuery(problems['too-large'], {
        detail: text('查询嵌套过深。', 'The query is nested too deeply.'),
      });
    // The parser counts characters (code points) from the start of the text.
    const at = hasSqlDetails(error)
      ? named.originalOffset([...named.sql].slice(0, error.sqlDetails?.cursorPosition ?? 0).join('').length)
      : undefined;
    return refuseQuery(problems['not-sql'], {
      ...(at === undefined ? {} : { at }),
      detail: text(
        '此处不合SQL语法。',
        `This is not SQL here (${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}).`,
      ),
    });
  }
}

function scan(sql: string): readonly ScanToken[] {
  try {
    return scanSync(sql).tokens;
  } catch {
    // The scanner reports an open quote or comment as text that is not JSON.
    return refuseQuery(problems['not-sql'], {
      detail: text('引号或注释没有结束。', 'A quote or comment is not closed.'),
    });
  }
}

function boundTokens(tokens: readonly ScanToken[]): void {
  if (tokens.length > limits.tokens)
    refuseQuery(problems['too-large'], {
      detail: text(`查询至多${limits.tokens}个词。`, `A query has at most ${limits.tokens} words.`),
    });
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(' || token.text === '[') depth += 1;
    else if (token.text === ')' || token.text === ']') depth -= 1;
    if (depth > limits.brackets)
      refuseQuery(problems['too-large'], {
        detail: text(
          `括号至多${limits.brackets}层。`,
          `At most ${limits.brackets} brackets inside each other.`,
        ),
      });
  }
}

interface NamedSql {
  readonly sql: string;
  readonly names: readonly string[];
  readonly originalOffset: (offset: number) => number;
}

/** PostgreSQL knows `$1` only: each `:name` becomes the number of its name. Tokens tell a parameter from a cast, a quote or a comment. */
function nameParameters(sql: string, tokens: readonly ScanToken[]): NamedSql {
  const bytes = new TextEncoder().encode(sql);
  const decoder = new TextDecoder();
  const names: string[] = [];
  const shifts: { readonly at: number; readonly by: number }[] = [];
  let written = '';
  let copied = 0;
  tokens.forEach((colon, index) => {
    const name = tokens[index + 1];
    if (
      colon.text !== ':' ||
      !name ||
      name.start !== colon.end ||
      !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name.text)
    )
      return;
    if (!names.includes(name.text)) names.push(name.text);
    if (names.length > limits.parameters)
      refuseQuery(problems['too-large'], {
        detail: text(`参数至多${limits.parameters}个。`, `At most ${limits.parameters} parameters.`),
      });
    written += decoder.decode(bytes.subarray(copied, colon.start));
    const replacement = `$${names.indexOf(name.text) + 1}`;
    written += replacement;
    copied = name.end;
    shifts.push({ at: written.length, by: name.text.length + 1 - replacement.length });
  });
  if (names.length > 0) {
    const numbered = tokens.find(({ tokenName }) => tokenName === 'PARAM');
    if (numbered)
      refuseQuery(problems.parameter, {
        detail: text('同一查询中不要混用“:名称”和“$序号”。', 'Do not mix :name and $number in one query.'),
      });
  }
  written += decoder.decode(bytes.subarray(copied));
  return {
    sql: written,
    names,
    originalOffset: (offset) =>
      offset + shifts.reduce((total, shift) => (shift.at <= offset ? total + shift.by : total), 0),
  };
}

/** From offsets in UTF-8 bytes to offsets in UTF-16 units. */
function byteOffsets(sql: string): (byte: number) => number {
  const bytes = new TextEncoder().encode(sql);
  if (bytes.length === sql.length) return (byte) => byte;
  const decoder = new TextDecoder();
  return (byte) => decoder.decode(bytes.subarray(0, byte)).length;
}
