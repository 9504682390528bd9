import type { OpenClass } from './open-class.ts';
import type { Node, Value } from './rdf.ts';
import type { UpdateCycle } from './rules.ts';

/** A resource on the open list as DCAT describes it; docs/reference/dcat.md is the mapping in words. */
export interface DescribedResource {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly theme: string | null;
  readonly class: OpenClass;
  readonly conditions: string | null;
  readonly cycle: UpdateCycle;
  readonly contact: string;
  readonly department: { readonly id: string; readonly name: string };
  readonly listedAt: string;
  /** What is served now; null where nothing may be. */
  readonly serves: {
    readonly number: number;
    readonly sha256: string;
    readonly modified: string | null;
  } | null;
}
export interface DescribedCatalogue {
  /** Where this node is reached, without a slash at the end. */
  readonly address: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly publisher: { readonly zh: string; readonly en: string };
  readonly resources: readonly DescribedResource[];
  /** Addresses of this page of the catalogue and of the next. */
  readonly page?: { readonly self: string; readonly next: string | null; readonly total: number };
}

const authority = 'http://publications.europa.eu/resource/authority';
const cycles: { readonly [Cycle in UpdateCycle]: string } = {
  realtime: 'CONT',
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  yearly: 'ANNUAL',
  irregular: 'IRREG',
};
const rights: { readonly [Class in OpenClass]: string } = {
  unconditional: 'PUBLIC',
  conditional: 'RESTRICTED',
  'not-open': 'NON_PUBLIC',
};
const media = 'https://www.iana.org/assignments/media-types';
const files = [
  ['csv', 'CSV', `${media}/text/csv`],
  ['json', 'JSON', `${media}/application/json`],
  ['xlsx', 'XLSX', `${media}/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`],
  ['parquet', 'PARQUET', `${media}/application/vnd.apache.parquet`],
] as const;

const zh = (text: string): Value => ({ text, lang: 'zh' });
const en = (text: string): Value => ({ text, lang: 'en' });
const iri = (address: string): Value => ({ iri: address });
const moment = (at: string): Value => ({ text: at, type: 'xsd:dateTime' });
const node = (types: readonly string[], says: Node['says'], id?: string): Value => ({
  node: { types, says, ...(id ? { id } : {}) },
});

/** A page of the catalogue as DCAT 3 / DCAT-AP 3: the catalogue itself, its datasets, their distributions, services and publishers. */
export function describedCatalogue(catalogue: DescribedCatalogue): readonly Node[] {
  const { address, title, publisher, resources, page } = catalogue;
  const self = `${address}/catalog`;
  const served = resources.filter(({ serves }) => serves !== null);
  return [
    {
      id: self,
      types: ['dcat:Catalog'],
      says: [
        ['dct:title', [zh(`${title.zh}开放目录`), en(`Open list of ${title.en}`)]],
        [
          'dct:description',
          [zh('列入公共数据开放目录的资源。'), en('Resources on the open list of public data.')],
        ],
        ['dct:publisher', [iri(`${self}#publisher`)]],
        ['dct:language', [iri(`${authority}/language/ZHO`)]],
        ['foaf:homepage', [node(['foaf:Document'], [], `${address}/open`)]],
        ['dcat:dataset', resources.map(({ id }) => iri(datasetOf(address, id)))],
        ['dcat:service', served.map(({ id }) => iri(`${datasetOf(address, id)}#api`))],
        ...(page
          ? ([
              [
                'hydra:view',
                [
                  node(
                    ['hydra:PartialCollectionView'],
                    [
                      ['hydra:totalItems', [{ text: String(page.total), type: 'xsd:integer' }]],
                      ['hydra:next', page.next ? [iri(page.next)] : []],
                    ],
                    page.self,
                  ),
                ],
              ],
            ] as const)
          : []),
      ],
    },
    ...(page
      ? [
          {
            id: page.self,
            types: ['hydra:PartialCollectionView'],
            says: [
              ['hydra:totalItems', [{ text: String(page.total), type: 'xsd:integer' }]],
              ['hydra:next', page.next ? [iri(page.next)] : []],
            ],
          } satisfies Node,
        ]
      : []),
    { id: `${address}/open`, types: ['foaf:Document'], says: [] },
    {
      id: `${self}#publisher`,
      types: ['foaf:Agent'],
      says: [['foaf:name', [zh(publisher.zh), en(publisher.en)]]],
    },
    ...departmentsOf(catalogue),
    ...resources.flatMap((one) => datasetNodes(address, one)),
    ...termsOf(resources),
  ];
}

/** What the terms of others that are used are: DCAT-AP asks that it be said. */
function termsOf(resources: readonly DescribedResource[]): readonly Node[] {
  const served = resources.some(({ serves }) => serves !== null);
  const term = (type: string, id: string): Node => ({ id, types: [type], says: [] });
  const each = (type: string, ids: readonly string[]) => [...new Set(ids)].map((id) => term(type, id));
  return [
    term('dct:LinguisticSystem', `${authority}/language/ZHO`),
    ...each(
      'dct:Frequency',
      resources.map(({ cycle }) => `${authority}/frequency/${cycles[cycle]}`),
    ),
    ...each(
      'dct:RightsStatement',
      resources.map((one) => `${authority}/access-right/${rights[one.class]}`),
    ),
    ...(served
      ? [
          ...files.map(([, , type]) => term('dct:MediaType', type)),
          ...files.map(([, format]) => term('dct:MediaTypeOrExtent', `${authority}/file-type/${format}`)),
          term('spdx:ChecksumAlgorithm', sha256),
        ]
      : []),
  ];
}
const sha256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256';

export const datasetOf = (address: string, id: string): string => `${address}/open/${id}`;
const departmentOf = (address: string, id: string): string => `${address}/catalog#${id}`;

function departmentsOf({ address, resources }: DescribedCatalogue): readonly Node[] {
  const named = new Map(resources.map(({ department }) => [department.id, department.name]));
  return [...named].map(([id, name]) => ({
    id: departmentOf(address, id),
    types: ['foaf:Agent'],
    says: [['foaf:name', [zh(name)]]],
  }));
}

/** The dataset with its distributions and the service that answers for its rows. */
function datasetNodes(address: string, one: DescribedResource): readonly Node[] {
  const id = datasetOf(address, one.id);
  const { serves } = one;
  const dataset: Node = {
    id,
    types: ['dcat:Dataset'],
    says: [
      ['dct:title', [zh(one.title)]],
      ['dct:description', [zh(one.summary || one.title)]],
      ['dct:identifier', [{ text: one.id }]],
      ['dct:publisher', [iri(departmentOf(address, one.department.id))]],
      [
        'dcat:contactPoint',
        [
          node(
            ['vcard:Kind', 'vcard:Organization'],
            [['vcard:fn', [zh(`${one.department.name}：${one.contact}`)]]],
          ),
        ],
      ],
      ['dct:accrualPeriodicity', [iri(`${authority}/frequency/${cycles[one.cycle]}`)]],
      ['dct:accessRights', [iri(`${authority}/access-right/${rights[one.class]}`)]],
      ['dct:language', [iri(`${authority}/language/ZHO`)]],
      ['dct:issued', [moment(one.listedAt)]],
      ['dct:modified', serves?.modified ? [moment(serves.modified)] : []],
      ['dcat:version', serves ? [{ text: String(serves.number) }] : []],
      ['dcat:keyword', one.theme ? [zh(one.theme)] : []],
      ['dcat:landingPage', [node(['foaf:Document'], [], `${id}#page`)]],
      ['dcat:distribution', serves ? files.map(([name]) => iri(`${id}#${name}`)) : []],
    ],
  };
  const page: Node = { id: `${id}#page`, types: ['foaf:Document'], says: [] };
  if (!serves) return [dataset, page];
  const api = `${address}/api/v1/open-data/${one.id}`;
  return [
    dataset,
    page,
    ...files.map(
      ([name, format, type]): Node => ({
        id: `${id}#${name}`,
        types: ['dcat:Distribution'],
        says: [
          ['dct:title', [zh(`${one.title} ${format}`)]],
          ['dcat:accessURL', [iri(id)]],
          ['dcat:downloadURL', [iri(`${api}/files/${name}`)]],
          ['dcat:mediaType', [iri(type)]],
          ['dct:format', [iri(`${authority}/file-type/${format}`)]],
          ['dcat:accessService', [iri(`${id}#api`)]],
          [
            'spdx:checksum',
            name === 'parquet'
              ? [
                  node(
                    ['spdx:Checksum'],
                    [
                      ['spdx:algorithm', [iri(sha256)]],
                      ['spdx:checksumValue', [{ text: serves.sha256, type: 'xsd:hexBinary' }]],
                    ],
                  ),
                ]
              : [],
          ],
        ],
      }),
    ),
    {
      id: `${id}#api`,
      types: ['dcat:DataService'],
      says: [
        ['dct:title', [zh(`${one.title} 接口`)]],
        ['dcat:endpointURL', [iri(`${api}/rows`)]],
        ['dcat:endpointDescription', [iri(`${address}/api/openapi.json`)]],
        ['dcat:servesDataset', [iri(id)]],
        ['dct:publisher', [iri(departmentOf(address, one.department.id))]],
      ],
    },
  ];
}
