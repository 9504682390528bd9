import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allModules } from '../../programs/server/modules.ts';
import { type Field, fieldsOf } from '../../ui-kit/form/fields.ts';
import { houseRoot } from './house.ts';

const acts = (await allModules()).flatMap((module) => module.acts ?? []);

/** Acts that take an object of the product's own parameters, and have a page of their own for people. */
const onTheirOwnPage = ['products.find-consents'];

/** Paths of the fields that a form can only draw as JSON in a box. */
function asJson(field: Field, path = '', depth = 0): readonly string[] {
  const here = `${path}/${field.name}`;
  if (depth > 8) return [];
  const below = (one: Field) => asJson(one, here, depth + 1);
  switch (field.kind) {
    case 'open':
      return [here];
    case 'group':
      return field.fields.flatMap(below);
    case 'list':
      return below(field.item);
    case 'variant':
      return field.branches.flatMap((branch) => below(branch.field));
    case 'nested':
      return below(field.field());
    default:
      return [];
  }
}

describe('every act that a person takes', () => {
  it('has a form that asks for nothing as JSON', () => {
    const byPeople = acts.filter(({ machine, name }) => !machine && !onTheirOwnPage.includes(name));
    expect(byPeople.length).toBeGreaterThan(150);
    expect(
      byPeople.flatMap(({ name, input }) =>
        fieldsOf(input).flatMap((field) => asJson(field).map((path) => `${name} ${path}`)),
      ),
    ).toEqual([]);
  });
});

describe('every task', () => {
  it('names acts that are there, so that whose it is can finish it', () => {
    const named = globSync('{platform,applications}/**/*.ts', {
      cwd: houseRoot,
      exclude: (path) => /\.test\.ts$|\/cases\/|\/web\//.test(path),
    }).flatMap((file) =>
      actsNamedIn(readFileSync(join(houseRoot, file), 'utf8')).map((act) => ({ file, act })),
    );
    expect(named.length).toBeGreaterThan(100);
    const known = new Set(acts.map(({ name }) => name));
    expect(named.filter(({ act }) => !known.has(act))).toEqual([]);
  });

  it('is found by the acts it offers', () => {
    expect(
      actsNamedIn(`openTask({ acts: ['a.b', 'c.d'] }); const acts = ['e.f']; const x = { acts: other };`),
    ).toEqual(['a.b', 'c.d']);
  });
});

/** Names of acts in lists called `acts` of an object: what tasks offer. */
function actsNamedIn(source: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      ts.isIdentifier(node.name) &&
      node.name.text === 'acts' &&
      ts.isArrayLiteralExpression(node.initializer)
    )
      for (const element of node.initializer.elements)
        if (ts.isStringLiteral(element)) names.push(element.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest));
  return names;
}
