import { describe, expect, it } from 'vitest';
import type { Id } from '#foundation';
import { mayPreview, mayShowValues } from './who-sees-values.ts';

const department = 'org_department' as Id<'org'>;
const other = 'org_other' as Id<'org'>;
const open = { release_mode: null, source_organisation: department };
const governed = { release_mode: 'reviewed', source_organisation: department };
const clean = { state: 'in-service', findings: [{}] };

describe('cell content in a profile', () => {
  it('of open data in service is for everybody', () => {
    for (const state of ['in-service', 'superseded'])
      expect(mayShowValues(open, { ...clean, state }, undefined)).toBe(true);
  });

  it.each([
    ['that was never put in service', open, { ...clean, state: 'checked' }],
    ['that was stopped', open, { ...clean, state: 'stopped' }],
    ['with personal data found in it', open, { ...clean, findings: [{}, { blocks: 'open-release' }] }],
    ['of a resource about people', governed, clean],
  ] as const)('of a revision %s is the department’s alone', (_what, resource, revision) => {
    expect(mayShowValues(resource, revision, undefined)).toBe(false);
    expect(mayShowValues(resource, revision, other)).toBe(false);
    expect(mayShowValues(resource, revision, department)).toBe(true);
  });
});

describe('rows', () => {
  it('of a resource about people or firms are the department’s alone', () => {
    expect([undefined, other, department].map((one) => mayPreview(governed, one))).toEqual([
      false,
      false,
      true,
    ]);
    expect(mayPreview(open, undefined)).toBe(true);
  });
});
