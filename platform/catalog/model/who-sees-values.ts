import type { Id } from '#foundation';

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
