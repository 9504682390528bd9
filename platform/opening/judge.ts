import type { Text, Tx } from '#foundation';
import type { CataloguedResource } from '#platform/catalog';
import { gateVerdict } from '#platform/privacy';
import type { OpenClass } from './model/open-class.ts';
import { openClasses } from './model/open-class.ts';

/** The most that a resource's data may be opened as things stand (R56, asked by the gate), and why; null where it has no data in service. */
export async function allowedClass(
  tx: Tx,
  resource: CataloguedResource,
): Promise<{ readonly class: OpenClass; readonly reasons: readonly Text[] } | null> {
  if (!resource.revision) return null;
  const verdict = await gateVerdict(tx, {
    resourceId: resource.id,
    revisionId: resource.revision.id,
    form: 'open',
  });
  const found = verdict?.conditions.find(({ code }) => code === 'open-class');
  const named = openClasses.find((one) => one === found?.mark) ?? 'not-open';
  return { class: named, reasons: found ? [found.explanation] : [] };
}
