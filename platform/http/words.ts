import { defineWords } from '../errors/errors.ts';

export const words = defineWords('http', {
  unexpected: {
    zh: '服务器出错，已记下编号 {incident}；您填写的内容没有丢，请稍后再试',
    en: 'The server failed and noted the number {incident}; what you typed is not lost, try again later',
  },
  notFound: { zh: '没有这个地址', en: 'There is no such address' },
  methodNotAllowed: { zh: '这个地址不支持 {method}', en: 'This address does not take {method}' },
  unusableText: { zh: '内容里有无法保存的字符', en: 'It holds a character that cannot be kept' },
  tooLarge: { zh: '发送的内容太大', en: 'What was sent is too large' },
  tooDeep: { zh: '发送的内容嵌套太深', en: 'What was sent is nested too deeply' },
  badAddress: { zh: '地址写法不对', en: 'The address is not written as one' },
  tooMany: { zh: '请求太频繁，请稍等再试', en: 'Too many requests; wait a moment' },
  notJson: { zh: '发送的内容不是 JSON', en: 'What was sent is no JSON' },
  wrongType: { zh: '不支持的内容类型', en: 'This type of content is not taken' },
  wrongShape: { zh: '“{field}”不符合要求：{why}', en: '"{field}" is not as it should be: {why}' },
  otherHost: {
    zh: '只接受从本机打开：还没有账号，服务器只为一位办公室工作人员工作',
    en: 'Opened from this machine only: there are no accounts yet, and the server serves one office clerk',
  },
  notLoopback: {
    zh: '不能在 {host} 上监听：还没有账号，只能用 127.0.0.1 或 ::1',
    en: 'The server does not listen on {host}: there are no accounts yet, so only 127.0.0.1 or ::1 will do',
  },
  keyReused: {
    zh: '这个 Idempotency-Key 已用于另一个请求',
    en: 'This Idempotency-Key was used for another request',
  },
  oneClerk: {
    zh: '还没有账号：本机的一位办公室工作人员使用，其他机器打不开',
    en: 'No accounts yet: one office clerk on this machine; other machines are refused',
  },
});
