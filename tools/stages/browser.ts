import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command.ts';
import { oneFailed, onePassed, oneSkipped, type Stage } from './stage.ts';

/** Variable in which the browser tests find the browser. */
export const chromiumVariable = 'GONGSHU_CHROMIUM';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const debianPackages = ['chromium', 'fonts-wqy-microhei', 'fontconfig'];

/** Where a Chromium is: the variable, the search path, or the usual folder on a Mac. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const searched = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [env[chromiumVariable], ...searched, ...macApplications].find(
    (path): path is string => path !== undefined && path !== '' && isExecutable(path),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without a Chinese font every page is empty squares, and a test that looks at it would see nothing wrong. */
async function hasChineseFont(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const { code, output } = await run('fc-list', [':lang=zh', 'family'], { output: 'keep' }).catch(() => ({
    code: 1,
    output: '',
  }));
  return code === 0 && output.trim() !== '';
}

const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function install(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...debianPackages],
  ]) {
    const { code, output } = await run('apt-get', args, { output: 'keep', env });
    if (code !== 0) console.log(output.trimEnd());
  }
}

/**
 * Chromium and a Chinese font, installed when they are missing and this is root on Debian. Where they cannot be installed the rest
 * still runs, with a reason; in CI that is a failure, because there nobody reads reasons.
 */
export const browser: Stage = {
  name: 'browser and Chinese font',
  run: async () => {
    if ((!findChromium() || !(await hasChineseFont())) && mayInstall()) await install();
    const chromium = findChromium();
    const font = await hasChineseFont();
    if (chromium && font) {
      process.env[chromiumVariable] = chromium;
      return onePassed;
    }
    const missing = [chromium ? '' : 'Chromium', font ? '' : 'a Chinese font'].filter(Boolean).join(' and ');
    const advice = `${missing} not found, so the browser tests do not run. Install: apt-get install ${debianPackages.join(' ')} (or set ${chromiumVariable} to a Chromium).`;
    return process.env['CI'] ? oneFailed(advice) : oneSkipped(advice);
  },
};
