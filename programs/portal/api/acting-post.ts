/** The post the person at this browser acts from. It is sent with every request as `X-Gongshu-Post`; the server checks it. */
const key = 'gongshu.post';

export function actingPost(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function actFrom(postId: string | null): void {
  try {
    if (postId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, postId);
  } catch {
    // A browser that stores nothing acts from the person's first post.
  }
}
