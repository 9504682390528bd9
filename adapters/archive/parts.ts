/** One member of an archive as its manifest lists it. */
export interface Part {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
}

export const block = 512;
export const manifestPart = 'manifest.json';
export const checksumPart = 'manifest.sha256';

const pattern = /^[a-z0-9_][a-z0-9._-]*(\/[a-z0-9_][a-z0-9._-]*)*$/;

/** A name that can be a member of an archive; never one that climbs out of the folder it is unpacked into. */
export function checkedName(name: string): string {
  if (name.length > 99 || !pattern.test(name)) throw new RangeError(`“${name}” cannot name a part`);
  return name;
}
