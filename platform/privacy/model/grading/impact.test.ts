import { describe, expect, it } from 'vitest';
import { R59 } from '../../grading/rules.ts';
import { affectedObjects, type Degree, type GradeReason, levelOf } from './impact.ts';

const text = { zh: '理由', en: 'reason' };
const reason = (level: GradeReason['level']): GradeReason => ({
  level,
  impact: null,
  source: 'person',
  of: 'per_1',
  text,
});

describe('R59: the matrix of objects and degrees', () => {
  const row = (object: (typeof affectedObjects)[number]) =>
    (['extremely-serious', 'serious', 'ordinary', 'none'] as Degree[]).map((degree) =>
      levelOf({ object, degree }, 'general-4'),
    );

  it('is that of GB/T 43697, object by object', () => {
    expect(row('national-security')).toEqual(['core', 'core', 'important', 'general-1']);
    for (const object of ['economy', 'social-order', 'public-interest'] as const)
      expect(row(object)).toEqual(['core', 'important', 'general-4', 'general-1']);
    for (const object of ['organisation', 'individual'] as const)
      expect(row(object)).toEqual(['general-4', 'general-3', 'general-2', 'general-1']);
    expect(affectedObjects.length).toBe(6);
  });

  it('takes the highest of all reasons (就高从严), and refuses a claim below it', () => {
    const reasons = [reason('general-1'), reason('general-4'), reason('general-2')];
    expect(R59.judge({ reasons }).output.level).toBe('general-4');
    expect(R59.judge({ reasons, claimed: 'general-3' }).holds).toBe(false);
    expect(R59.judge({ reasons, claimed: 'important' }).holds).toBe(true);
    expect(R59.judge({ reasons: [] }).output.level).toBe('general-1');
  });
});
