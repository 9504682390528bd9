import { type Bilingual, bilingual } from '../verdict.ts';
import type { Edge } from './in-force.ts';

const edgeWords: { readonly [kind: string]: Bilingual } = {
  'authorisation.in-force': bilingual('被新版本取代', 'a new version took its place'),
  'authorisation.suspended': bilingual('暂停', 'it was suspended'),
  'authorisation.expired': bilingual('期满', 'it expired'),
  'authorisation.terminated': bilingual('终止', 'it was terminated'),
};
const edgeWord = ({ kind }: Edge): Bilingual => edgeWords[kind] ?? bilingual(kind, kind);

/** What the checks of a bundle say, held or failed. */
export const bundleSentences = {
  checkpointOk: bilingual(
    '检查点由日志签名，属于该日志。',
    'The checkpoint is signed by the log and speaks of it.',
  ),
  checkpointOther: bilingual(
    '检查点属于另一日志，或格式有误。',
    'The checkpoint is of another log, or malformed.',
  ),
  sealOk: bilingual(
    '日志已对整个文件签名：范围和完整性由签发者负责。',
    'The log has signed the whole file: its maker answers for scope and completeness.',
  ),
  sealMalformed: bilingual('封签格式有误，或不属于该日志。', 'The seal is malformed or of another log.'),
  sealSignature: bilingual(
    '封签不是日志自己的有效签名。',
    'The seal is no valid signature of the log’s own key.',
  ),
  sealOpen: bilingual('没有封签，或其后另有内容。', 'There is no seal at the end of the file.'),
  sealDigest: bilingual(
    '文件与封签所签的摘要不符：封签后被改动。',
    'The file is not what was sealed: it was changed afterwards.',
  ),
  sealTime: bilingual('封签时间与所载制作时间不同。', 'The seal says another time than the file.'),
  fieldsOk: (count: number): Bilingual =>
    bilingual(`出示的 ${count} 个字段均与承诺值一致。`, `All ${count} fields shown fit their commitments.`),
  field: (field: string): Bilingual =>
    bilingual(
      `字段“${field}”与承诺值不符：内容被改动。`,
      `“${field}” does not fit its commitment: it was changed.`,
    ),
  inclusionOk: (facts: number, runs: number): Bilingual =>
    bilingual(
      `${facts} 项公开事项和 ${runs} 次调用均在检查点的树中。`,
      `${facts} public facts and ${runs} calls stand in the tree of the checkpoint.`,
    ),
  inclusion: bilingual(
    '这一条不在检查点的树中，或序号有误。',
    'This entry is not in the tree of the checkpoint, or not at that index.',
  ),
  onceOk: bilingual('每一条只出现一次。', 'Every entry is there once.'),
  order: bilingual(
    '序号没有严格递增：有重复或次序颠倒。',
    'Indexes do not rise: something is doubled or out of order.',
  ),
  twice: bilingual('公开事项与调用占用同一序号。', 'A public fact and a call claim the same index.'),
  callTwice: (call: string): Bilingual =>
    bilingual(`调用 ${call} 出现两次。`, `The call ${call} is there twice.`),
  documentsOk: (count: number): Bilingual =>
    bilingual(
      `${count} 份协议文本的摘要与公开的生效事项一致。`,
      `${count} agreement documents have the digest of the public fact that put them in force.`,
    ),
  documentUnknown: bilingual(
    '没有一项生效事项载有这份协议文本的摘要：文本不是生效的那一份。',
    'No fact that puts an agreement in force has this document’s digest: it is not what took effect.',
  ),
  documentOther: bilingual(
    '协议文本的编号或版本与生效事项不同。',
    'Number or version of the document is not that of the fact.',
  ),
  documentTwice: bilingual('同一文本出现两次。', 'The same document is there twice.'),
  documentMissing: (digest: string): Bilingual =>
    bilingual(
      `缺少生效事项所载的协议文本（摘要 ${digest}）。`,
      `The document that this fact puts in force is missing (digest ${digest}).`,
    ),
  noVersion: bilingual('没有任何一项使协议生效的公开事项。', 'No public fact puts the agreement in force.'),
  foreignFact: bilingual(
    '公开事项既不关于该协议，也不是每日用量。',
    'A public fact is neither about the agreement nor a daily total.',
  ),
  forceOk: (count: number): Bilingual =>
    bilingual(
      `${count} 次调用均发生在协议生效期间，依据当时有效的版本。`,
      `All ${count} calls were made while the agreement was in force, under the version that was.`,
    ),
  beforeForce: bilingual('调用早于协议生效。', 'The call stands before the agreement took effect.'),
  afterStop: (edge: Edge): Bilingual =>
    bilingual(
      `调用在协议停止之后（日志第 ${edge.index} 条：${edgeWord(edge).zh}）。`,
      `The call stands behind entry ${edge.index} of the log, with which ${edgeWord(edge).en}.`,
    ),
  otherTime: bilingual(
    '调用所载时间不在它于日志中所处的生效期间内。',
    'The call says a time outside the stretch of the log in which it stands.',
  ),
  otherVersion: bilingual(
    '调用依据的协议摘要不是当时有效的版本。',
    'The call was made under another digest than that of the version in force.',
  ),
  otherAgreement: (number: string): Bilingual =>
    bilingual(`调用属于另一协议 ${number}。`, `The call is of another agreement, ${number}.`),
  outOfTerm: (day: string): Bilingual =>
    bilingual(`调用日期 ${day} 不在授权期限内。`, `The day of the call, ${day}, is outside the term.`),
  scopeOk: bilingual(
    '各次调用的用途和资源均在授权范围内，时间在所查期间内。',
    'Purposes and resources of the calls are granted, and their times are in the period asked for.',
  ),
  purpose: (purpose: string): Bilingual =>
    bilingual(`协议没有授予用途“${purpose}”。`, `The agreement does not grant the purpose “${purpose}”.`),
  resource: (resource: string): Bilingual =>
    bilingual(`协议没有授予资源 ${resource}。`, `The agreement does not grant the resource ${resource}.`),
  outOfPeriod: bilingual('调用不在所查期间内。', 'The call is not in the period asked for.'),
  kind: (kind: string): Bilingual =>
    bilingual(`“${kind}”不是调用的类别。`, `“${kind}” is no kind of a call.`),
  notShown: (fields: readonly string[]): Bilingual =>
    bilingual(
      `未出示 ${fields.join('、')}，无从判断（可能已过保存期）。`,
      `${fields.join(', ')} not shown, so it cannot be judged; values may be erased after retention.`,
    ),
  totalsOk: (exact: number, bounded: number): Bilingual =>
    bilingual(
      `与公布的每日用量相符：${exact} 天精确，${bounded} 天在合并数的范围内。`,
      `Fits the published daily totals: exactly on ${exact} days, within merged figures on ${bounded}.`,
    ),
  totalsOdd: bilingual('每日用量的格式有误或重复。', 'A daily total is malformed or doubled.'),
  totalsPages: (day: string): Bilingual =>
    bilingual(`${day} 的每日用量缺页。`, `Pages of the daily total of ${day} are missing.`),
  totalsOff: (day: string, purpose: string, shown: number, atLeast: number, atMost: number): Bilingual => {
    const figure = atLeast === atMost ? String(atLeast) : `${atLeast}–${atMost}`;
    return bilingual(
      `${day} 用途“${purpose}”：所列调用 ${shown} 次，公布的用量为 ${figure} 次。`,
      `${day}, purpose “${purpose}”: calls shown: ${shown}, published: ${figure}.`,
    );
  },
  totalsNone: (days: readonly string[]): Bilingual =>
    bilingual(
      `${daysOf(days, '、')} 的每日用量不在文件中（尚未公布），这些天的调用是否齐全无从核对。`,
      `The daily totals of ${daysOf(days, ', ')} are not in the file (not published yet): whether all calls of these days are there cannot be checked.`,
    ),
  totalsHidden: (count: number): Bilingual =>
    bilingual(
      `${count} 次调用未出示时间或用途，未与每日用量核对。`,
      `${count} calls do not show time or purpose, so daily totals were not compared.`,
    ),
  partDays: bilingual(
    '所查期间首尾不足整天的部分不能与每日用量核对。',
    'The parts of days at the ends of the period cannot be held against daily totals.',
  ),
  longPeriod: (days: number): Bilingual =>
    bilingual(
      `只核对期间的前 ${days} 天，其后的未与每日用量核对。`,
      `Only the first ${days} days of the period were held against daily totals; what lies behind them was not.`,
    ),
  waiting: (count: number): Bilingual =>
    bilingual(
      `制作时另有 ${count} 次调用尚未列入检查点，不在文件中：请稍后重新取证。`,
      `${count} calls did not stand under the checkpoint yet and are not in the file: fetch it again later.`,
    ),
  recordsOk: (count: number): Bilingual =>
    bilingual(
      `${count} 份运行记录与调用所承诺的摘要一致。`,
      `${count} run records have the digest that their call committed to.`,
    ),
  recordUnknown: (place: number): Bilingual =>
    bilingual(
      `第 ${place} 份运行记录的摘要不属于其中任何一次调用。`,
      `The digest of run record ${place} is that of no call here.`,
    ),
  recordOther: (field: string): Bilingual =>
    bilingual(`运行记录与调用的“${field}”不一致。`, `Run record and call differ in “${field}”.`),
  sinceOk: (size: number): Bilingual =>
    bilingual(
      `日志是您所持检查点（${size} 条）的延续，没有改写。`,
      `The log extends the checkpoint you hold (${size} entries); nothing was rewritten.`,
    ),
  sinceMalformed: bilingual(
    '所持检查点格式有误、签名无效，或不是同一日志的。',
    'The checkpoint you hold is malformed, not signed by a key known here, or of another log.',
  ),
  sinceNewer: (size: number): Bilingual =>
    bilingual(
      `所持检查点（${size} 条）比文件更新，请重新取证。`,
      `The checkpoint you hold (${size} entries) is newer than the file: fetch it again.`,
    ),
  sinceAbsent: (size: number): Bilingual =>
    bilingual(
      `文件中没有从 ${size} 条起的一致性证明：取证时请填写该条数。`,
      `The file has no consistency proof from ${size} entries: name that size when you fetch it.`,
    ),
  sinceFork: (size: number): Bilingual =>
    bilingual(
      `日志不是您所持检查点（${size} 条）的延续：历史被改写。`,
      `The log does not extend the checkpoint you hold (${size} entries): its history was rewritten.`,
    ),
  more: (message: Bilingual, count: number): Bilingual =>
    count === 0 ? message : bilingual(`${message.zh}另有 ${count} 处。`, `${message.en} And ${count} more.`),
};

const shownDays = 5;
const daysOf = (days: readonly string[], between: string): string =>
  days.length <= shownDays
    ? days.join(between)
    : `${days.slice(0, 2).join(between)} … ${days.at(-1)} (${days.length})`;
