import type { Tx } from '#foundation';
import { answersFor, currentOrganisations, organisationNames } from '#platform/identity';
import type { AboutNode, OpenTables } from '../ports.ts';
import { type EntryRow, standingEntry } from '../store/entries.ts';
import { datastoreSearch } from './datastore.ts';
import { CkanError, notAllowed, notFound, notRight, notSearchable } from './errors.ts';
import { organisationDict, packageDicts, tagDict } from './packages.ts';
import { flag, type Given, list, text, whole } from './parameters.ts';
import { type NotRead, packageOrder, packageQuestion } from './question.ts';
import { ckanFormats, countPackages, findPackages, type PackageQuestion, packagesBy } from './search.ts';

interface Asked {
  readonly tx: Tx;
  readonly about: AboutNode;
  readonly tables: OpenTables;
  readonly given: Given;
}
type Action = (asked: Asked) => Promise<unknown>;

const everything: PackageQuestion = { words: [] };

function read<Value extends object>(value: Value | NotRead, field: string): Value {
  if ('part' in value) throw notSearchable(`${field} is not understood from: ${value.part}`);
  return value as Value;
}

/** Departments with what they opened, by the organisation that answers now. */
async function organisations({ tx }: Asked, question: PackageQuestion = everything) {
  const by = await packagesBy(tx, question, 'department');
  const now = await currentOrganisations(
    tx,
    by.map(({ value }) => value),
    'opening',
  );
  const counts = new Map<string, number>();
  for (const { value, count } of by) {
    const id = now.get(value) ?? value;
    counts.set(id, (counts.get(id) ?? 0) + count);
  }
  const names = await organisationNames(tx, [...counts.keys()]);
  return [...counts].map(([id, count]) => ({ id, name: names.get(id) ?? id, count }));
}

async function packageOf({ tx, given }: Asked): Promise<EntryRow> {
  const id = text(given, 'id') ?? text(given, 'name_or_id');
  if (!id) throw notRight('id', 'Missing value');
  const row = await standingEntry(tx, id);
  if (!row || row.class === 'not-open') throw notFound(`Dataset "${id}" was not found`);
  return row;
}

const packageSearch: Action = async (asked) => {
  const { tx, about, given } = asked;
  const fq = [text(given, 'fq') ?? '', ...(list(given, 'fq_list') ?? [])].join(' ');
  const named = read(packageQuestion(text(given, 'q') ?? '', fq), 'fq');
  const question = named.departments
    ? {
        ...named,
        departments: (
          await Promise.all(named.departments.map((id) => answersFor(tx, id, tx.now, 'opening')))
        ).flat(),
      }
    : named;
  const order = read(packageOrder(text(given, 'sort') ?? ''), 'sort');
  const limit = Math.min(whole(given, 'rows') ?? 10, 1000);
  const rows = await findPackages(tx, question, {
    order: order as never,
    limit,
    offset: whole(given, 'start') ?? 0,
  });
  const wanted = flag(given, 'facet', true) ? (list(given, 'facet.field') ?? []) : [];
  const facets: [
    string,
    { readonly name: string; readonly display_name: string; readonly count: number }[],
  ][] = [];
  for (const field of wanted) facets.push([field, await facetOf(asked, question, field)]);
  const bound = whole(given, 'facet.limit') ?? 50;
  return {
    count: await countPackages(tx, question),
    sort: text(given, 'sort') ?? 'metadata_modified desc',
    results: await packageDicts(tx, about, rows),
    facets: Object.fromEntries(
      facets.map(([field, items]) => [
        field,
        Object.fromEntries(items.slice(0, bound).map(({ name, count }) => [name, count])),
      ]),
    ),
    search_facets: Object.fromEntries(
      facets.map(([field, items]) => [field, { title: field, items: items.slice(0, bound) }]),
    ),
  };
};

async function facetOf(asked: Asked, question: PackageQuestion, field: string) {
  if (field === 'organization')
    return (await organisations(asked, question)).map(({ id, name, count }) => ({
      name: id,
      display_name: name,
      count,
    }));
  if (field === 'tags')
    return (await packagesBy(asked.tx, question, 'theme')).map(({ value, count }) => ({
      name: value,
      display_name: value,
      count,
    }));
  if (field === 'res_format') {
    const open = (await packagesBy(asked.tx, question, 'class')).find(
      ({ value }) => value === 'unconditional',
    );
    return open ? ckanFormats.map((name) => ({ name, display_name: name, count: open.count })) : [];
  }
  // Groups and licences: there are none, and CKAN answers so for them too.
  return [];
}

const window = ({ given }: Asked) => ({
  limit: Math.min(whole(given, 'limit') ?? 1000, 1000),
  offset: whole(given, 'offset') ?? 0,
});
const named = ['name', false] as const;

const packageList: Action = async (asked) =>
  (await findPackages(asked.tx, everything, { order: named, ...window(asked) })).map(
    ({ resource_id }) => resource_id,
  );

const actions: { readonly [name: string]: Action } = {
  site_read: async () => true,
  status_show: async ({ about }) => ({
    ckan_version: '2.11.0',
    site_title: about.name.zh,
    site_description: about.operator.zh,
    site_url: about.address,
    error_emails_to: null,
    locale_default: 'zh_Hans_CN',
    extensions: ['datastore'],
  }),
  package_list: packageList,
  current_package_list_with_resources: async (asked) =>
    packageDicts(
      asked.tx,
      asked.about,
      await findPackages(asked.tx, everything, { order: ['changed', true], ...window(asked) }),
    ),
  package_search: packageSearch,
  package_show: async (asked) => (await packageDicts(asked.tx, asked.about, [await packageOf(asked)]))[0],
  resource_show: async (asked) => {
    const id = text(asked.given, 'id');
    if (!id) throw notRight('id', 'Missing value');
    const row = await standingEntry(asked.tx, id.replace(/\.\w+$/, ''));
    const [found] = row && row.class !== 'not-open' ? await packageDicts(asked.tx, asked.about, [row]) : [];
    const resource = found?.resources.find((one) => one.id === id);
    if (!resource) throw notFound(`Resource "${id}" was not found`);
    return resource;
  },
  organization_list: async (asked) => {
    const all = await organisations(asked);
    return flag(asked.given, 'all_fields', false)
      ? all.map((one) => ({ ...organisationDict(one), package_count: one.count }))
      : all.map(({ id }) => id);
  },
  organization_show: async (asked) => {
    const id = text(asked.given, 'id');
    if (!id) throw notRight('id', 'Missing value');
    const found = (await organisations(asked)).find((one) => one.id === id || one.name === id);
    if (!found) throw notFound(`Organization "${id}" was not found`);
    return {
      ...organisationDict(found),
      package_count: found.count,
      users: [],
      groups: [],
      tags: [],
      extras: [],
    };
  },
  tag_list: async (asked) => {
    const wanted = text(asked.given, 'query')?.toLowerCase();
    const tags = (await packagesBy(asked.tx, everything, 'theme'))
      .map(({ value }) => value)
      .filter((one) => !wanted || one.toLowerCase().includes(wanted))
      .sort();
    return flag(asked.given, 'all_fields', false) ? tags.map(tagDict) : tags;
  },
  tag_show: async (asked) => {
    const id = text(asked.given, 'id') ?? '';
    const tags = (await packagesBy(asked.tx, everything, 'theme')).map(({ value }) => value);
    if (!tags.includes(id)) throw notFound(`Tag "${id}" was not found`);
    return tagDict(id);
  },
  group_list: async () => [],
  license_list: async () => [],
  help_show: async ({ given }) => {
    const name = text(given, 'name') ?? '';
    if (!Object.hasOwn(actions, name)) throw notFound(`Action ${name} was not found`);
    return `${name}: see https://docs.ckan.org/en/2.11/api/ and docs/use/opening.md`;
  },
  datastore_search: ({ tx, tables, given }) => datastoreSearch(tx, tables, given),
  datastore_search_sql: async () => {
    throw notAllowed(
      'SQL from outside is not run here. Use datastore_search with filters, q, fields, sort, limit and offset, or take the Parquet file and ask it with any engine / 此处不运行外来 SQL，请用 datastore_search，或者下载 Parquet 自行查询',
    );
  },
};

/** What a CKAN client gets from `/api/3/action/{name}`: status and body, refusals in CKAN's own shape. */
export async function ckanAction(
  name: string,
  asked: Asked,
): Promise<{ readonly status: number; readonly body: object }> {
  const help = `${asked.about.address}/api/3/action/help_show?name=${encodeURIComponent(name)}`;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  try {
    if (!action)
      throw new CkanError(400, {
        __type: 'Not Found Error',
        message: `Bad request - Action name not known: ${name.slice(0, 100)}. Known: ${Object.keys(actions).join(', ')}`,
      });
    return { status: 200, body: { help, success: true, result: await action(asked) } };
  } catch (error) {
    if (error instanceof CkanError)
      return { status: error.status, body: { help, success: false, error: error.error } };
    throw error;
  }
}
