import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, parseCanonical } from '../canonical.ts';
import { toHex, toUtf8 } from '../encoding.ts';
import { withhold } from '../receipt.ts';
import { documentDigest } from './agreement-document.ts';
import {
  bundleOf,
  call,
  dailyUse,
  documentOf,
  fact,
  inForce,
  log,
  number,
  sealed,
  signer,
} from './bundle-for-tests.ts';
import type { EvidenceBundle } from './format.ts';
import type { BundleVerification } from './verdict.ts';
import { verifyBundle } from './verify-bundle.ts';

const trustedKeys = [log.vkey];
const exact = (calls: number, purpose = 'credit') => ({
  agreement: 'agr_1',
  purpose,
  calls,
  units: String(calls),
});

/** February of an agreement that took effect in January: three calls on the 3rd, one on the 5th, suspended on the 6th and resumed. */
const calls = [
  call('2026-02-03T02:00:00Z'),
  call('2026-02-03T02:00:01.5Z'),
  call('2026-02-03T15:59:59.999999999Z', { purpose: 'research' }),
  call('2026-02-05T02:00:00Z'),
] as const;
const begun = inForce('2026-01-10T00:00:00Z');
const month = [
  'entry of another',
  begun,
  calls[0],
  'entry of another 2',
  calls[1],
  calls[2],
  dailyUse('2026-02-03', [exact(2), exact(1, 'research')]),
  calls[3],
  fact('authorisation.suspended', '2026-02-06T01:00:00Z'),
  'entry of another 3',
  fact('authorisation.resumed', '2026-02-07T01:00:00Z'),
  dailyUse('2026-02-05', [exact(1)], { previous: '2026-02-03' }),
  dailyUse('2026-03-01', [{ agreement: 'agr_2', purpose: 'x', calls: 99, units: '99' }], {
    previous: '2026-02-05',
  }),
] as const;

const said = ({ findings }: BundleVerification, weight = 'fault') =>
  findings.filter((one) => one.weight === weight).map(({ check, at }) => `${check} ${at}`);
const failing = ({ checks }: BundleVerification) => checks.filter(({ ok }) => !ok).map(({ name }) => name);
const verdictOf = async (...parts: Parameters<typeof bundleOf>) =>
  verifyBundle((await bundleOf(...parts)).file, { trustedKeys });

describe('a good bundle', () => {
  it('verifies, is trusted where its key was compared, and tells what it is about', async () => {
    const { file } = await bundleOf(month);
    const verdict = verifyBundle(toUtf8(file), { trustedKeys });
    expect(verdict).toMatchObject({ valid: true, trusted: true });
    expect(said(verdict)).toEqual([]);
    const facts = verdict.facts.map(({ label, value }) => `${label.en}: ${value}`);
    expect(facts).toContain('Calls: 4');
    expect(facts).toContain('Purpose research: 1');
    expect(verifyBundle(file)).toMatchObject({ valid: true, trusted: false });
    expect(verifyBundle(file, { trustedKeys: [signer(2).vkey] })).toMatchObject({ valid: false });
  });

  it('says which days no published total covers: those before the first', async () => {
    const verdict = await verdictOf(month);
    expect(said(verdict, 'note')).toEqual(['totals /facts']);
    expect(verdict.findings[0]?.message.en).toContain('2026-02-01, 2026-02-02 ');
    const totals = verdict.checks.find(({ name }) => name === 'totals');
    // The 3rd, the 5th, and all the days that the facts say have nothing between them.
    expect(totals?.message.en).toContain('exactly on 26 days');
  });

  it('every byte counts', async () => {
    const bytes = toUtf8((await bundleOf(month)).file);
    for (let at = 0; at < bytes.length; at += 23) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 1;
      expect(verifyBundle(changed).valid, `byte ${at}`).toBe(false);
    }
  });

  it('never throws, whatever the file holds', async () => {
    const { file } = await bundleOf(month);
    const bundle = parseCanonical(toUtf8(file)) as { readonly [name: string]: Json };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(bundle)), fc.jsonValue(), (name, value) => {
        fc.pre(JSON.stringify(value) !== JSON.stringify(bundle[name]));
        expect(verifyBundle({ ...bundle, [name]: value }).valid).toBe(false);
      }),
      { numRuns: 300 },
    );
    for (const file of ['', '{}', 'null', '[]', '{"format":"gongshu/evidence-bundle/1"}'])
      expect(verifyBundle(file).valid).toBe(false);
  });
});

/** Whoever holds the log's key may seal what they like; the parts must fit all the same. */
const resealed = async (change: (bundle: EvidenceBundle) => EvidenceBundle, key = log) => {
  const { bundle } = await bundleOf(month);
  return verifyBundle(sealed(change(bundle), key), { trustedKeys });
};

describe('a bundle sealed by a dishonest log', () => {
  it('with another value of a call: the field is named', async () => {
    const verdict = await resealed((bundle) => {
      const [first, ...rest] = bundle.runs;
      const purpose = { ...first!.disclosed['purpose']!, value: 'research' };
      return { ...bundle, runs: [{ ...first!, disclosed: { ...first!.disclosed, purpose } }, ...rest] };
    });
    expect(said(verdict)[0]).toBe('fields /runs/0/disclosed/purpose');
  });

  it('with another leaf, or a call moved: it is not in the tree', async () => {
    const other = call('2026-02-04T02:00:00Z');
    const verdict = await resealed((bundle) => ({
      ...bundle,
      runs: bundle.runs.with(1, { ...bundle.runs[1]!, ...other, leaf: other.leaf as never }),
    }));
    expect(said(verdict)).toContain('inclusion /runs/1');
  });

  it('with a call twice, or out of order', async () => {
    const twice = await resealed((bundle) => ({ ...bundle, runs: [bundle.runs[0]!, ...bundle.runs] }));
    expect(failing(twice)).toEqual(['once', 'totals']);
    const turned = await resealed((bundle) => ({ ...bundle, runs: bundle.runs.toReversed() }));
    expect(failing(turned)).toEqual(['once']);
  });

  it('with another document than the one that was put in force', async () => {
    const verdict = await resealed((bundle) => {
      const document = structuredClone(documentOf()) as unknown as {
        parts: { scope: { purposes: { code: string }[] } };
      };
      document.parts.scope.purposes.push({ code: 'advertising' });
      return { ...bundle, documents: [document as never] };
    });
    expect(said(verdict)).toEqual(['documents /documents/0', 'documents /facts/0']);
  });

  it('that leaves a call out: the public totals say another number', async () => {
    const verdict = await verdictOf(month, { without: [calls[1]] });
    expect(failing(verdict)).toEqual(['totals']);
    expect(verdict.checks.at(-1)?.message.en).toContain('calls shown: 1, published: 2');
  });

  it('that leaves out a call of a day of which the log says that nothing was asked', async () => {
    const secret = call('2026-02-10T02:00:00Z');
    expect(failing(await verdictOf([...month.slice(0, 11), secret, ...month.slice(11)]))).toEqual(['totals']);
  });

  it('that leaves out the total of a day with two pages', async () => {
    const pages = [1, 2].map((page) =>
      dailyUse('2026-02-05', [exact(1, page === 1 ? 'credit' : 'research')], {
        previous: '2026-02-03',
        page,
        pages: 2,
      }),
    );
    const log = [...month.slice(0, 11), ...pages, month[12]];
    expect(failing(await verdictOf(log, { without: [pages[1]!] }))).toEqual(['totals']);
  });

  it('under a seal of another key, or over another file', async () => {
    expect(failing(await resealed((bundle) => bundle, signer(9)))).toEqual(['seal']);
    const { file, bundle } = await bundleOf(month);
    const other = { ...bundle, scope: { ...bundle.scope, until: '2026-03-31T16:00:00Z' } };
    const seal = (parseCanonical(toUtf8(file)) as { seal: string }).seal;
    const verdict = verifyBundle(canonicalJson({ ...other, seal } as never));
    expect(failing(verdict)).toEqual(['seal']);
  });

  it('with a checkpoint in the place of the seal', async () => {
    const { bundle } = await bundleOf(month);
    const verdict = verifyBundle(canonicalJson({ ...bundle, seal: bundle.checkpoint } as never));
    expect(failing(verdict)).toEqual(['seal']);
  });
});

describe('a call outside what was in force', () => {
  const before = call('2026-02-01T02:00:00Z');
  const during = call('2026-02-06T02:00:00Z');
  const late = call('2026-02-09T02:00:00Z');
  const stop = fact('authorisation.suspended', '2026-02-06T01:00:00Z');

  it('before it took effect', async () => {
    expect(said(await verdictOf([before, begun]))).toEqual(['force /runs/0']);
  });
  it('during the suspension, where the log names the entry', async () => {
    const verdict = await verdictOf([
      begun,
      stop,
      during,
      fact('authorisation.resumed', '2026-02-07T01:00:00Z'),
      late,
    ]);
    expect(said(verdict)).toEqual(['force /runs/0']);
    expect(verdict.findings[0]?.message.en).toBe(
      'The call stands behind entry 1 of the log, with which it was suspended.',
    );
  });
  it('after the end', async () => {
    for (const kind of ['authorisation.expired', 'authorisation.terminated'])
      expect(said(await verdictOf([begun, fact(kind, '2026-02-06T01:00:00Z'), late]))).toEqual([
        'force /runs/0',
      ]);
  });
  it('that claims an earlier time than its place in the log allows', async () => {
    expect(
      said(await verdictOf([begun, stop, fact('authorisation.resumed', '2026-02-07T01:00:00Z'), during])),
    ).toEqual(['force /runs/0/disclosed/at']);
  });
  it('may say a time a little before the entry it stands behind: clocks of two machines differ', async () => {
    const resumed = fact('authorisation.resumed', '2026-02-07T01:00:00Z');
    expect(said(await verdictOf([begun, stop, resumed, call('2026-02-07T00:59:58Z')]))).toEqual([]);
  });
  it('that claims a time long after the stop it stands before; a release that the stop waited for is none', async () => {
    expect(said(await verdictOf([begun, late, stop]))).toEqual(['force /runs/0/disclosed/at']);
    expect(said(await verdictOf([begun, call('2026-02-06T01:00:02Z'), stop]))).toEqual([]);
  });
  it('under another version, another agreement, outside the term', async () => {
    const second = documentOf(2);
    const versions = { documents: [documentOf(), second] };
    const next = inForce('2026-02-06T00:00:00Z', second);
    expect(said(await verdictOf([begun, next, late], versions))).toEqual([
      'force /runs/0/disclosed/agreementDigest',
    ]);
    expect(
      said(await verdictOf([begun, call('2026-02-03T02:00:00Z', { agreement: '授协〔2026〕2号' })])),
    ).toEqual(['force /runs/0/disclosed/agreement']);
    const scope = { from: '2026-12-01T00:00:00Z', until: '2027-02-01T00:00:00Z' };
    expect(said(await verdictOf([begun, call('2026-12-31T16:00:00Z')], { scope }))).toEqual([
      'force /runs/0/disclosed/at',
    ]);
    expect(said(await verdictOf([begun, call('2026-12-31T15:59:59Z')], { scope }))).toEqual([]);
  });
});

describe('a call outside the scope', () => {
  it('for a purpose or on a resource that is not granted, or outside the period', async () => {
    const purpose = call('2026-02-03T02:00:00Z', { purpose: 'advertising' });
    const resource = call('2026-02-03T02:00:00Z', { revisions: [{ resource: 'res_2', revision: 'rev' }] });
    const period = call('2026-03-03T02:00:00Z');
    const kind = call('2026-02-03T02:00:00Z', {}, 'auction.bid');
    expect(said(await verdictOf([begun, purpose, resource, period, kind]))).toEqual([
      'scope /runs/0/disclosed/purpose',
      'scope /runs/1/disclosed/revisions',
      'scope /runs/2/disclosed/at',
      'scope /runs/3/leaf/kind',
    ]);
  });

  it('whose values were erased is told as not to be judged, and totals are not compared', async () => {
    const { bundle } = await bundleOf(month);
    const runs = bundle.runs.map((run, at) => (at === 0 ? { ...run, disclosed: {} } : run));
    const verdict = verifyBundle(sealed({ ...bundle, runs }));
    expect(verdict.valid).toBe(true);
    expect(said(verdict, 'note')).toEqual(['force /runs/0', 'totals /runs']);
  });

  it('may hide what the reader need not see and stays valid', async () => {
    const { bundle } = await bundleOf(month);
    const runs = bundle.runs.map((run) => withhold(run, ['entry', 'result']));
    expect(said(verifyBundle(sealed({ ...bundle, runs }), { trustedKeys }), 'note')).toEqual([
      'totals /facts',
    ]);
  });
});

describe('daily totals', () => {
  const day = '2026-02-03';
  const three = calls.slice(0, 3);
  const fits = async (lines: readonly Json[]) =>
    failing(await verdictOf([begun, ...three, dailyUse(day, lines)])).length === 0;

  it('bound what is merged, within the agreement exactly and across agreements from above', async () => {
    expect(await fits([exact(2), exact(1, '其他')])).toBe(true);
    expect(await fits([exact(3, '其他')])).toBe(true);
    expect(await fits([exact(2, '其他')])).toBe(false);
    expect(await fits([{ agreement: '其他', purpose: '其他', calls: 12, units: '12' }])).toBe(true);
    expect(await fits([{ agreement: '其他', purpose: '其他', fewerThan: 10 }])).toBe(true);
    expect(await fits([{ agreement: '其他', purpose: '其他', fewerThan: 3 }])).toBe(false);
    expect(await fits([])).toBe(false);
    expect(await fits([exact(3), exact(1, 'research')])).toBe(false);
    expect(await fits([exact(2), exact(1, 'research'), exact(4, 'teaching')])).toBe(false);
  });
  it('doubled or malformed are named', async () => {
    const total = [exact(2), exact(1, 'research')];
    const twice = await verdictOf([begun, ...three, dailyUse(day, total), dailyUse(day, total)]);
    expect(said(twice)).toEqual(['totals /facts/2']);
    const odd = fact('evidence.daily-use', '2026-02-04T00:00:00Z', { day: '2026-02-04' }, day);
    expect(said(await verdictOf([begun, odd]))).toEqual(['totals /facts/1']);
  });
  it('cannot be held against part of a day, and calls still waiting are told', async () => {
    const scope = { from: '2026-02-03T00:00:00Z', until: '2026-02-03T12:00:00Z', waiting: 2 };
    const verdict = await verdictOf([begun, calls[0]], { scope });
    expect(verdict.valid).toBe(true);
    expect(said(verdict, 'note')).toEqual(['totals /scope/waiting', 'totals /scope']);
  });
});

describe('a run record from the hub', () => {
  const at = '2026-02-03T02:00:00Z';
  const record = {
    schema: 'gongshu.run/1',
    agreement: { id: 'agr_1', number, version: 1, digest: documentDigest(documentOf()) },
    purpose: 'credit',
    sql: 'SELECT count(*) FROM residents',
    revisions: [{ resource: 'res_1', title: '居民', revision: 'rev_1', sha256: 'ab' }],
    result: { digest: 'ab'.repeat(32) },
  };
  const committed = (said: Json) => call(at, { record: toHex(sha256(toUtf8(canonicalJson(said)))) });

  it('is that of a call, by its digest; as such or in the hub’s answer', async () => {
    const { file } = await bundleOf([begun, committed(record)]);
    for (const given of [record, { id: 'run_1', record }]) {
      const verdict = verifyBundle(file, { trustedKeys, records: [given] });
      expect([verdict.valid, verdict.checks.at(-1)]).toMatchObject([true, { name: 'records', ok: true }]);
    }
    const other = { ...record, sql: 'SELECT count(*) FROM people' };
    for (const records of [[other], [record, 'nothing'], [null], ['\ud800']])
      expect(failing(verifyBundle(file, { trustedKeys, records }))).toEqual(['records']);
  });
  it('that says otherwise than its call is named by field', async () => {
    const lying = { ...record, purpose: 'research', result: { digest: 'cd'.repeat(32) } };
    const { file } = await bundleOf([begun, committed(lying)]);
    expect(said(verifyBundle(file, { trustedKeys, records: [lying] }))).toEqual([
      'records /runs/0/disclosed/purpose',
      'records /runs/0/disclosed/result',
    ]);
  });
});

describe('a checkpoint held from earlier', () => {
  it('is extended by the bundle’s', async () => {
    const { file, headAt } = await bundleOf(month, { earlier: [3, 8] });
    for (const size of [3, 8, month.length]) {
      const verdict = verifyBundle(file, { trustedKeys, since: headAt(size) });
      expect([verdict.valid, verdict.checks.at(-1)?.name]).toEqual([true, 'since']);
    }
    for (const since of [headAt(5), 'no note', signer(7).sign('x\n3\n\n')])
      expect(failing(verifyBundle(file, { trustedKeys, since }))).toEqual(['since']);
  });
  it('of a log that was rewritten is named', async () => {
    const { file } = await bundleOf(month, { earlier: [3] });
    const { headAt } = await bundleOf(['entry that was there once', ...month.slice(1)]);
    const verdict = verifyBundle(file, { trustedKeys, since: headAt(3) });
    expect(failing(verdict)).toEqual(['since']);
    expect(verdict.checks.at(-1)?.message.en).toContain('rewritten');
    const longer = await bundleOf([...month, 'one more']);
    expect(
      verifyBundle(file, { since: longer.headAt(month.length + 1) }).checks.at(-1)?.message.en,
    ).toContain('newer than the file');
  });
});

describe('what a bundle leaves unsaid', () => {
  const hiding = (field: string) => (bundle: EvidenceBundle) => ({
    ...bundle,
    runs: bundle.runs.map((run) => withhold(run, [field])),
  });
  it.each(['call', 'revisions', 'purpose', 'agreement'])(
    'of a call by not showing its %s is named, never passed over',
    async (field) => {
      const verdict = await verdictOf(month, { change: hiding(field) });
      expect(verdict.valid).toBe(true);
      expect(verdict.findings).toContainEqual(
        expect.objectContaining({
          weight: 'note',
          at: '/runs/0',
          message: expect.objectContaining({ en: expect.stringContaining(`${field} not shown`) }),
        }),
      );
    },
  );
  it('about a period of more days than are looked at is named', async () => {
    const scope = { from: '2001-01-01T00:00:00Z', until: '2026-02-28T16:00:00Z' };
    const { findings } = await verdictOf([begun], { scope });
    expect(findings.some(({ message }) => message.en.includes('first 4000 days'))).toBe(true);
  });
  it.each(['2026-02-30T02:00:00Z', '2026-02-28T24:00:00Z', '2026-04-31T00:00:00.5Z'])(
    'has no time that there is not: %s',
    async (at) => {
      const verdict = await verdictOf([begun, call(at)]);
      expect(said(verdict)).toEqual(['shape /runs/0/disclosed/at']);
    },
  );
});
