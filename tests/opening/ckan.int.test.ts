import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountCkan } from '../../programs/server/http/ckan.ts';
import { organisations } from '../verification/town.ts';
import { type OpeningHouse, openHouse, weather } from './house.ts';

let house: OpeningHouse;
let app: FastifyInstance;
let id: string;
beforeAll(async () => {
  house = await openHouse();
  ({ resourceId: id } = await house.table(weather(300), '气象观测'));
  await house.list(id);
  for (const [title, more] of [
    ['有条件开放的', { class: 'conditional', conditions: '经申请并承诺用途。' }],
    ['不开放的', { class: 'not-open' }],
  ] as const) {
    const { resourceId } = await house.table(weather(31), title);
    await house.list(resourceId, more);
  }
  app = Fastify();
  mountCkan(app, {
    database: house.desk.ground.db.database,
    tables: house.desk.open.tables,
    about: {
      address: 'http://127.0.0.1:8080',
      name: { zh: '公枢', en: 'Gongshu' },
      operator: { zh: '示例局', en: 'Example bureau' },
    },
  });
}, 180_000);
afterAll(async () => {
  await app?.close();
  await house?.close();
});

/** As ckanapi calls: JSON in a POST to `/api/action/{name}`. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it compares.
async function call(name: string, given: object = {}): Promise<any> {
  const response = await app.inject({ method: 'POST', url: `/api/action/${name}`, payload: given });
  const body = response.json();
  expect(body.success).toBe(response.statusCode === 200);
  return body.success ? body.result : { status: response.statusCode, ...body.error };
}

describe('a session of a CKAN client', () => {
  it('lists, searches and shows what is on the open list', async () => {
    expect(await call('site_read')).toBe(true);
    expect(await call('status_show')).toMatchObject({ extensions: ['datastore'] });
    expect(await call('package_list')).toHaveLength(2);
    const found = await call('package_search', {
      q: '气象',
      fq: `organization:${organisations.bureau} +res_format:CSV`,
      sort: 'metadata_modified desc',
      'facet.field': ['organization', 'tags', 'res_format'],
      rows: 5,
    });
    expect(found).toMatchObject({
      count: 1,
      results: [{ id, num_resources: 4, isopen: true, private: false }],
    });
    expect(found.search_facets.organization.items).toMatchObject([{ name: organisations.bureau, count: 1 }]);
    expect(found.facets.tags).toEqual({ 执法检查: 1 });
    expect(await call('package_search', { q: '*:*', rows: 0 })).toMatchObject({ count: 2, results: [] });
    expect(await call('package_search', { fq: 'tags:"执法检查" AND state:active', start: 1 })).toMatchObject({
      count: 2,
      results: [{}],
    });
    const shown = await call('package_show', { id });
    expect(shown).toMatchObject({
      name: id,
      organization: { id: organisations.bureau },
      tags: [{ name: '执法检查' }],
    });
    expect(await call('resource_show', { id: shown.resources[0].id })).toMatchObject({
      format: 'CSV',
      datastore_active: true,
    });
    expect(await call('organization_list', { all_fields: true })).toMatchObject([
      { id: organisations.bureau, package_count: 2 },
    ]);
    expect(await call('organization_show', { id: organisations.bureau })).toMatchObject({ package_count: 2 });
    expect(await call('tag_list')).toEqual(['执法检查']);
    expect(await call('group_list')).toEqual([]);
  });

  it('queries rows with filters, words, fields, order, windows and a total', async () => {
    const resource_id = `${id}.csv`;
    const first = await call('datastore_search', { resource_id, limit: 2 });
    expect(first).toMatchObject({
      total: 300,
      total_was_estimated: false,
      fields: [
        { id: '_id', type: 'int' },
        { id: '日期', type: 'date' },
        { id: '站点', type: 'text' },
        { id: '气温', type: 'int8' },
      ],
      records: [
        { _id: 1, 日期: '2026-01-01', 站点: '站0', 气温: 0 },
        { _id: 2, 日期: '2026-01-02', 站点: '站1', 气温: 7 },
      ],
    });
    const all = (await call('datastore_search', { resource_id, limit: 1000 })).records;
    const filtered = await call('datastore_search', {
      resource_id,
      filters: { 站点: ['站1', '站2'] },
      fields: ['站点', '气温'],
      sort: '气温 desc',
      limit: 1000,
    });
    const expected = all.filter((row: { 站点: string }) => ['站1', '站2'].includes(row.站点));
    expect(filtered.total).toBe(expected.length);
    expect(filtered.records.map((row: { 气温: number }) => row.气温)).toEqual(
      expected.map((row: { 气温: number }) => row.气温).sort((one: number, other: number) => other - one),
    );
    expect(Object.keys(filtered.records[0])).toEqual(['站点', '气温']);
    const window = await call('datastore_search', { resource_id, offset: 150, limit: 3 });
    expect(window.records).toEqual(all.slice(150, 153));
    expect(await call('datastore_search', { resource_id, filters: { _id: [5, 7] } })).toMatchObject({
      total: 2,
      records: [{ _id: 5 }, { _id: 7 }],
    });
    expect((await call('datastore_search', { resource_id, q: '站3', limit: 1 })).total).toBe(
      all.filter((row: { 站点: string }) => row.站点 === '站3').length,
    );
    expect(
      await call('datastore_search', {
        resource_id,
        filters: { 站点: '站1' },
        total_estimation_threshold: 10,
      }),
    ).toMatchObject({ total: 10, total_was_estimated: true });
    expect((await call('datastore_search', { resource_id, include_total: false })).total).toBeUndefined();
    const got = await app.inject(
      `/api/3/action/datastore_search?resource_id=${id}&limit=1&filters=${encodeURIComponent('{"站点":"站2"}')}`,
    );
    expect(got.json().result.records).toMatchObject([{ 站点: '站2' }]);
  });

  it('is refused in CKAN’s own shape, with what would help', async () => {
    expect(await call('package_show', { id: 'none' })).toMatchObject({
      status: 404,
      __type: 'Not Found Error',
    });
    const [{ resource_id: closed }] = await house.rows(
      `SELECT resource_id FROM opening.entry WHERE class = 'not-open'`,
    );
    expect(await call('package_show', { id: closed })).toMatchObject({ status: 404 });
    const [{ resource_id: asked }] = await house.rows(
      `SELECT resource_id FROM opening.entry WHERE class = 'conditional'`,
    );
    expect(await call('datastore_search', { resource_id: asked })).toMatchObject({
      status: 403,
      __type: 'Authorization Error',
    });
    expect(await call('datastore_search', {})).toMatchObject({
      status: 409,
      __type: 'Validation Error',
      resource_id: ['Missing value'],
    });
    expect(await call('datastore_search', { resource_id: id, filters: { 无: 1 } })).toMatchObject({
      status: 409,
      filters: ['field "无" not in table'],
    });
    expect(
      await call('datastore_search', { resource_id: id, filters: { 气温: "1' OR '1'='1" } }),
    ).toMatchObject({ status: 409 });
    expect(await call('datastore_search_sql', { sql: 'SELECT 1' })).toMatchObject({
      status: 403,
      message: expect.stringContaining('datastore_search'),
    });
    for (const fq of ['-tags:x', 'metadata_modified:[NOW-1DAY TO NOW]', 'tags:a OR tags:b', 'unknown:x'])
      expect(await call('package_search', { fq }), fq).toMatchObject({
        status: 409,
        __type: 'Search Query Error',
      });
    expect(await call('package_create', { name: 'x' })).toMatchObject({
      status: 400,
      message: expect.stringContaining('package_search'),
    });
    expect(await call('toString')).toMatchObject({ status: 400 });
  });

  it('sees nothing any more of what was frozen', async () => {
    const [{ id: revision }] = await house.rows(
      `SELECT id FROM catalog.revision WHERE resource_id = $1 AND state = 'in-service'`,
      [id],
    );
    await house.rows(`UPDATE lineage.standing SET status = 'frozen' WHERE kind = 'revision' AND id = $1`, [
      revision,
    ]);
    expect(await call('datastore_search', { resource_id: id })).toMatchObject({ status: 404 });
    expect(await call('package_show', { id })).toMatchObject({ num_resources: 0, resources: [] });
  });
});
