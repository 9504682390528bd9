import { type Json, type Text, text } from '#foundation';
import type { AgreementDocument } from './agreement.ts';

/** One place where two versions say different things. Entries of lists are matched by what names them, not by their position. */
export interface AgreementChange {
  /** Where, for people and links: `parts.scope.resources[res_1].items[age].transform`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: Json;
  readonly after?: Json;
  /** A larger change repeats the same approval (实施规范 Art 11, R23). */
  readonly size: 'larger' | 'minor';
}

export interface AgreementDifference {
  readonly changes: readonly AgreementChange[];
  /** `none` when the documents say the same. */
  readonly size: 'none' | 'minor' | 'larger';
  /** Which larger matters are touched, each once. */
  readonly larger: readonly Text[];
}

/**
 * What counts as larger is not said in the text, so it is a list a bureau can replace: who, what, for what, how long, what may come out, and the money.
 * Narrowing counts too: parties and buyers rely on what was granted.
 */
export const largerMatters: readonly { readonly path: RegExp; readonly matter: Text }[] = [
  { path: /^parties\./, matter: text('当事各方', 'the parties') },
  { path: /^mode/, matter: text('授权模式', 'the mode') },
  {
    path: /^parts\.scope\.resources/,
    matter: text('资源、数据项、行与处理方式', 'resources, items, rows and their treatment'),
  },
  { path: /^parts\.scope\.purposes/, matter: text('用途', 'purposes') },
  { path: /^parts\.scope\.users/, matter: text('使用者', 'who may use it') },
  { path: /^parts\.scope\.quotas/, matter: text('用量上限', 'quotas') },
  { path: /^parts\.term\./, matter: text('期限', 'the term') },
  {
    path: /^parts\.products\.(list|securityReview|complianceReview)/,
    matter: text('产品服务及审核要求', 'products and their review'),
  },
  {
    path: /^parts\.disclosure\.(noRedevelopment|affiliates)/,
    matter: text('不得再开发', 'no re-development'),
  },
  { path: /^parts\.money\./, matter: text('价格与收益分配', 'price and benefit sharing') },
  {
    path: /^parts\.security\.(output|privacyBudget|personalInformation)/,
    matter: text('输出规则与个人信息保护', 'output rules and personal information'),
  },
  { path: /^parts\.ending\.exit/, matter: text('退出安排', 'the exit') },
];

/**
 * Text that is read but not enforced, and facts of registration that do not change what is granted. The wording is a part's own: what names an entry of a
 * list stands in the path as it was written, and must not make what is below it small.
 */
const minorEverywhere =
  /^parts\.[a-z]+\.wording(\.|$)|(\.title|\.clause|\.registrationCode|\.updateFrequency)$/;

/**
 * How version `after` differs from version `before`, line by line, with the size of each change.
 * Version number, `supersedes` and the version of the plan are not differences: they say which versions these are.
 */
export function diffAgreements(
  before: AgreementDocument,
  after: AgreementDocument,
  matters = largerMatters,
): AgreementDifference {
  const changes: AgreementChange[] = [];
  const larger = new Set<Text>();
  const note = (path: string, kind: AgreementChange['kind'], was: unknown, is: unknown): void => {
    const matter =
      minorEverywhere.test(path) && kind === 'changed'
        ? undefined
        : matters.find((candidate) => candidate.path.test(path));
    if (matter) larger.add(matter.matter);
    changes.push({
      path,
      kind,
      ...(was === undefined ? {} : { before: was as Json }),
      ...(is === undefined ? {} : { after: is as Json }),
      size: matter ? 'larger' : 'minor',
    });
  };
  const compare = (path: string, was: unknown, is: unknown): void => {
    if (was === undefined && is === undefined) return;
    if (was === undefined) note(path, 'added', undefined, is);
    else if (is === undefined) note(path, 'removed', was, undefined);
    else if (Array.isArray(was) && Array.isArray(is)) compareLists(path, was, is);
    else if (isRecord(was) && isRecord(is))
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)]))
        compare(path === '' ? name : `${path}.${name}`, was[name], is[name]);
    else if (was !== is) note(path, 'changed', was, is);
  };
  const compareLists = (path: string, was: readonly unknown[], is: readonly unknown[]): void => {
    const left = named(was);
    const right = named(is);
    for (const name of new Set([...left.keys(), ...right.keys()]))
      compare(`${path}[${name}]`, left.get(name), right.get(name));
  };
  compare(
    '',
    { ...before, version: undefined, supersedes: undefined, plan: undefined },
    { ...after, version: undefined, supersedes: undefined, plan: undefined },
  );
  return {
    changes,
    size: changes.length === 0 ? 'none' : larger.size > 0 ? 'larger' : 'minor',
    larger: [...larger],
  };
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Entries of a list by what names them; twins get a number so that none is lost. */
function named(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const entry of list) {
    const name = nameOf(entry);
    let free = name;
    for (let twin = 2; entries.has(free); twin++) free = `${name}#${twin}`;
    entries.set(free, entry);
  }
  return entries;
}

const namingFields = [
  'resourceId',
  'itemId',
  'code',
  'organisationId',
  'toResourceId',
  'population',
  'step',
  'what',
  'from',
  'unit',
] as const;

function nameOf(entry: unknown): string {
  if (!isRecord(entry)) return String(entry);
  for (const field of namingFields) if (typeof entry[field] === 'string') return entry[field];
  return JSON.stringify(entry);
}
