import { type Actor, type Id, type Json, type Text, text } from '#foundation';

interface Shown {
  readonly release_mode: string | null;
  readonly source_organisation: string;
}

/** Rows of a resource about people or firms are never shown but to the department that holds them; open rows are for everybody. */
export const mayPreview = (resource: Shown, organisation: Id<'org'> | undefined): boolean =>
  resource.release_mode === null || resource.source_organisation === organisation;

/**
 * Cell content in a profile (extremes, commonest values) leaves with the rows and not before: to others than the department a revision
 * that was never put in service, or in which something blocking was found, shows how much there is and never what.
 */
export function mayShowValues(
  resource: Shown,
  revision: { readonly state: string; readonly findings: readonly { readonly blocks?: string }[] },
  organisation: Id<'org'> | undefined,
): boolean {
  if (resource.source_organisation === organisation) return true;
  const served = revision.state === 'in-service' || revision.state === 'superseded';
  return mayPreview(resource, organisation) && served && !revision.findings.some(({ blocks }) => blocks);
}

interface Column {
  readonly column: string;
  readonly type: string;
  readonly filled: number;
  readonly distinct: number;
  readonly min?: string;
  readonly max?: string;
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

/**
 * A column of a profile as a reader sees it. Values of a table about people are not for everybody, not even as extremes or commonest values. Nor is how many of
 * them have one: that is a count no guard has seen, and between two revisions it tells of one person.
 *
 * @param told `counted`: the reader may see rows; `visible`: and values.
 */
export const shownColumn = (
  { column, type, filled, distinct, min, max, top }: Column,
  { counted, visible }: { readonly counted: boolean; readonly visible: boolean },
) => ({
  column,
  type,
  filled: counted ? filled : null,
  distinct: counted ? distinct : null,
  ...(visible && min !== undefined ? { min } : {}),
  ...(visible && max !== undefined ? { max } : {}),
  top: visible ? [...top] : [],
});

interface Place {
  readonly row?: number;
  readonly column?: string;
}

/**
 * Who may see what findings rest on: people of the department that holds the data, the data authority that supervises opening and
 * sharing, and auditors. Never a program, whoever's it is.
 */
export const mayJudge = (resource: Pick<Shown, 'source_organisation'>, actor: Actor): boolean =>
  actor.kind === 'person' &&
  (actor.organisationId === resource.source_organisation ||
    actor.roles.some((role) => role === 'data-authority' || role === 'auditor'));

interface SeenFinding {
  readonly code: string;
  readonly severity: string;
  readonly count: number;
  readonly message: Text;
  readonly at?: readonly Place[];
  readonly evidence?: { readonly [name: string]: Json };
}

/**
 * A finding as a reader sees it: to who may not see rows it says that something was found, and neither how often nor in which of them. What it
 * rests on (masked examples, shares) is for those who hold the data or judge it, also where the rows are open: a revision in which
 * something was found is not open yet. Nothing else of a stored finding leaves.
 */
export function shownFinding(
  { code, severity, count, at, message, evidence }: SeenFinding,
  { counted, judging }: { readonly counted: boolean; readonly judging: boolean },
) {
  const rest = { code, severity, ...(judging && evidence ? { evidence } : {}) };
  if (counted || judging) return { ...rest, message, count, at: at ? [...at] : [] };
  const number = new RegExp(`(?<![0-9])${count}(?![0-9])`, 'g');
  return {
    ...rest,
    message: text(message.zh.replace(number, '若干'), message.en.replace(number, 'some')),
    count: null,
    at: [],
  };
}
