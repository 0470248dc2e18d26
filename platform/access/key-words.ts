import { defineWords } from '../errors/errors.ts';

export const words = defineWords('keys', {
  unusable: {
    zh: '{place} 里的密钥不完整或看不懂：请从妥善保管的副本恢复，不要新建',
    en: 'The keys in {place} are incomplete or cannot be understood; put back the copy that was kept safe, and make no new ones',
  },
  exchanged: {
    zh: '密钥文件在程序运行中被换成了另一份：请放回原来的文件，或停下程序再换',
    en: 'The key file was exchanged for another one while the program runs; put the former file back, or stop the program first',
  },
  notThere: {
    zh: 'TONGZHOU_KEYS 指定的密钥文件 {path} 不存在：请把 keys.json 放到那里',
    en: 'The key file {path} that TONGZHOU_KEYS names is not there; put the keys.json there',
  },
  busy: { zh: '正在更换密钥，请等它结束', en: 'Keys are being rotated already; wait for that to end' },
  addThere: {
    zh: '密钥在环境变量 TONGZHOU_KEYS 里，程序改不了它：请在其中加一个版本并设为 current（现为 {version}），重启服务后再运行本命令',
    en: 'The keys are in TONGZHOU_KEYS, which the program cannot change: add a version there, make it current (now {version}), restart the server, and run this again',
  },
  inEnvironment: {
    zh: '密钥在环境变量 TONGZHOU_KEYS 里：“keys status”显示某版本为 0 后，请自行从中删去',
    en: 'The keys are in TONGZHOU_KEYS: take the version away there once "keys status" shows nothing under it',
  },
  uncovered: {
    zh: '{place} 里有加密内容，但程序不知道怎样重新加密：请联系开发者',
    en: '{place} holds ciphers that the program does not know how to renew; tell its developers',
  },
  closed: {
    zh: '有 {values} 项用现有密钥打不开（如 {place}），其余均已更换：请运行 doctor，处理后再运行本命令',
    en: '{values} values are opened by no key ({place}, for instance); all others are done. Run doctor, see to them, and run this again',
  },
  noVersion: { zh: '没有密钥版本 {version}', en: 'There is no key version {version}' },
  isCurrent: {
    zh: '{version} 正在使用：请先用“keys rotate”更换',
    en: '{version} is in use; rotate the keys first',
  },
  unfinished: {
    zh: '上次更换密钥没有做完：请再运行“keys rotate”',
    en: 'The last rotation is not finished; run "keys rotate" again',
  },
  stillUsed: {
    zh: '{version} 之下还有 {values} 项（如 {place}）：请先运行“keys rotate”',
    en: '{values} values lie under {version} still ({place}, for instance); run "keys rotate" first',
  },
});
