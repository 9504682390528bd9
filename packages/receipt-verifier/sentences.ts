import type { Openings } from './leaf.ts';
import { algorithmName, type NoteKey, type SignatureFault } from './note.ts';
import { type Bilingual, bilingual } from './verdict.ts';

/** What the checks say, held or failed. */
export const sentences = {
  fileOk: bilingual('文件逐字节符合规范 JSON。', 'The file is canonical JSON to the last byte.'),
  fileBad: bilingual(
    '文件不是规范 JSON（RFC 8785）：可能被改动、重新排版或截断。',
    'The file is not canonical JSON (RFC 8785): it was changed, reformatted or cut short.',
  ),
  shapeOk: bilingual('各部分齐全。', 'All parts are there.'),
  formatUnknown: bilingual(
    '这不是本程序认识的公枢收据、收据承诺或证据包。',
    'This is no Gongshu receipt, promise or evidence bundle that this program knows.',
  ),
  shapeBad: (at: string): Bilingual =>
    bilingual(`此处不符合格式：${at || '整个文件'}。`, `Not as the format says: ${at || 'the whole file'}.`),
  fieldsOk: (disclosed: Openings, committed: boolean): Bilingual => {
    const count = Object.keys(disclosed).length;
    if (!committed)
      return bilingual('公开事项：内容就在条目里。', 'A public fact: the entry itself says everything.');
    if (count === 0)
      return bilingual(
        '没有出示任何字段：只证明有这样一条存证，不说明内容（持有人未出示，或保存期满已清除）。',
        'No field is shown: the file proves that there is such an entry and says nothing of its content (withheld, or erased after retention).',
      );
    return bilingual(
      `出示的 ${count} 个字段与承诺值一致。`,
      `The ${count} fields shown fit their commitments.`,
    );
  },
  fieldsBad: (fields: readonly string[]): Bilingual =>
    bilingual(
      `字段与承诺值不符：${fields.join('、')}。`,
      `Fields that do not fit their commitment: ${fields.join(', ')}.`,
    ),
  keyTrusted: bilingual('日志公钥是您信任的公钥。', 'The key of the log is one you trust.'),
  keyNotCompared: bilingual(
    '日志公钥格式正确，但未与可信公钥比对。',
    'The key of the log is well formed, but was not compared with a trusted one.',
  ),
  keyUnknown: bilingual('日志公钥不在可信公钥之列。', 'The key of the log is not among the trusted ones.'),
  keyBad: bilingual('日志公钥或名称有误。', 'The key or the name of the log is wrong.'),
  signatureOk: (keys: readonly NoteKey[]): Bilingual => {
    const names = keys.map((key) => `${key.name} (${algorithmName(key)})`);
    return bilingual(`签名有效：${names.join('、')}。`, `Signatures hold: ${names.join(', ')}.`);
  },
  signatureBad: (fault: SignatureFault | null): Bilingual =>
    ({
      malformed: bilingual('签名部分格式有误。', 'The signed note is malformed.'),
      'other-signers': bilingual('签名者与所列公钥不一致。', 'The signers are not those of the keys listed.'),
      'unsupported-key': bilingual(
        '本验证程序不支持其中一种签名算法。',
        'One of the signature types is not supported by this verifier.',
      ),
      'invalid-signature': bilingual(
        '签名无效：内容或签名被改动。',
        'The signature does not hold: text or signature was changed.',
      ),
    })[fault ?? 'malformed'],
  statementOk: bilingual('签名内容与该日志相符。', 'What was signed speaks of this log.'),
  statementOther: bilingual('签名内容属于另一日志。', 'What was signed speaks of another log.'),
  statementBad: bilingual('签名内容的格式有误。', 'What was signed is malformed.'),
  inclusionOk: bilingual('条目确在所签名的树中。', 'The entry stands in the tree that was signed.'),
  inclusionBad: bilingual(
    '条目不在所签名的树中，或序号有误。',
    'The entry is not in the tree that was signed, or not at that index.',
  ),
};
