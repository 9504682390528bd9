/** SHA-256 of a paper, in lower-case hex. The bytes stay where they are; browsers offer this over HTTPS and on the machine itself. */
export async function paperDigest(paper: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await paper.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether this page was loaded in a way that lets the browser compute a digest. */
export const canDigest = (): boolean => globalThis.crypto?.subtle !== undefined;
