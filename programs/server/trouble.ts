/** What hinders a start, in both languages: what is wrong, and what to do. Chinese first, as everything that is printed. */
export class StartTrouble extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
  }
}

type SystemError = Error & { readonly code?: string; readonly path?: string; readonly syscall?: string };

/** The sentence for a fault of the operating system; anything else keeps its own words. */
export function inWords(error: unknown): string {
  const { code, path, syscall, message } = error as SystemError;
  if (code === 'ENOSPC')
    return (
      `磁盘空间不足${path ? `：${path}` : ''}。请清理后重新启动，已提交的内容不会丢失。\n` +
      `No space is left${path ? ` for ${path}` : ''}. Make room and start again; what was committed is not lost.`
    );
  if (path && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS'))
    return (
      `不能读写 ${path}（${code}，${syscall}）：请改正该处的属主或权限；数据目录须一直由同一用户使用。\n` +
      `${path} cannot be read or written (${code}, ${syscall}): mend its owner or mode. A home belongs to one user throughout.`
    );
  return error instanceof Error ? message : String(error);
}
