import { defineTexts, text } from '#ui-kit';

export const accountWords = defineTexts('account', {
  title: text('登录', 'Sign in'),
  username: text('用户名', 'User name'),
  password: text('密码', 'Password'),
  go: text('登录', 'Sign in'),
  accounts: text('演示账号', 'Demonstration accounts'),
  accountsNote: text(
    '点一下就以这个岗位登录。这些人和单位都是虚构的。',
    'One click signs you in at that post. The people and bodies are invented.',
  ),
  already: text('您已登录，', 'You are signed in.'),
  toWork: text('去工作台', 'Go to the workbench'),
  ended: text('上次的登录已失效，请重新登录。', 'Your last session has ended. Please sign in again.'),
  secondStep: text('第二步：动态口令', 'Second step: the code'),
  secondNote: text(
    '请输入身份验证器显示的六位数字；手机不在身边时，输入一个备用码。',
    'Enter the six digits your authenticator shows; without your phone, a backup code.',
  ),
  code: text('动态口令或备用码', 'Code or backup code'),
  sixDigits: text('动态口令（六位数字）', 'Code (six digits)'),
  confirm: text('确认', 'Confirm'),
  back: text('返回', 'Back'),
  mine: text('我的账号', 'My account'),
  person: text('姓名', 'Name'),
  posts: text('岗位', 'Posts'),
  until: text('（代理至 {{until}}）', ' (deputy until {{until}})'),
  noPost: text(
    '您现在没有任职岗位，请联系安全管理员。',
    'You hold no post at present. Ask a security administrator.',
  ),
  mustChange: text(
    '您用的是管理员发放的一次性密码，请先设置自己的密码。',
    'You signed in with a one-time password. Set a password of your own first.',
  ),
  change: text('修改密码', 'Change the password'),
  changeNote: text(
    '10 至 128 个字符。修改后，在其他地方的登录全部失效。',
    '10 to 128 characters. Afterwards every other session ends.',
  ),
  present: text('现在的密码', 'Present password'),
  next: text('新密码', 'New password'),
  again: text('再输一次新密码', 'New password again'),
  notSame: text('两次输入不一致', 'The two are not the same'),
  tooShort: text('至少 10 个字符', 'At least 10 characters'),
  changed: text('密码已修改。', 'The password was changed.'),
  second: text('动态口令', 'Second factor'),
  secondOn: text(
    '已启用：登录时除密码外还要输入动态口令。',
    'On: signing in needs a code besides the password.',
  ),
  secondOff: text(
    '未启用。启用后，只知道密码的人不能登录；三员岗位应当启用。',
    'Off. With it, knowing the password alone is not enough; the three administrators should turn it on.',
  ),
  turnOn: text('启用', 'Turn on'),
  turnOff: text('停用', 'Turn off'),
  scan: text(
    '用手机上的身份验证器扫描二维码，再输入它显示的数字。',
    'Scan the code with an authenticator app, then enter the digits it shows.',
  ),
  byHand: text('不能扫描时，手工输入密钥', 'If you cannot scan, type this key'),
  backup: text('备用码', 'Backup codes'),
  backupNote: text(
    '每个只能用一次，只显示这一次，请抄下来妥善保管。',
    'Each works once. They are shown this once; write them down and keep them safe.',
  ),
});
