import { readdirSync, readFileSync } from 'node:fs';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { AnyAct, Clause, Module, Text } from '#foundation';
import { cedarSchema } from './cedar-schema.ts';

/** One policy as written in a module's `policies/*.cedar`. */
export interface Policy {
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly text: string;
  readonly module: string;
  /** The sentence a person reads when a forbid stops them. */
  readonly sentence?: Text;
  readonly clause?: Clause;
}

export interface PolicySet {
  /** Name under which Cedar keeps it parsed. */
  readonly name: string;
  readonly policies: ReadonlyMap<string, Policy>;
}

/**
 * Read, check and preparse all modules' policies. Throws, naming the policy, when one does not parse, does not validate against
 * the schema of the acts, has no `@id`, or repeats one; and when a forbid has no sentence for the reader.
 */
export function loadPolicies(modules: readonly Module[], name = 'gongshu'): PolicySet {
  const acts: AnyAct[] = modules.flatMap((module) => [...(module.acts ?? [])]);
  const policies = new Map<string, Policy>();
  for (const module of modules) {
    if (!module.policies) continue;
    for (const policy of readPolicies(module.name, module.policies)) {
      if (policies.has(policy.id)) throw new Error(`policy ${policy.id} stands twice`);
      policies.set(policy.id, policy);
    }
  }
  preparse(name, cedarSchema(acts), policies);
  return { name, policies };
}

/** The same with some policies left out: tests show with it that a forbid is what forbids. */
export function withoutPolicies(
  modules: readonly Module[],
  without: readonly string[],
  name: string,
): PolicySet {
  const all = loadPolicies(modules, `${name}.all`);
  const policies = new Map([...all.policies].filter(([id]) => !without.includes(id)));
  preparse(name, cedarSchema(modules.flatMap((module) => [...(module.acts ?? [])])), policies);
  return { name, policies };
}

function preparse(name: string, schema: string, policies: ReadonlyMap<string, Policy>): void {
  const staticPolicies = Object.fromEntries([...policies].map(([id, policy]) => [id, policy.text]));
  const checked = cedar.validate({
    schema,
    policies: { staticPolicies },
    validationSettings: { mode: 'strict' },
  });
  if (checked.type === 'failure') throw new Error(`policies do not parse: ${messages(checked.errors)}`);
  if (checked.validationErrors.length > 0) {
    const errors = checked.validationErrors.map((error) => `${error.policyId}: ${error.error.message}`);
    throw new Error(`policies do not fit the acts:\n  ${errors.join('\n  ')}`);
  }
  const schemaAnswer = cedar.preparseSchema(name, schema);
  if (schemaAnswer.type === 'failure') throw new Error(`schema: ${messages(schemaAnswer.errors)}`);
  const answer = cedar.preparsePolicySet(name, { staticPolicies });
  if (answer.type === 'failure') throw new Error(`policies: ${messages(answer.errors)}`);
}

function readPolicies(module: string, folder: URL): Policy[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.cedar'))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, folder.href.endsWith('/') ? folder : `${folder.href}/`), 'utf8');
    const parts = cedar.policySetTextToParts(text);
    if (parts.type === 'failure') throw new Error(`${module}/policies/${file}: ${messages(parts.errors)}`);
    return parts.policies.map((policy) => describe(module, file, policy));
  });
}

function describe(module: string, file: string, text: string): Policy {
  const json = cedar.policyToJson(text);
  if (json.type === 'failure') throw new Error(`${module}/policies/${file}: ${messages(json.errors)}`);
  const notes = (json.json.annotations ?? {}) as { readonly [name: string]: string | undefined };
  const id = notes['id'];
  if (!id) throw new Error(`${module}/policies/${file} has a policy without @id`);
  const zh = notes['zh'];
  const en = notes['en'];
  if (json.json.effect === 'forbid' && !(zh && en))
    throw new Error(`forbid ${id} has no @zh and @en sentence`);
  const [document, article] = notes['clause']?.split('#') ?? [];
  return {
    id,
    effect: json.json.effect,
    text,
    module,
    ...(zh && en ? { sentence: { zh, en } } : {}),
    ...(document && article ? { clause: { document, article } } : {}),
  };
}

const messages = (errors: readonly { readonly message: string }[]): string =>
  errors.map((error) => error.message).join('; ');
