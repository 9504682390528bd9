import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const shapesText = readFileSync(new URL('../conformance/dcat-ap/dcat-ap-SHACL.ttl', import.meta.url), 'utf8');
let shapes: Store | undefined;

export interface Said {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

const parsed = (turtle: string): Store => new Store(new Parser({ format: 'text/turtle' }).parse(turtle));

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
  const report = await new SHACLValidator(shapes).validate(parsed(turtle));
  return report.results
    .filter(({ severity }) => severity === null || severity.value.endsWith('#Violation'))
    .map(
      ({ focusNode, path, message }) =>
        `${focusNode?.value} ${path?.value}: ${message.map(({ value }) => value).join(' ')}`,
    );
}
