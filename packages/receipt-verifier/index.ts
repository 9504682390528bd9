export { canonicalBytes, canonicalJson, type Json, parseCanonical } from './canonical.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export {
  type Bytes,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  toUtf8,
} from './encoding.ts';
export { documentDigest } from './evidence-bundle/agreement-document.ts';
export {
  type BundleScope,
  type EarlierSize,
  type EvidenceBundle,
  evidenceBundleFormat,
  evidenceBundleLimit,
  frameOfBundle,
  type Proven,
  type ProvenFact,
  type ProvenRun,
  withSeal,
} from './evidence-bundle/format.ts';
export { formatSeal, parseSeal, type Seal } from './evidence-bundle/seal.ts';
export type { BundleCheck, BundleCheckName, BundleVerification, Finding } from './evidence-bundle/verdict.ts';
export { type BundleOptions, verifyBundle } from './evidence-bundle/verify-bundle.ts';
export {
  type CommittedLeaf,
  commitment,
  commitmentDomain,
  commitmentPreimage,
  committedLeaf,
  entryField,
  type FactLeaf,
  hashOfLeaf,
  isCommitted,
  isFieldName,
  isKind,
  type Leaf,
  leafBytes,
  type Opening,
  type Openings,
  opens,
  saltLength,
} from './leaf.ts';
export {
  type ConsistencyClaim,
  emptyRoot,
  hashLength,
  type InclusionClaim,
  leafHash,
  leafPreimage,
  type NodeHasher,
  nodeHash,
  nodePreimage,
  rootOf,
  splitPoint,
  treeOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
export {
  algorithmName,
  ed25519Type,
  formatNote,
  formatNoteKey,
  formatSignature,
  isKeyName,
  type Note,
  type NoteKey,
  type NoteSignature,
  noteKeyId,
  type OpenedNote,
  openNote,
  otherType,
  parseNote,
  parseNoteKey,
  sm2Identifier,
} from './note.ts';
export {
  formatPromisedBatch,
  type PromisedBatch,
  parsePromisedBatch,
  promiseFormat,
  type ReceiptPromise,
} from './promise.ts';
export { consistencyProof, type HashReader, inclusionProof, treeRoot } from './proofs.ts';
export { entryOf, type Receipt, receiptFormat, withhold } from './receipt.ts';
export type { LogIdentity } from './shape.ts';
export { sm2Digest } from './sm2.ts';
export { printable } from './telling/printable.ts';
export { isBundleFile, type Told, tellVerification } from './telling/tell-file.ts';
export {
  entryLimit,
  formatBundle,
  hashesAtLevel,
  parseBundle,
  parseTilePath,
  splitTile,
  type Tile,
  type TileReader,
  tileAt,
  tileHashReader,
  tilePath,
  tileWidth,
} from './tiles.ts';
export type { Bilingual, Check, CheckName, Fact, Verification } from './verdict.ts';
export { type FileInput, fileLimit, type VerifyOptions, verifyPromise, verifyReceipt } from './verify.ts';
