import { defineWords } from '../errors/errors.ts';

export const words = defineWords('access', {
  passwordTooShort: {
    zh: '密码至少 {least} 个字符，可以是一句话',
    en: 'A password has at least {least} characters; a phrase is fine',
  },
  passwordTooLong: { zh: '密码最多 {most} 个字符', en: 'A password has at most {most} characters' },
  passwordUnusable: { zh: '密码里有无法使用的字符', en: 'The password holds a character that cannot be used' },
  passwordCommon: {
    zh: '这个密码很多人在用，容易被猜到，请换一个',
    en: 'Many people use this password, so it is easily guessed; choose another',
  },
  passwordNamed: {
    zh: '密码里不要有自己的姓名、用户名、工号或手机号',
    en: 'A password does not hold your own name, user name, staff number or phone',
  },
  wrongProviders: {
    zh: '{path} 里的统一认证设置不对：每个要有 id、name、issuer（https）、clientId、clientSecret',
    en: 'The single sign-on in {path} is not as it should be: each has id, name, issuer (https), clientId, clientSecret',
  },
});
