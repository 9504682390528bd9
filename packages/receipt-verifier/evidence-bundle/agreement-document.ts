import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalBytes, type Json } from '../canonical.ts';
import { toHex } from '../encoding.ts';
import { anyObject, checked, isPosition, isText, type JsonObject, ShapeFault } from '../shape.ts';
import { isDay } from './instants.ts';

/** An authorisation agreement as it was signed; what is looked at here, among much else. */
export interface AgreementDocument {
  readonly number: string;
  readonly version: number;
  readonly parts: {
    readonly term: { readonly from: string; readonly until: string };
    readonly scope: {
      readonly purposes: readonly { readonly code: string }[];
      readonly resources: readonly { readonly resourceId: string }[];
    };
  };
}

/**
 * SHA-256 in hexadecimal that the log, the receipts and the parties mean by "this agreement": over canonical JSON of the document under a
 * domain of its own.
 */
export const documentDigest = (document: AgreementDocument): string =>
  toHex(sha256(canonicalBytes({ domain: 'gongshu.agreement/1', document } as unknown as Json)));

export function readDocument(value: Json, at: string): AgreementDocument {
  const document = anyObject(value, at);
  checked(document['number'], `${at}/number`, isText);
  checked(document['version'], `${at}/version`, isPosition);
  const parts = anyObject(document['parts'], `${at}/parts`);
  const term = anyObject(parts['term'], `${at}/parts/term`);
  checked(term['from'], `${at}/parts/term/from`, isDay);
  checked(term['until'], `${at}/parts/term/until`, isDay);
  const scope = anyObject(parts['scope'], `${at}/parts/scope`);
  eachHas(scope, 'purposes', 'code', `${at}/parts/scope`);
  eachHas(scope, 'resources', 'resourceId', `${at}/parts/scope`);
  return document as unknown as AgreementDocument;
}

function eachHas(object: JsonObject, list: string, name: string, at: string): void {
  const items = object[list];
  if (!Array.isArray(items)) throw new ShapeFault(`${at}/${list}`);
  items.forEach((item: Json, position) => {
    checked(anyObject(item, `${at}/${list}/${position}`)[name], `${at}/${list}/${position}/${name}`, isText);
  });
}
