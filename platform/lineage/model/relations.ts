import { type Text, text } from '#foundation';

/**
 * What an edge does with a reason that stands upstream:
 * - `all`: the thing downstream cannot be used without the one upstream, so it gets the reason with its full weight;
 * - `note`: it holds other things as well, so it is marked and the mark goes no further (an agreement over ten resources is not
 *   frozen because one of them is; what was made from that one is);
 * - `nothing`: it only knows of it (a buyer is not frozen with a product bought).
 */
export type Carries = 'all' | 'note' | 'nothing';

interface RelationDefinition {
  /** Reads along the arrow, from upstream to downstream. */
  readonly title: Text;
  readonly carries: Carries;
}

/** The closed list of edges. Every edge points downstream: from where data or permission comes to where it goes. */
export const relations = {
  /** source (a department's system, table or column) → resource or item */
  'source-of': { title: text('提供数据', 'is the source of'), carries: 'all' },
  /** resource → revision */
  'revision-of': { title: text('形成版本', 'has the revision'), carries: 'all' },
  /** resource or revision → what was computed from it: another resource, a training set */
  'derived-into': { title: text('加工为', 'was made into'), carries: 'all' },
  /**
   * revision → revision without what identified persons. A reason on the first leaves a mark on the second: what it was about may be what was
   * taken out. Reasons on the resource reach both by themselves.
   */
  'repaired-into': { title: text('去标识化为', 'was de-identified into'), carries: 'note' },
  /** resource → sharing delivery */
  'shared-with': { title: text('共享给', 'is shared with'), carries: 'all' },
  /** resource → open dataset */
  'opened-as': { title: text('开放为', 'is opened as'), carries: 'all' },
  /** resource or product → registration */
  'registered-as': { title: text('登记为', 'is registered as'), carries: 'nothing' },
  /** resource → agreement */
  'granted-by': { title: text('授权于', 'is granted by'), carries: 'note' },
  /** consent → the projection, product or delivery that stands on it */
  'consented-for': { title: text('同意用于', 'consents to'), carries: 'all' },
  /** revision or agreement → projection (授权数据域) */
  'projected-into': { title: text('进入授权数据域', 'is projected into'), carries: 'all' },
  /** agreement, projection, resource, item or revision → product */
  'defined-over': { title: text('构成产品', 'defines'), carries: 'all' },
  /** product → order or service contract */
  'ordered-as': { title: text('订购为', 'is ordered as'), carries: 'all' },
  /** buyer → order: an order is of its product and of its buyer */
  'ordered-by': { title: text('订购', 'ordered'), carries: 'all' },
  /** product, order or sharing delivery → buyer or receiving organisation */
  'delivered-to': { title: text('交付给', 'is delivered to'), carries: 'nothing' },
  /** resource or product → application on the platform */
  'used-in': { title: text('用于应用', 'is used in'), carries: 'note' },
} as const satisfies { readonly [name: string]: RelationDefinition };

export type Relation = keyof typeof relations;

export const relationNames = Object.keys(relations) as readonly Relation[];
const carrying = (how: Carries): readonly Relation[] =>
  relationNames.filter((name) => relations[name].carries === how);

/** Relations along which reasons travel at all, and those of them that only leave a note. */
export const carryingRelations: readonly Relation[] = [...carrying('all'), ...carrying('note')];
export const notingRelations: readonly Relation[] = carrying('note');

/** Relations along which data itself flows: what is at the far end upstream is in the thing. */
export const dataRelations = [
  'source-of',
  'revision-of',
  'derived-into',
  'repaired-into',
  'shared-with',
] as const satisfies readonly Relation[];
/** Those of them by which a thing gets another's data; the others lead from a resource to its own revisions. */
export const sourceRelations: readonly Relation[] = ['source-of', 'derived-into', 'shared-with'];
