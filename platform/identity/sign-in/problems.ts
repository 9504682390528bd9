import { defineProblems, text } from '#foundation';

/** Refusals of sign-in and of credentials, whoever checks them. */
export const signInProblems = defineProblems('identity', {
  'wrong-name-or-password': {
    status: 401,
    title: text('用户名或密码不正确', 'The user name or the password is wrong'),
    advice: text(
      '请核对后重试；连续五次错误将锁定十五分钟。忘记密码请联系系统管理员重置。',
      'Check both and try again; five failures in a row lock the name for fifteen minutes. A system administrator can reset a forgotten password.',
    ),
  },
  'sign-in-locked': {
    status: 429,
    title: text(
      '登录失败次数过多，该用户名暂时锁定',
      'Too many failed sign-ins; the name is locked for a while',
    ),
    advice: text(
      '请稍候再试，或请系统管理员重置密码。',
      'Wait and try again, or have a system administrator reset the password.',
    ),
  },
  'account-disabled': {
    status: 403,
    title: text('账号已停用', 'The account is disabled'),
    advice: text('请联系系统管理员。', 'Ask a system administrator.'),
  },
  'one-time-password-ended': {
    status: 403,
    title: text('一次性密码已过期', 'The one-time password has expired'),
    advice: text('请系统管理员重新发放。', 'Have a system administrator issue a new one.'),
  },
  'password-must-change': {
    status: 403,
    title: text('请先设置自己的密码', 'Set a password of your own first'),
    advice: text(
      '一次性密码只能用来设置自己的密码，设置后即可办理。',
      'A one-time password only serves to set an own one; after that you can go on.',
    ),
  },
  'password-not-changed': {
    status: 422,
    title: text('新密码与原密码相同', 'The new password is the old one'),
    advice: text('请换一个新密码。', 'Choose another password.'),
  },
  'password-length': {
    status: 422,
    title: text('密码长度不符合要求', 'The password has not the right length'),
    advice: text(
      '请使用10至128个字符；长句子比复杂符号更好记也更安全。',
      'Use 10 to 128 characters; a long phrase is easier to remember and safer than odd signs.',
    ),
  },
  'password-wrong': {
    status: 422,
    title: text('现在的密码不正确', 'The present password is wrong'),
    advice: text('请重新输入现在使用的密码。', 'Enter the password you use now.'),
  },
  'code-wrong': {
    status: 422,
    title: text('动态口令不正确', 'The code is wrong'),
    advice: text(
      '请输入身份验证器当前显示的六位数字，或使用一个备用码。',
      'Enter the six digits your authenticator shows now, or use a backup code.',
    ),
  },
  'code-locked': {
    status: 429,
    title: text('动态口令错误次数过多，暂时锁定', 'Too many wrong codes; locked for a while'),
    advice: text('请稍候重新登录。', 'Wait, then sign in again.'),
  },
  'second-step-ended': {
    status: 401,
    title: text('第二步验证已超时', 'The second step has timed out'),
    advice: text('请重新输入用户名和密码。', 'Start again with name and password.'),
  },
  'second-factor-on': {
    status: 409,
    title: text('动态口令已启用', 'The second factor is on already'),
    advice: text('需要更换时请先停用。', 'Turn it off first to set it up anew.'),
  },
  'second-factor-off': {
    status: 409,
    title: text('动态口令尚未启用', 'The second factor is not on'),
    advice: text('请先启用。', 'Turn it on first.'),
  },
  'too-many-attempts': {
    status: 429,
    title: text('尝试次数过多', 'Too many attempts'),
    advice: text('请等待一分钟后再试。', 'Wait a minute and try again.'),
  },
  'session-ended': {
    status: 401,
    title: text('登录已失效', 'Your session has ended'),
    advice: text(
      '登录最长保持八小时；在别处退出、停用账号或重置密码也会使其失效。请重新登录。',
      'A session lasts eight hours at most, and ends when you sign out elsewhere, or the account is disabled or its password reset. Sign in again.',
    ),
  },
  'post-not-held': {
    status: 403,
    title: text('您现在不在这个岗位上', 'You do not hold this post now'),
    advice: text(
      '任期或代理可能已经结束；请选择您现在的岗位。',
      'Your time or your term as deputy may have ended. Choose one of your present posts.',
    ),
  },
  'no-post': {
    status: 403,
    title: text('您现在没有任职岗位', 'You hold no post at present'),
    advice: text('请联系安全管理员任用。', 'Ask a security administrator to appoint you.'),
  },
  'token-not-valid': {
    status: 401,
    title: text('令牌无效或已过期', 'The token is not valid or has expired'),
    advice: text(
      '请用客户端密钥在 /oauth2/token 重新取得令牌；令牌有效期十分钟。',
      'Fetch a new token from /oauth2/token with the client secret; a token lasts ten minutes.',
    ),
  },
  'sandbox-only': {
    status: 403,
    title: text('沙箱密钥只能试用产品', 'A sandbox key only tries products'),
    advice: text(
      '可查看已上架产品并试用；其他内容请登录或用机器客户端的令牌。',
      'Look at listed products and try them; for anything else sign in or use a machine client.',
    ),
  },
  'token-for-other-purpose': {
    status: 403,
    title: text('令牌不是为这一用途取得的', 'The token is for another purpose'),
    advice: text(
      '取令牌时以 scope=purpose:<代码> 写明本次调用的用途；客户端须已登记该用途。',
      'Ask for a token with scope=purpose:<code> of this call; the client must be registered for it.',
    ),
  },
  'client-not-usable': {
    status: 401,
    title: text(
      '机器客户端已停用或其单位已终止',
      'The machine client is disabled, or its organisation has ended',
    ),
    advice: text(
      '请由单位管理员重新登记客户端。',
      'Have the organisation’s administrator register a new client.',
    ),
  },
});
