import { type Text, text } from '#foundation';
import type { Judge } from './condition.ts';
import { isPersonal, weightOf } from './families.ts';
import { openClassTitles, R56 } from './rules.ts';

export const release: Text = text(
  '请改正，或由指定人员说明理由、经数据管理部门第二人同意放行。',
  'Correct it, or a named person gives the reason and a second one at the data authority agrees.',
);
export const releaseActs = ['privacy.propose-release'];

/** That persons agreed says nothing about the firm whose secret it is: a named person says that the firm did, or why it may be public all the same. */
export const tradeSecrets: Judge = ({ tradeSecrets: found }) => {
  const met = !found;
  return {
    met,
    mark: `${found}`,
    clause: { document: '政府信息公开条例', article: '15' },
    acts: met ? [] : releaseActs,
    explanation: found
      ? text('审查发现商业秘密', 'The review found trade secrets')
      : text('未发现商业秘密', 'No trade secrets found'),
    ...(met ? {} : { advice: release }),
  };
};

/** So many columns that name nobody alone are looked at together. */
const combinedColumns = 2;

/** R64: the risk of being recognised, as the report has it. */
export const riskTooHigh: Judge = ({ risk, guarded, findings }) => {
  const base = {
    rule: 'R64',
    clause: { document: 'GB/T 37964-2019', article: '5' },
    acts: ['privacy.assess-risk'],
  };
  if (risk === null) {
    const quasi = findings.filter((finding) => weightOf(finding) === 'quasi');
    const columns = [...new Set(quasi.flatMap((finding) => finding.columns))].sort();
    const needed = !guarded && columns.length >= combinedColumns;
    return {
      ...base,
      met: !needed,
      mark: needed ? columns.map((column) => `quasi@${column}`).join(' ') : 'none',
      acts: needed ? ['privacy.assess-risk', ...releaseActs] : [],
      explanation: needed
        ? text(
            `“${columns.join('”“')}”组合起来可能识别个人，尚无风险报告`,
            `${columns.join(', ')} together may recognise a person, and there is no risk report`,
          )
        : guarded
          ? text('由防护机制逐次把关，未另作风险报告', 'Guards judge each answer; there is no risk report')
          : text('未发现须评估重识别风险的列', 'No columns found whose combination needs a risk report'),
      ...(needed ? { advice: release } : {}),
    };
  }
  const k = `k=${risk.k}`;
  // Who leaves out what tells people apart gets any k there is: the department alone does not decide that.
  const ok = risk.meets && risk.signed && risk.leftOut.length === 0;
  return {
    ...base,
    met: ok,
    mark: `${risk.id} ${risk.signed ? 'signed' : 'draft'}`,
    explanation: ok
      ? text(`风险报告已签署并达标（${k}）`, `The risk report is signed and meets what is asked (${k})`)
      : risk.meets
        ? risk.signed
          ? text(
              `风险报告已签署并达标（${k}），但未评估建议的列“${risk.leftOut.join('”“')}”，须由数据管理部门同意`,
              `The risk report is signed and meets what is asked (${k}), but leaves out columns proposed to be judged (${risk.leftOut.join(', ')}): the data authority has to agree`,
            )
          : text(
              `风险报告达标但尚未签署（${k}）`,
              `The risk report meets what is asked and is not signed yet (${k})`,
            )
        : text(
            `重识别风险高于要求（${k}）：${risk.why.map(({ zh }) => zh).join('；')}`,
            `Re-identification risk above what is asked (${k}): ${risk.why.map(({ en }) => en).join('; ')}`,
          ),
    ...(ok ? { acts: [] } : { acts: ['privacy.propose-repair', ...releaseActs], advice: release }),
  };
};

export const qualityErrors: Judge = ({ findings }) => {
  const found = findings.filter(
    ({ code, severity, blocks }) => severity === 'error' && !isPersonal(code) && blocks !== 'service',
  );
  const met = found.length === 0;
  return {
    met,
    mark: found
      .map(({ code, columns }) => `${code}@${columns.join(',')}`)
      .sort()
      .join(' '),
    acts: met ? [] : ['catalog.load-revision', ...releaseActs],
    explanation: met
      ? text('没有质量错误', 'No quality errors')
      : {
          zh: found.map(({ message }) => message.zh).join('；'),
          en: found.map(({ message }) => message.en).join('; '),
        },
    ...(met ? {} : { advice: release }),
  };
};

/** R56 as a word on the page: the heavier conditions above say what stops. */
export const openClass: Judge = ({ secrecy, findings, tradeSecrets: trade, basis, guarded, recurring }) => {
  const verdict = R56.judge({
    secret: secrecy.state !== 'non-secret',
    personal: findings.some((finding) => ['direct', 'personal'].includes(weightOf(finding))),
    tradeSecrets: trade,
    cleared: basis?.confirmed === true,
    demanding: guarded || recurring,
  });
  const title = openClassTitles[verdict.output];
  return {
    met: verdict.holds,
    mark: verdict.output,
    rule: 'R56',
    clause: verdict.clause,
    explanation: text(
      `${title.zh}：${verdict.reasons.map(({ zh }) => zh).join('；')}`,
      `${title.en}: ${verdict.reasons.map(({ en }) => en).join('; ')}`,
    ),
  };
};
