import { readFileSync } from 'node:fs';
import type { Store } from 'n3';

const shapesText = readFileSync(new URL('../conformance/dcat-ap/dcat-ap-SHACL.ttl', import.meta.url), 'utf8');

/** The two packages of other people that read and judge RDF; null where `npm ci` has not been run since they were wanted. */
const kit = await Promise.all([import('n3'), import('rdf-validate-shacl')]).catch(() => null);
if (!kit)
  console.warn(
    'SKIPPED: RDF is not held against the shapes, because n3 or rdf-validate-shacl is not installed: run npm ci',
  );
export const installed = kit !== null;

let shapes: Store | undefined;

export interface Said {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

function parsed(turtle: string): Store {
  const [{ Parser, Store: Kept }] = kit!;
  return new Kept(new Parser({ format: 'text/turtle' }).parse(turtle));
}

/** What a Turtle text says, read by another program. */
export const quadsOf = async (turtle: string): Promise<readonly Said[]> =>
  [...parsed(turtle)].map(({ subject, predicate, object }) => ({
    subject: subject.value,
    predicate: predicate.value,
    object: object.value,
  }));

/** What in it violates the shapes of DCAT-AP 3.0.1, one line each; warnings are not counted. */
export async function violations(turtle: string): Promise<readonly string[]> {
  shapes ??= parsed(shapesText);
  const { default: SHACLValidator } = kit![1];
  const report = await new SHACLValidator(shapes).validate(parsed(turtle));
  return report.results
    .filter(({ severity }) => severity === null || severity.value.endsWith('#Violation'))
    .map(
      ({ focusNode, path, message }) =>
        `${focusNode?.value} ${path?.value}: ${message.map(({ value }) => value).join(' ')}`,
    );
}
