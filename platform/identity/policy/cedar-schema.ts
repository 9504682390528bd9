import type { AnyAct } from '#foundation';

/**
 * The Cedar schema of the house, made from the acts: one kind of principal, one kind of resource (the act's Subject), one action
 * per act. Acts that need four eyes belong to the group `FourEyes`, acts a machine client may do to the group `Machine`, acts
 * open to a sandbox key to the group `Sandbox`. Policies are
 * validated against it when they are loaded.
 */
export function cedarSchema(
  acts: readonly Pick<AnyAct, 'name' | 'fourEyes' | 'machine' | 'sandbox'>[],
): string {
  const applies = 'appliesTo { principal: [Actor], resource: [Thing], context: {} }';
  const lines = [
    'entity Actor = { kind: String, person: String, organisation: String, roles: Set<String>, deputy: Bool, sandbox: Bool };',
    'entity Thing = { kind: String, id: String, owner: String, handler: String, parties: Set<String>, agents: Set<String>, authors: Set<String>, interested: Set<String>, state: String };',
    `action "FourEyes" ${applies};`,
    `action "Machine" ${applies};`,
    `action "Sandbox" ${applies};`,
  ];
  for (const act of acts) {
    const groups = [
      act.fourEyes ? 'Action::"FourEyes"' : [],
      act.machine ? 'Action::"Machine"' : [],
      act.sandbox ? 'Action::"Sandbox"' : [],
    ].flat();
    lines.push(
      `action ${JSON.stringify(act.name)}${groups.length > 0 ? ` in [${groups.join(', ')}]` : ''} ${applies};`,
    );
  }
  return lines.join('\n');
}
