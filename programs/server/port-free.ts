import { createServer } from 'node:net';
import { StartTrouble } from './trouble.ts';

/**
 * See whether the program will be able to listen, before half a minute is spent on the database. Throws StartTrouble with advice.
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw refusal(host, port, (error as NodeJS.ErrnoException).code);
  }
  await new Promise((resolve) => probe.close(resolve));
}

function refusal(host: string, port: number, code: string | undefined): StartTrouble {
  if (code === 'EADDRINUSE')
    return new StartTrouble(
      `端口 ${port} 已被其他程序占用：请设 PORT 为其他端口（0 由系统选定），或先停止占用它的程序。`,
      `Port ${port} is taken by another program: set PORT to another one (0 lets the system choose), or stop that program first.`,
    );
  if (code === 'EACCES')
    return new StartTrouble(
      `本用户不能使用端口 ${port}：请设 PORT 为 1024 以上的端口。`,
      `This user may not use port ${port}: set PORT to one from 1024.`,
    );
  return new StartTrouble(
    `不能在 HOST=${host} 上监听（${code}）：请设为本机的一个地址，例如 127.0.0.1。`,
    `It is not possible to listen on HOST=${host} (${code}): set it to an address of this machine, such as 127.0.0.1.`,
  );
}
