import { type Defect, type Text, text } from '#foundation';
import { type GrantedItem, type ItemReference, scaleOf, transformedType, transformMisfit } from './item.ts';
import { boundDefects } from './item-bounds.ts';
import { validatePredicate } from './predicate.ts';
import type { DeclaredJoin, GrantedResource } from './resource.ts';

/** What does not make sense in the granted resources, all at once. `at` is a pointer below the list. */
export function resourceDefects(resources: readonly GrantedResource[]): readonly Defect[] {
  const defects: Defect[] = [];
  const byId = new Map(resources.map((resource) => [resource.resourceId, resource]));
  const relations = new Set<string>();
  const ids = new Set<string>();

  resources.forEach((resource, index) => {
    const report = (at: string, message: Text): void => {
      defects.push({ at: `/${index}${at}`, message });
    };
    if (ids.has(resource.resourceId))
      report(
        '/resourceId',
        text(`资源“${resource.title}”列了两次`, `The resource “${resource.title}” is listed twice`),
      );
    ids.add(resource.resourceId);
    if (!tableName.test(resource.resourceId))
      report(
        '/resourceId',
        text(
          '资源标识只能用小写字母、数字和下划线',
          'An id of a resource has lower-case letters, digits and underscores only',
        ),
      );
    nameDefect(resource.relation, relations, (message) => report('/relation', message));
    itemDefects(resource, report);
    rowDefects(resource, report);
    unitDefects(resource, report);
    resource.joins.forEach((join, joinIndex) => {
      joinDefect(resource, join, byId.get(join.toResourceId), (message) =>
        report(`/joins/${joinIndex}`, message),
      );
    });
  });
  return defects;
}

/** The projection of a resource is a table under the resource's id. */
const tableName = /^[a-z_][a-z0-9_]{0,62}$/;

type Report = (at: string, message: Text) => void;

function itemDefects(resource: GrantedResource, report: Report): void {
  const names = new Set<string>();
  const ids = new Set<string>();
  const once = (item: ItemReference, at: string): void => {
    if (ids.has(item.itemId))
      report(
        `${at}/itemId`,
        text(`数据项“${item.title}”列了两次`, `The item “${item.title}” is listed twice`),
      );
    ids.add(item.itemId);
    nameDefect(item.name, names, (message) => report(`${at}/name`, message));
    if (item.scale !== undefined && item.type !== 'decimal')
      report(`${at}/scale`, text('只有小数有小数位数', 'Only a decimal has a scale'));
  };
  resource.items.forEach((item, index) => {
    once(item, `/items/${index}`);
    const misfit = transformMisfit(item);
    if (misfit) report(`/items/${index}/transform`, misfit);
    for (const defect of boundDefects(item)) report(`/items/${index}${defect.at}`, defect.message);
  });
  resource.otherItems.forEach((item, index) => {
    once(item, `/otherItems/${index}`);
  });
}

function rowDefects(resource: GrantedResource, report: Report): void {
  if (!resource.rows) return;
  for (const defect of validatePredicate(resource.rows, [...resource.items, ...resource.otherItems]))
    report(`/rows${defect.at}`, defect.message);
}

function unitDefects(resource: GrantedResource, report: Report): void {
  const known = new Set([...resource.items, ...resource.otherItems].map(({ itemId }) => itemId));
  resource.protectedUnits.forEach((unit, index) => {
    for (const itemId of unit.items)
      if (!known.has(itemId))
        report(
          `/protectedUnits/${index}/items`,
          text(
            `保护单位用到了未列出的数据项“${itemId}”`,
            `The protected unit uses an item that is not listed: “${itemId}”`,
          ),
        );
  });
  if (resource.protectedUnits.length > 0 && resource.forms.includes('open-extract'))
    report(
      '/forms',
      text('有保护单位的资源不得整行提取', 'Rows of a resource with protected units cannot be extracted'),
    );
}

/** Keys of a join must mean the same on both sides: same type, and both in the clear or both pseudonyms of one domain. */
function joinDefect(
  resource: GrantedResource,
  join: DeclaredJoin,
  other: GrantedResource | undefined,
  report: (message: Text) => void,
): void {
  if (!other || other.resourceId === resource.resourceId) {
    report(text('只能与本协议的另一项资源关联', 'A join must be with another resource of this agreement'));
    return;
  }
  for (const key of join.keys) {
    const left = resource.items.find(({ itemId }) => itemId === key.from);
    const right = other.items.find(({ itemId }) => itemId === key.to);
    if (!left || !right)
      report(
        text('关联的键须是双方已授权的数据项', 'The keys of a join must be granted items on both sides'),
      );
    else if (joinKind(left) !== joinKind(right))
      report(
        text(
          `“${left.title}”与“${right.title}”处理方式或类型不同，不能关联`,
          `“${left.title}” and “${right.title}” differ in type or treatment and cannot be joined`,
        ),
      );
  }
}

const joinKind = (item: GrantedItem): string => {
  const { transform } = item;
  const treatment =
    transform.kind === 'pseudonym' ? `pseudonym:${transform.domain}:${item.type}` : JSON.stringify(transform);
  return `${transformedType(item)}:${scaleOf(item)}:${treatment}`;
};

/** Engines compare names without regard to case and cut them at 63 bytes; two underscores begin the platform's own columns. */
function nameDefect(name: string, taken: Set<string>, report: (message: Text) => void): void {
  const folded = name.toLowerCase();
  if (new TextEncoder().encode(name).length > 63)
    report(text(`名称“${name}”超过63字节`, `The name “${name}” is longer than 63 bytes`));
  if (name.startsWith('__'))
    report(
      text(
        `名称“${name}”以两个下划线开头，留作平台自用`,
        `The name “${name}” begins with two underscores, which the platform keeps for itself`,
      ),
    );
  if (!name.isWellFormed()) report(text('名称含有不成字的编码', 'The name holds a broken character'));
  if (taken.has(folded)) report(text(`名称“${name}”重复`, `The name “${name}” is used twice`));
  taken.add(folded);
}
