import { fold } from '../../../platform/text/fold.ts';

/** What offices shorten, and what it stands for. */
const short: readonly (readonly [RegExp, string])[] = [
  [/发展改革|发改/g, '发展和改革'],
  [/住建/g, '住房和城乡建设'],
  [/人社/g, '人力资源和社会保障'],
  [/卫计/g, '卫生和计划生育'],
  [/卫健/g, '卫生健康'],
  [/科信/g, '科技和信息化'],
  [/工信/g, '工业和信息化'],
  [/市监/g, '市场监督管理'],
  [/城管/g, '城市管理'],
  [/环保/g, '环境保护'],
  [/食药监/g, '食品药品监督管理'],
  [/(政府)?府?办(公室)?$/g, '办'],
  [/(街道|街)(办事处|办)?$/g, '街道'],
];

/** One spelling: 广州市天河区教育局, 天河区教育局 and 区教育局 are 教育局, but 市教育局 is another. */
export function bodyKey(name: string): string {
  let key = fold(name).replace(/^中共/, '');
  key = /[区县旗]./.test(key)
    ? key.replace(/^[^局委办厅院]*?[区县旗](?=.)/, '')
    : key.replace(/^[^局委办厅院]{2,3}市(?=.)/, '市');
  for (const [sign, whole] of short) key = key.replace(sign, whole);
  return key;
}
