import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { organisationCheckCharacter, usccCheckCharacter } from '#foundation';
import type { DemoOrganisation } from './organisations.ts';

type Kind = DemoOrganisation['kind'];
type Level = DemoOrganisation['level'];

interface Described {
  readonly name: string;
  readonly nameEn: string;
  readonly kind: Kind;
  readonly level: Level;
  readonly division: string;
  readonly parent: string | null;
  readonly capacities: readonly string[];
  /** First two characters of the credit code when the kind does not decide them. */
  readonly register?: string;
}

/** GB/T 2260 has no code that begins with 99: nothing here can be taken for a real place. */
const province = '990000';
const city = '990100';

const cityGovernment = '公枢市人民政府';
const provinceGovernment = '云枢省人民政府';
const source = ['source-department', 'requesting-department', 'secrecy-reviewer'];

const body = (
  name: string,
  nameEn: string,
  kind: Kind,
  capacities: readonly string[],
  more: Partial<Described> = {},
): Described => ({
  name,
  nameEn,
  kind,
  level: 'prefecture',
  division: city,
  parent: cityGovernment,
  capacities,
  ...more,
});

/** Those who act in the procedures of authorised operation; registrar, operator and implementing body are three (管运适度分离). */
const actors: readonly Described[] = [
  body(provinceGovernment, 'People’s Government of Yunshu Province', 'government', [], {
    level: 'province',
    division: province,
    parent: null,
  }),
  body(cityGovernment, 'People’s Government of Gongshu', 'government', ['authorising-body'], {
    parent: provinceGovernment,
  }),
  // The data authority of this node comes before others: of posts opened at once the first of the roster counts as the oldest.
  body('公枢市数据局', 'Gongshu Data Administration', 'data-authority', [
    'data-authority',
    ...source,
    // 三员 of this node: three posts, three people.
    'system-admin',
    'security-admin',
    'audit-admin',
  ]),
  body('云枢省数据局', 'Yunshu Provincial Data Administration', 'data-authority', ['data-authority'], {
    level: 'province',
    division: province,
    parent: provinceGovernment,
  }),
  body(
    '云枢省公共数据资源登记中心',
    'Yunshu Provincial Registration Centre for Public Data Resources',
    'public-institution',
    ['registrar-acceptor', 'registrar-reviewer', 'registrar-coder'],
    { level: 'province', division: province, parent: '云枢省数据局' },
  ),
  body(
    '公枢市大数据中心',
    'Gongshu Big Data Centre',
    'public-institution',
    ['implementing-body', 'data-subject-desk'],
    {
      parent: '公枢市数据局',
    },
  ),
  body('公枢市发展改革委', 'Gongshu Development and Reform Commission', 'government-department', [
    'price-authority',
    ...source,
  ]),
  body('公枢市审计局', 'Gongshu Audit Office', 'government-department', ['auditor']),
  body(
    '公枢数据运营有限公司',
    'Gongshu Data Operation Co., Ltd',
    'state-owned-company',
    ['operator', 'organisation-admin'],
    {
      level: null,
      parent: null,
    },
  ),
  body(
    '枢链数字科技有限公司',
    'Shulian Digital Technology Co., Ltd',
    'company',
    ['developer', 'organisation-admin'],
    {
      level: null,
      parent: null,
    },
  ),
  body(
    '公枢农村商业银行股份有限公司',
    'Gongshu Rural Commercial Bank',
    'bank',
    ['buyer', 'organisation-admin'],
    {
      level: null,
      parent: null,
    },
  ),
  body('枢和财产保险股份有限公司', 'Shuhe Property Insurance', 'bank', ['buyer', 'organisation-admin'], {
    level: null,
    parent: null,
  }),
];

const districts: readonly (readonly [name: string, nameEn: string])[] = [
  ['枢东区', 'Shudong District'],
  ['枢西区', 'Shuxi District'],
  ['晨阳区', 'Chenyang District'],
  ['澜淀区', 'Landian District'],
  ['禾台区', 'Hetai District'],
  ['石屏山区', 'Shipingshan District'],
  ['云门沟区', 'Yunmengou District'],
  ['棠山区', 'Tang Hill District'],
  ['汇州区', 'Huizhou Canal District'],
  ['和义区', 'Heyi District'],
  ['嘉平区', 'Jiaping District'],
  ['盛兴区', 'Shengxing District'],
  ['清柔区', 'Qingrou District'],
  ['梨谷区', 'Ligu District'],
  ['栖云区', 'Qiyun District'],
  ['永庆区', 'Yongqing Valley District'],
];

const department = 'government-department';
const mass = { register: '13' };
/** The other departments of the catalogue. */
const departments: readonly (readonly [
  name: string,
  nameEn: string,
  kind?: Kind,
  more?: Partial<Described>,
])[] = [
  [
    '公枢经开区',
    'Gongshu Economic and Technological Development Area',
    'government',
    { level: 'county', division: '990151' },
  ],
  ['公枢市统计局', 'Gongshu Statistics Bureau'],
  ['公枢市市场监管局', 'Gongshu Market Regulation Bureau'],
  ['公枢市园林绿化局', 'Gongshu Landscape and Forestry Bureau'],
  ['公枢市农业农村局', 'Gongshu Agriculture and Rural Affairs Bureau'],
  ['公枢市水务局', 'Gongshu Water Authority'],
  ['公枢市司法局', 'Gongshu Justice Bureau'],
  ['公枢市住房城乡建设委', 'Gongshu Housing and Urban-Rural Development Commission'],
  ['公枢市文化和旅游局', 'Gongshu Culture and Tourism Bureau'],
  ['公枢市教委', 'Gongshu Education Commission'],
  ['公枢市科委、枢关村管委会', 'Gongshu Science and Technology Commission and Shuguancun Administration'],
  ['公枢市知识产权局', 'Gongshu Intellectual Property Office'],
  ['公枢市体育局', 'Gongshu Sports Bureau'],
  ['公枢市交通委', 'Gongshu Transport Commission'],
  ['公枢市文化执法总队', 'Gongshu Culture Law Enforcement Corps'],
  ['公枢市民政局', 'Gongshu Civil Affairs Bureau'],
  ['公枢市文物局', 'Gongshu Cultural Heritage Bureau'],
  ['公枢市财政局', 'Gongshu Finance Bureau'],
  ['共青团公枢市委', 'Gongshu Communist Youth League Committee', 'party-organ', mass],
  ['公枢市规划自然资源委', 'Gongshu Planning and Natural Resources Commission'],
  ['公枢市药监局', 'Gongshu Drug Administration'],
  ['公枢市城市管理委', 'Gongshu City Management Commission'],
  ['公枢市气象局', 'Gongshu Meteorological Bureau'],
  ['公枢市卫生健康委', 'Gongshu Health Commission'],
  ['公枢市粮食和储备局', 'Gongshu Grain and Reserves Bureau'],
  ['公枢市医保局', 'Gongshu Healthcare Security Bureau'],
  ['公枢市妇联', 'Gongshu Women’s Federation', 'party-organ', mass],
  [
    '公枢医疗保险协会',
    'Gongshu Medical Insurance Association',
    'social-organisation',
    { level: null, parent: null },
  ],
  ['公枢市公安局', 'Gongshu Public Security Bureau'],
  ['公枢市总工会', 'Gongshu Federation of Trade Unions', 'party-organ', { register: '81' }],
  ['公枢市国资委', 'Gongshu State-owned Assets Commission'],
  ['公枢市科协', 'Gongshu Association for Science and Technology', 'party-organ', mass],
  ['公枢市退役军人事务局', 'Gongshu Veterans Affairs Bureau'],
  ['公枢市人力资源社会保障局', 'Gongshu Human Resources and Social Security Bureau'],
  ['公枢市重点站区管委会', 'Gongshu Key Station Areas Administration'],
  ['公枢市排水集团', 'Gongshu Drainage Group', 'utility', { level: null, parent: null }],
  ['公枢市应急局', 'Gongshu Emergency Management Bureau'],
  ['公枢市民族宗教委', 'Gongshu Ethnic and Religious Affairs Commission'],
  ['公枢市公园管理中心', 'Gongshu Parks Administration Centre', 'public-institution'],
  ['公枢市城管执法局', 'Gongshu Urban Management Law Enforcement Bureau'],
  ['公枢市经济和信息化局', 'Gongshu Economy and Information Technology Bureau'],
  ['公枢市生态环境局', 'Gongshu Ecology and Environment Bureau'],
  ['公枢市住房公积金管理中心', 'Gongshu Housing Provident Fund Centre', 'public-institution'],
  ['公枢市政府外办', 'Gongshu Foreign Affairs Office'],
  ['公枢市残联', 'Gongshu Disabled Persons’ Federation', 'party-organ', mass],
  ['公枢市广电局', 'Gongshu Radio and Television Bureau'],
  ['公枢市商务局', 'Gongshu Commerce Bureau'],
  ['公枢市人防办', 'Gongshu Civil Air Defence Office'],
  [
    '国家税务总局公枢市税务局',
    'Gongshu Tax Service, State Taxation Administration',
    department,
    { parent: null },
  ],
  ['公枢市金融监管局', 'Gongshu Local Financial Administration'],
  ['公枢市高级人民法院', 'Gongshu High People’s Court', department, { parent: null }],
  ['公枢市监狱管理局', 'Gongshu Prison Administration'],
  ['公枢市台办', 'Gongshu Taiwan Affairs Office', 'party-organ'],
  ['公枢市信访办', 'Gongshu Petitions Office'],
  [
    '公枢市无障碍专题',
    'Gongshu Accessibility Topic (a heading of the catalogue kept by the data authority)',
    'public-institution',
    { parent: '公枢市数据局' },
  ],
];

const registers: { readonly [K in Kind]: string } = {
  government: '11',
  'party-organ': '11',
  'government-department': '11',
  'data-authority': '11',
  'public-institution': '12',
  'state-owned-company': '91',
  utility: '91',
  bank: '91',
  company: '91',
  'social-organisation': '51',
  cooperative: '93',
};

/**
 * A well-formed unified social credit code (GB 32100) that nobody can have: region 99…, organisation code DM (演示 demo) and a
 * running number, both check characters right.
 */
export function demoUscc(register: string, division: string, number: number): string {
  const body = `DM${String(number).padStart(6, '0')}`;
  const first17 = `${register}${division}${body}${organisationCheckCharacter(body)}`;
  return first17 + usccCheckCharacter(first17);
}

export function buildOrganisations(): DemoOrganisation[] {
  const all: Described[] = [
    ...actors,
    ...districts.map(([name, nameEn], index) =>
      body(name, nameEn, 'government', source, { level: 'county', division: String(990101 + index) }),
    ),
    ...departments.map(([name, nameEn, kind = department, more = {}]) =>
      body(name, nameEn, kind, source, more),
    ),
  ];
  return all.map(({ register, ...organisation }, index) => ({
    ...organisation,
    uscc: demoUscc(register ?? registers[organisation.kind], organisation.division, index + 1),
  }));
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(
    join(import.meta.dirname, 'organisations.json'),
    `${JSON.stringify(buildOrganisations(), null, 2)}\n`,
  );
