import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from './identifier-cases.json' with { type: 'json' };
import { organisationCheckCharacter, parseOrganisationCode } from './organisation-code.ts';
import { parseResidentId, residentIdCheckCharacter } from './resident-id.ts';
import { parseUscc, usccCheckCharacter } from './uscc.ts';

const usccAlphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe('unified social credit codes', () => {
  it.each(cases.uscc)('case $in', ({ in: source, ok, compact, err }) => {
    const read = parseUscc(source);
    expect(read.ok).toBe(ok);
    if (read.ok) expect(read.value.code).toBe(compact);
    else expect(read.reason).toBe(err);
  });

  it('takes the vectors of the standard apart', () => {
    expect(parseUscc('91350100M000100Y43')).toMatchObject({
      ok: true,
      value: {
        registry: { state: 'known', value: { zh: '市场监管（工商）' } },
        kind: { state: 'known', value: { zh: '企业' } },
        region: '350100',
        organisationCode: 'M000100Y4',
        organisationCodeFits: true,
        check: '3',
      },
    });
    expect(parseUscc('91512081ma62k0260e').ok).toBe(true);
    expect(parseUscc('91350100M000100Y4Z')).toMatchObject({ ok: false, reason: 'format' });
    expect(parseUscc('９１３５０１００Ｍ０００１００Ｙ４３').ok).toBe(true);
  });

  it('names no kind that the table does not have', () => {
    const body = '9935010060003734X';
    expect(parseUscc(body + usccCheckCharacter(body))).toMatchObject({
      ok: true,
      value: { kind: { state: 'unknown' } },
    });
  });

  it('is sound with its own check character, and with no other', () => {
    const body = fc
      .tuple(
        fc.constantFrom('11', '12', '51', '91', '92', 'Y1'),
        digits(6),
        fc.array(fc.constantFrom(...usccAlphabet), { minLength: 9, maxLength: 9 }),
      )
      .map(([kind, region, organisation]) => kind + region + organisation.join(''));
    fc.assert(
      fc.property(body, (made) => {
        const fitting = usccAlphabet.filter((check) => parseUscc(made + check).ok);
        expect(fitting).toEqual([usccCheckCharacter(made)]);
      }),
    );
  });

  it('finds every wrong character', () => {
    const sound = '91350100M000100Y43';
    for (let position = 0; position < 18; position++) {
      for (const character of usccAlphabet) {
        if (character === sound[position]) continue;
        const wrong = sound.slice(0, position) + character + sound.slice(position + 1);
        expect([wrong, parseUscc(wrong).ok]).toEqual([wrong, false]);
      }
    }
  });

  it('does not make codes out of anything else', () => {
    expect(() => usccCheckCharacter('9135010')).toThrow(RangeError);
    expect(() => usccCheckCharacter('I1350100M000100Y4')).toThrow(RangeError);
    expect(parseUscc('9'.repeat(100_000))).toMatchObject({ ok: false, reason: 'length' });
  });
});

describe('organisation codes', () => {
  it.each(['MA62K0260', 'M000100Y4', '60003734-1', 'ma62k026 0'])('%s is sound', (source) =>
    expect(parseOrganisationCode(source).ok).toBe(true),
  );

  it.each([
    ['MA62K0261', 'checksum'],
    ['MA62K026', 'length'],
    ['MA62K02601', 'length'],
    ['6-00037341', 'length'],
    ['MA62K02_0', 'format'],
    ['MA62K026A', 'format'],
  ])('%s is refused as %s', (source, reason) =>
    expect(parseOrganisationCode(source)).toMatchObject({ ok: false, reason }),
  );

  it('is sound with its own check character, and with no other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{8}$/), (body) => {
        const fitting = [...'0123456789X'].filter((check) => parseOrganisationCode(body + check).ok);
        expect(fitting).toEqual([organisationCheckCharacter(body)]);
      }),
    );
  });

  it('prints its hyphen', () => {
    expect(parseOrganisationCode('600037341')).toMatchObject({ ok: true, value: { printed: '60003734-1' } });
    expect(() => organisationCheckCharacter('6000373')).toThrow(RangeError);
  });
});

describe('citizen identity numbers', () => {
  it.each(cases.resident_id)('case $in', (known) => {
    const read = parseResidentId(known.in);
    expect(read.ok).toBe(known.ok !== false);
    if (!read.ok) {
      expect(read.reason).toBe(known.err ?? 'checksum');
      return;
    }
    const { value } = read;
    if (known.compact) expect(value.number).toBe(known.compact);
    if (known.birth) expect(value.birth.toString()).toBe(known.birth);
    if (known.sex) expect(value.sex).toBe(known.sex === 'M' ? 'male' : 'female');
    const standing = value.regionAtBirth.state === 'known' ? value.regionAtBirth.value : undefined;
    if (known.region_at_birth === 'not yet registered') expect(standing?.state).toBe('not-yet');
    if (known.region_at_birth === 'deregistered') expect(standing?.state).toBe('abolished');
    if (known.county_at_birth) {
      expect(standing?.state === 'in-force' && standing.division.name).toBe(known.county_at_birth);
    }
  });

  it.each(cases.resident_id.filter(({ checksum_ok }) => checksum_ok !== undefined))(
    'check character of $in',
    (known) => {
      const typed = known.in.toUpperCase();
      if (!/^\d{17}/.test(typed)) return expect(known.err).toBe('format');
      expect(residentIdCheckCharacter(typed.slice(0, 17)) === typed[17]).toBe(known.checksum_ok);
    },
  );

  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '1880-01-01', 'male'],
  ])('%s is a vector of the standard', (source, birth, sex) => {
    const read = parseResidentId(source);
    expect(read.ok && [read.value.birth.toString(), read.value.sex]).toEqual([birth, sex]);
  });

  it('an old number is lengthened, and says the same', () => {
    const old = parseResidentId('431389760616601');
    expect(old).toMatchObject({
      ok: true,
      value: { fifteenDigits: true, sex: 'male', regionAtBirth: { state: 'not-found' } },
    });
    if (!old.ok) return;
    expect(old.value.birth.toString()).toBe('1976-06-16');
    expect(old.value.number).toHaveLength(18);
    const now = parseResidentId(old.value.number);
    expect(now).toEqual({ ok: true, value: { ...old.value, fifteenDigits: false } });
    expect(parseResidentId('110105990101997')).toMatchObject({ ok: true });
    const centenarian = parseResidentId('110105990101997');
    expect(centenarian.ok && centenarian.value.birth.year).toBe(1899);
  });

  it('refuses births later than a date, when one is given', () => {
    const born = '11010519491231002X';
    expect(parseResidentId(born, Temporal.PlainDate.from('1949-12-30'))).toMatchObject({
      ok: false,
      reason: 'date',
    });
    expect(parseResidentId(born, Temporal.PlainDate.from('1949-12-31')).ok).toBe(true);
    const leap = '11010519000229001';
    expect(parseResidentId(leap + residentIdCheckCharacter(leap))).toMatchObject({
      ok: false,
      reason: 'date',
    });
  });

  it('takes the residence permits of Hong Kong, Macao and Taiwan', () => {
    for (const region of ['810000', '820000', '830000']) {
      const body = `${region}19900101001`;
      expect([region, parseResidentId(body + residentIdCheckCharacter(body)).ok]).toEqual([region, true]);
    }
  });

  it('is sound with its own check character, and with no other; the message does not repeat it', () => {
    const birth = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => Temporal.PlainDate.from('1910-01-01').add({ days }));
    fc.assert(
      fc.property(birth, digits(3), (day, sequence) => {
        const body = `110105${day.toString().replaceAll('-', '')}${sequence}`;
        for (const check of '0123456789X') {
          const read = parseResidentId(body + check);
          expect(read.ok).toBe(check === residentIdCheckCharacter(body));
          if (read.ok) expect(read.value.birth.toString()).toBe(day.toString());
          else expect(JSON.stringify(read)).not.toContain(body.slice(6));
        }
      }),
    );
  });
});
