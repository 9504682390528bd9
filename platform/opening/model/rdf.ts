/** A thing of a description: its address (none: told only in its place), what it is, and what is said of it. */
export interface Node {
  readonly id?: string;
  /** Names with their prefix, e.g. `dcat:Dataset`. */
  readonly types: readonly string[];
  readonly says: readonly (readonly [property: string, values: readonly Value[]])[];
}
export type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly lang?: string; readonly type?: string }
  | { readonly node: Node };

export const prefixes: { readonly [prefix: string]: string } = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const full = (name: string): string => {
  const [prefix = '', local = ''] = name.split(':');
  return `${prefixes[prefix]}${local}`;
};

/** An address as RDF may hold it: what does not belong into one is percent-encoded. */
export const safeIri = (iri: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those letters that IRIREF excludes.
  iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (letter) => encodeURIComponent(letter));

/** Turtle 1.1. */
export function turtle(nodes: readonly Node[]): string {
  const heads = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const blocks = nodes.map((node) => `${turtleSubject(node)}${turtleBody(node, '  ')} .`);
  return `${heads.join('\n')}\n\n${blocks.join('\n\n')}\n`;
}
const turtleSubject = ({ id }: Node): string => (id === undefined ? '[]' : `<${safeIri(id)}>`);
function turtleBody({ types, says }: Node, indent: string): string {
  const lines = [
    `a ${types.join(', ')}`,
    ...says
      .filter(([, values]) => values.length > 0)
      .map(([property, values]) => `${property} ${values.map((one) => turtleValue(one, indent)).join(', ')}`),
  ];
  return ` ${lines.join(` ;\n${indent}`)}`;
}
function turtleValue(value: Value, indent: string): string {
  if ('iri' in value) return `<${safeIri(value.iri)}>`;
  if ('node' in value)
    return value.node.id === undefined
      ? `[${turtleBody(value.node, `${indent}  `)} ]`
      : `<${safeIri(value.node.id)}>`;
  const written = JSON.stringify(value.text.toWellFormed());
  return value.lang ? `${written}@${value.lang}` : value.type ? `${written}^^${value.type}` : written;
}

/** JSON-LD 1.1 with a context of prefixes. */
export function jsonLd(nodes: readonly Node[]): string {
  return `${JSON.stringify({ '@context': prefixes, '@graph': nodes.map(jsonNode) }, null, 1)}\n`;
}
const jsonNode = ({ id, types, says }: Node): object => ({
  ...(id === undefined ? {} : { '@id': safeIri(id) }),
  '@type': [...types],
  ...Object.fromEntries(
    says
      .filter(([, values]) => values.length > 0)
      .map(([property, values]) => [property, values.map(jsonValue)]),
  ),
});
function jsonValue(value: Value): object {
  if ('iri' in value) return { '@id': safeIri(value.iri) };
  if ('node' in value)
    return value.node.id === undefined ? jsonNode(value.node) : { '@id': safeIri(value.node.id) };
  return {
    '@value': value.text.toWellFormed(),
    ...(value.lang ? { '@language': value.lang } : value.type ? { '@type': value.type } : {}),
  };
}

/** RDF 1.1 XML. */
export function rdfXml(nodes: readonly Node[]): string {
  const names = Object.entries({ rdf, ...prefixes }).map(([prefix, iri]) => `xmlns:${prefix}="${iri}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF ${names.join(' ')}>\n${nodes.map(xmlNode).join('\n')}\n</rdf:RDF>\n`;
}
function xmlNode({ id, types, says }: Node): string {
  const about = id === undefined ? '' : ` rdf:about="${xml(safeIri(id))}"`;
  const kinds = types.map((type) => `<rdf:type rdf:resource="${full(type)}"/>`).join('');
  const said = says
    .flatMap(([property, values]) => values.map((value) => xmlValue(property, value)))
    .join('');
  return `<rdf:Description${about}>${kinds}${said}</rdf:Description>`;
}
function xmlValue(property: string, value: Value): string {
  if ('iri' in value) return `<${property} rdf:resource="${xml(safeIri(value.iri))}"/>`;
  if ('node' in value)
    return value.node.id === undefined
      ? `<${property}>${xmlNode(value.node)}</${property}>`
      : `<${property} rdf:resource="${xml(safeIri(value.node.id))}"/>`;
  const kind = value.lang
    ? ` xml:lang="${value.lang}"`
    : value.type
      ? ` rdf:datatype="${full(value.type)}"`
      : '';
  return `<${property}${kind}>${xml(value.text)}</${property}>`;
}
const marks: { readonly [letter: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
/** What XML 1.0 cannot hold is replaced. */
const xml = (text: string): string => {
  let written = '';
  for (const letter of text.toWellFormed())
    written +=
      marks[letter] ??
      ((letter >= ' ' || letter === '\t' || letter === '\n') && letter !== '\ufffe' && letter !== '\uffff'
        ? letter
        : '\ufffd');
  return written;
};

export const nodeFormats = { ttl: turtle, jsonld: jsonLd, rdf: rdfXml } as const;
export type NodeFormat = keyof typeof nodeFormats;
export const nodeTypes: { readonly [F in NodeFormat]: string } = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  rdf: 'application/rdf+xml; charset=utf-8',
};
