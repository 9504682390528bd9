import type { AnyAct } from '#foundation';

/**
 * The Cedar schema of the house, made from the acts: one kind of principal, one kind of resource (the act's Subject), one action
 * per act. Acts that need four eyes belong to the group `FourEyes`. Policies are validated against it when they are loaded.
 */
export function cedarSchema(acts: readonly Pick<AnyAct, 'name' | 'fourEyes'>[]): string {
  const applies = 'appliesTo { principal: [Actor], resource: [Thing], context: {} }';
  const lines = [
    'entity Actor = { kind: String, person: String, organisation: String, roles: Set<String>, deputy: Bool };',
    'entity Thing = { kind: String, id: String, owner: String, handler: String, parties: Set<String>, authors: Set<String>, state: String };',
    `action "FourEyes" ${applies};`,
  ];
  for (const act of acts) {
    lines.push(
      `action ${JSON.stringify(act.name)}${act.fourEyes ? ' in [Action::"FourEyes"]' : ''} ${applies};`,
    );
  }
  return lines.join('\n');
}
