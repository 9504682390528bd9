import { type Text, text } from '#foundation';
import type { SealFault, SealTroubleReason } from './ports.ts';

/** What is wrong with a sealed file, and what to do about it. */
export const faultWords: { readonly [fault in SealFault]: Text } = {
  unsigned: text(
    '该文件没有电子签名，请向制发单位索取原件。',
    'This file bears no signature: ask the issuer for the original.',
  ),
  changed: text(
    '签名之后内容被改动，不是制发时的文书，请勿采信。',
    'What it says was changed after it was signed: do not rely on it.',
  ),
  appended: text(
    '签名之后又追加了内容，追加部分不在签名之内，请勿采信。',
    'Something was appended after it was signed and is not covered by the signature: do not rely on it.',
  ),
  'not-whole': text(
    '签名没有覆盖整个文件，请勿采信。',
    'The signature does not cover the whole file: do not rely on it.',
  ),
  malformed: text(
    '签名的格式无法识别，请向制发单位索取原件。',
    'The signature cannot be read: ask the issuer for the original.',
  ),
  foreign: text(
    '签名证书不是由本平台认可的证书机构签发，请勿采信。',
    'The certificate does not come from an authority known here: do not rely on it.',
  ),
  'not-in-force': text(
    '签名时证书不在有效期内，请向制发单位核实。',
    'The certificate was not in force when it was signed: ask the issuer.',
  ),
};

/** The file that is kept is sound and yet not the one the record speaks of. */
export const otherFile = text(
  '签名证书或者签名时间与存档记录不符，请勿采信。',
  'Its certificate or time is not that of the record: do not rely on it.',
);
export const fileMissing = text(
  '存档的签名文件不在或已损坏，请联系平台运行人员。',
  'The sealed file is missing or damaged: tell who runs this platform.',
);

/** Why a paper still waits, for who issued it. */
export const troubleWords: { readonly [reason in SealTroubleReason]: Text } = {
  'key-unreadable': text(
    '本单位的签名密钥或者证书无法读取，请平台运行人员检查。',
    'The key or certificate of the organisation cannot be read: ask who runs the platform.',
  ),
  'key-mismatch': text('签名密钥与证书不匹配。', 'The key is not that of the certificate.'),
  'not-in-force': text('签名证书不在有效期内，请更换。', 'The certificate is not in force: replace it.'),
  unreachable: text('签名服务没有应答。', 'Whoever seals did not answer.'),
  'check-failed': text(
    '加盖后的文件未通过核验（例如未配置根证书）。',
    'The sealed file did not pass the check (for example no root is configured).',
  ),
};
