import type { Problem } from '#foundation';
import {
  type Collision,
  describeCollision,
  type HeldRole,
  threeAdministrators,
} from '../model/separation.ts';
import { problems } from '../problems.ts';
import { ID1, ID2, separationRules } from '../rules.ts';

/** The refusal when these roles in one hand break a separation of duties; null when they are kept apart. */
export function keptApartProblem(
  party: 'person' | 'organisation',
  held: readonly HeldRole[],
): Problem | null {
  for (const rule of separationRules[party]) {
    const [first] = rule.judge(held).output;
    if (first) return collisionProblem(first);
  }
  return null;
}

export function collisionProblem(collision: Collision): Problem {
  const rule = collision.separation === threeAdministrators ? ID1 : ID2;
  return problems['kept-apart']({
    detail: describeCollision(collision),
    rule: rule.id,
    clause: rule.clause,
    data: {
      separation: collision.separation.code,
      from: collision.during.from.toString(),
      until: collision.during.until?.toString() ?? null,
    },
  });
}
