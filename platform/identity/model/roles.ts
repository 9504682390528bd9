import { type Text, text } from '#foundation';

interface RoleDefinition {
  readonly title: Text;
  /** What a post with this role is for, shown where posts are opened. */
  readonly purpose: Text;
  /** A machine client may carry it: it reads, delivers or buys, and decides nothing. */
  readonly machine?: true;
  /** The post carries no other role beside it. */
  readonly alone?: true;
}

const role = (
  title: Text,
  purpose: Text,
  more: Pick<RoleDefinition, 'machine' | 'alone'> = {},
): RoleDefinition => ({ title, purpose, ...more });

/** The closed list of roles. A post carries some of them; policies ask for nothing else. */
export const roles = {
  'source-department': role(
    text('数源部门', 'Source department'),
    text('编目、供数、校核本部门数据', 'Catalogues, supplies and corrects the data of its department'),
    { machine: true },
  ),
  'secrecy-reviewer': role(
    text('保密审查', 'Secrecy reviewer'),
    text(
      '发布前审查本部门数据是否涉密；不审查自己上传的数据',
      'Looks for secrets in the data of its department before release; never in what it uploaded itself',
    ),
  ),
  'requesting-department': role(
    text('用数部门', 'Requesting department'),
    text('申请和使用共享数据', 'Asks for shared data and uses it'),
    { machine: true },
  ),
  'data-authority': role(
    text('数据管理部门', 'Data authority'),
    text('统筹目录、共享、开放与监督', 'Coordinates catalogue, sharing, opening and supervision'),
  ),
  'registrar-acceptor': role(
    text('登记受理', 'Registration: acceptance'),
    text('受理登记申请', 'Accepts applications for registration'),
  ),
  'registrar-reviewer': role(
    text('登记审核', 'Registration: review'),
    text('形式审核与异议复核', 'Reviews the form and rechecks objections'),
  ),
  'registrar-coder': role(
    text('登记赋码', 'Registration: coding'),
    text('公示期满后赋码', 'Issues the code after the public notice'),
  ),
  'registration-agent': role(
    text('登记代理', 'Registration agent'),
    text(
      '受登记主体委托，以其名义办理登记',
      'Files registrations in the name of a registrant, under its mandate',
    ),
  ),
  'authorising-body': role(
    text('授权主体', 'Authorising body'),
    text('决定授权与上限收费标准', 'Decides authorisations and fee ceilings'),
  ),
  'implementing-body': role(
    text('实施机构', 'Implementing body'),
    text('组织授权运营', 'Organises authorised operation'),
  ),
  operator: role(
    text('运营机构', 'Operator'),
    text('在授权范围内治理开发并提供产品', 'Develops within its authorisation and offers products'),
    { machine: true },
  ),
  developer: role(
    text('数据商', 'Developer'),
    text('在运营机构平台上开发应用场景', 'Develops scenarios on the operator’s platform'),
    { machine: true },
  ),
  buyer: role(
    text('产品购买方', 'Buyer'),
    text('订购并使用数据产品与服务', 'Orders and uses data products and services'),
    { machine: true },
  ),
  'price-authority': role(
    text('价格主管部门', 'Price authority'),
    text('核定最高准许收入', 'Approves the maximum permitted revenue'),
  ),
  auditor: role(
    text('审计人员', 'Auditor'),
    text('查阅一切，不改动任何内容', 'Sees everything and changes nothing'),
    { alone: true },
  ),
  'system-admin': role(
    text('系统管理员', 'System administrator'),
    text('机构、人员与账号的建立和维护', 'Sets up organisations, people and accounts'),
    { alone: true },
  ),
  'security-admin': role(
    text('安全管理员', 'Security administrator'),
    text('设岗、授权、任用', 'Opens posts, grants roles, appoints'),
    { alone: true },
  ),
  'audit-admin': role(
    text('审计管理员', 'Audit administrator'),
    text('查阅操作记录并分析', 'Reads and analyses the record of acts'),
    { alone: true },
  ),
  'organisation-admin': role(
    text('单位管理员', 'Organisation administrator'),
    text('管理本单位的人员代理与机器客户端', 'Manages deputies and machine clients of its own organisation'),
  ),
  'data-subject-desk': role(
    text('数据主体服务', 'Data-subject desk'),
    text('受理个人与企业的查询、同意与撤回', 'Handles access, consent and withdrawal of data subjects'),
  ),
} as const satisfies { readonly [code: string]: RoleDefinition };

export type RoleCode = keyof typeof roles;
export const roleCodes = Object.keys(roles) as readonly RoleCode[];
/** What each role is called. */
export const roleTitles = Object.fromEntries(roleCodes.map((code) => [code, roles[code].title])) as {
  readonly [code in RoleCode]: Text;
};
export const isRoleCode = (code: string): code is RoleCode => Object.hasOwn(roles, code);

/** Roles that a machine client may carry. */
export const machineRoles: readonly RoleCode[] = roleCodes.filter((code) => 'machine' in roles[code]);

/** A role that stands alone, found together with others; undefined when the roles can share a post. */
export const loneRoleAmong = (codes: readonly RoleCode[]): RoleCode | undefined =>
  codes.length < 2 ? undefined : codes.find((code) => 'alone' in roles[code]);
