import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpeningHouse, openHouse, weather } from './house.ts';
import { installed, quadsOf, violations } from './shacl.ts';

let house: OpeningHouse;
beforeAll(async () => {
  house = await openHouse();
  for (const [title, more] of [
    ['气象“观测”<一>&', {}],
    ['有条件开放的\\资源\n二', { class: 'conditional', conditions: '经申请并承诺用途。' }],
    ['第三项', { updateCycle: 'irregular' }],
  ] as const) {
    const { resourceId } = await house.table(weather(30), title);
    await house.list(resourceId, more);
  }
}, 180_000);
afterAll(() => house?.close());

const body = async (name: string, input: object = {}): Promise<string> =>
  (await house.read(name, input)).body;
const dcat = (local: string) => `http://www.w3.org/ns/dcat#${local}`;

describe.skipIf(!installed)('the open list as DCAT', () => {
  it('says the same in Turtle, RDF/XML and JSON-LD, and violates no shape of DCAT-AP 3.0.1', {
    timeout: 120_000,
  }, async () => {
    const turtle = await body('catalog-ttl');
    const quads = await quadsOf(turtle);
    const typed = (type: string) =>
      quads.filter(({ predicate, object }) => predicate.endsWith('#type') && object === type).length;
    expect(typed(dcat('Dataset'))).toBe(3);
    // Two are given out, in four forms each; the one under conditions is described and has no file.
    expect([typed(dcat('Distribution')), typed(dcat('DataService'))]).toEqual([8, 2]);
    expect(await violations(turtle)).toEqual([]);
    const json = JSON.parse(await body('catalog-jsonld'));
    expect(
      json['@graph'].filter((one: { '@type': string[] }) => one['@type'].includes('dcat:Dataset')),
    ).toHaveLength(3);
    const xml = await body('catalog-rdf');
    expect(xml.match(/rdf:resource="http:\/\/www.w3.org\/ns\/dcat#Dataset"/g)).toHaveLength(3);
    expect(xml).toContain('气象“观测”&lt;一&gt;&amp;');
  });

  it('is found to violate them where something that must be there is not', { timeout: 120_000 }, async () => {
    const turtle = await body('catalog-ttl');
    const without = turtle.replace(/dct:description [^;]*;/, '');
    expect(without).not.toBe(turtle);
    expect((await violations(without)).length).toBeGreaterThan(0);
    const twice = turtle.replace(/dcat:accessURL <[^>]*> ;/, '');
    expect((await violations(twice)).length).toBeGreaterThan(0);
  });

  it('has pages that lead to the next until all are there, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: string = await body('catalog-jsonld', { limit: 1, ...(cursor ? { cursor } : {}) });
      const graph = JSON.parse(page)['@graph'] as {
        '@id': string;
        '@type': string[];
        [property: string]: unknown;
      }[];
      seen.push(...graph.filter((one) => one['@type'].includes('dcat:Dataset')).map((one) => one['@id']));
      const next = graph.find((one) => one['@type'].includes('hydra:PartialCollectionView'))!['hydra:next'] as
        | { '@id': string }[]
        | undefined;
      cursor = next ? new URL(next[0]!['@id']).searchParams.get('cursor') : null;
    } while (cursor);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
  });

  it('describes one resource by itself, and of one that is not there says so', async () => {
    const [{ resource_id: id }] = await house.rows(
      `SELECT resource_id FROM opening.entry WHERE class = 'unconditional' LIMIT 1`,
    );
    expect(await violations(await body('dataset', { id, format: 'ttl' }))).toEqual([]);
    expect(await house.read('dataset', { id: 'res_none', format: 'ttl' })).toMatchObject({
      code: 'opening/not-on-list',
    });
  });

  it('is held against the shapes as they were published', () => {
    const shapes = readFileSync(new URL('../conformance/dcat-ap/dcat-ap-SHACL.ttl', import.meta.url), 'utf8');
    expect(shapes).toContain('https://semiceu.github.io/DCAT-AP/releases/3.0.1#dcat:DatasetShape');
  });
});
