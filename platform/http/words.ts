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
    zh: '这个服务器不在这个地址下，或请求来自别的网站',
    en: 'This server is not at this address, or the request comes from another site',
  },
  badOrigin: {
    zh: '“{address}”不是对外地址：应如 https://tongzhou.example.gov.cn',
    en: '"{address}" is no address to be opened at; write https://tongzhou.example.gov.cn',
  },
  badProxy: { zh: '“{proxy}”不是代理的 IP 地址', en: '"{proxy}" is not the IP address of a proxy' },
  notSafe: {
    zh: '在 {host} 上供其他机器打开，须加密并指明地址：--address https://名称，加上 --tls-cert 和 --tls-key，或 --behind-proxy 代理的 IP',
    en: 'For other machines to open it on {host}, it must be encrypted and have a name: --address https://NAME, with --tls-cert and --tls-key, or --behind-proxy with the IP address of the proxy',
  },
  demonstrationStays: {
    zh: '示例区的账号不用密码，只能在本机打开；正式使用请用 --empty 另建一个库',
    en: "The demonstration's accounts need no password, so it is opened on this machine alone; for real work begin another database with --empty",
  },
  keyReused: {
    zh: '这个 Idempotency-Key 已用于另一个请求',
    en: 'This Idempotency-Key was used for another request',
  },
});
