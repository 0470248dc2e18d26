import { customPinyin, pinyin } from 'pinyin-pro';
import { ethnicity } from '../ethnicity.ts';

/** Names in use that are not the pinyin of the Chinese one. */
const NAMES: Readonly<Record<string, string>> = {
  '100000': "People's Republic of China",
  '150000': 'Inner Mongolia',
  '150100': 'Hohhot',
  '150600': 'Ordos',
  '150700': 'Hulunbuir',
  '150900': 'Ulanqab',
  '152200': 'Hinggan League',
  '152500': 'Xilingol League',
  '152900': 'Alxa League',
  '230100': 'Harbin',
  '230200': 'Qiqihar',
  '450000': 'Guangxi',
  '513200': 'Ngawa Tibetan and Qiang Autonomous Prefecture',
  '513300': 'Garzê Tibetan Autonomous Prefecture',
  '460321': 'Xisha Islands',
  '460322': 'Nansha Islands',
  '460323': 'Zhongsha Islands',
  '540000': 'Xizang',
  '540100': 'Lhasa',
  '540200': 'Xigazê',
  '540300': 'Qamdo',
  '540400': 'Nyingchi',
  '540600': 'Nagqu',
  '542500': 'Ngari Prefecture',
  '610000': 'Shaanxi',
  '632600': 'Golog Tibetan Autonomous Prefecture',
  '632857': 'Dachaidan Administrative Committee',
  '640000': 'Ningxia',
  '650000': 'Xinjiang',
  '650100': 'Ürümqi',
  '650200': 'Karamay',
  '650400': 'Turpan',
  '652700': 'Bortala Mongol Autonomous Prefecture',
  '652800': 'Bayingolin Mongol Autonomous Prefecture',
  '652900': 'Aksu Prefecture',
  '653000': 'Kizilsu Kyrgyz Autonomous Prefecture',
  '653100': 'Kashgar Prefecture',
  '653200': 'Hotan Prefecture',
  '654000': 'Ili Kazakh Autonomous Prefecture',
  '654300': 'Altay Prefecture',
  '710000': 'Taiwan',
  '810000': 'Hong Kong',
  '820000': 'Macao',
};

/** Readings that live on in names of places and that the dictionary, which knows words, has otherwise. */
customPinyin({
  都: 'du',
  什: 'shi',
  乐亭: 'lao ting',
  乐清: 'yue qing',
  乐陵: 'lao ling',
  民乐: 'min le',
  蔚: 'yu',
  繁峙: 'fan shi',
  珲春: 'hun chun',
  穆棱: 'mu ling',
  绥棱: 'sui ling',
  丹棱: 'dan ling',
  六合: 'lu he',
  歙: 'she',
  涡阳: 'guo yang',
  蚌山: 'beng shan',
  万柏林: 'wan bai lin',
  牟定: 'mou ding',
  莘: 'shen',
  单: 'shan',
  浚: 'xun',
  泌阳: 'bi yang',
  黄陂: 'huang pi',
  曾都: 'zeng du',
  大埔: 'da bu',
  筠连: 'jun lian',
  吴堡: 'wu bu',
  红寺堡: 'hong si bu',
  宕昌: 'tan chang',
  称多: 'chen duo',
  尉犁: 'yu li',
  洪洞: 'hong tong',
});

const KINDS: readonly (readonly [ending: RegExp, kind: string])[] = [
  [/自治州$/, 'Autonomous Prefecture'],
  [/自治县$/, 'Autonomous County'],
  [/自治旗$/, 'Autonomous Banner'],
  [/地区$/, 'Prefecture'],
  [/盟$/, 'League'],
  [/(?<=神农架)林区$/, 'Forestry District'],
  [/(?<=六枝)特区$/, 'Special District'],
  [/(?<=浦东|滨海|沈北)新区$/, 'New Area'],
  [/区$/, 'District'],
  [/县$/, 'County'],
  [/旗$/, 'Banner'],
  [/街道$/, 'Subdistrict'],
  [/[省市]$/, ''],
];

const PEOPLES: readonly (readonly [zh: string, en: string])[] = [
  ...ethnicity.entries.map(({ zh, en }) => [zh, en] as const),
  ['各族', 'Multi-ethnic'],
];

/** 天河区 is Tianhe District, 乳源瑶族自治县 is Ruyuan Yao Autonomous County. */
export function englishName(code: string, name: string): string {
  const known = NAMES[code];
  if (known) return known;
  const whole = name.replace(/(?<=蒙古|哈萨克|塔吉克|锡伯|鄂伦春)(?=自治)/, '族');
  const [ending, kind] = KINDS.find(([pattern]) => pattern.test(whole)) ?? [/$/, ''];
  const [stem, peoples] = withoutPeoples(whole.replace(ending, ''));
  return [romanised(stem), listed(peoples), kind].filter(Boolean).join(' ');
}

function withoutPeoples(name: string): [stem: string, peoples: string[]] {
  const [zh, en] = PEOPLES.find(([people]) => name.endsWith(people)) ?? [];
  if (!zh || !en) return [name, []];
  const [stem, others] = withoutPeoples(name.slice(0, -zh.length));
  return [stem, [...others, en]];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** With an apostrophe where a syllable could be read into the one before: Xi'an. */
function romanised(name: string): string {
  const joined = pinyin(name, { toneType: 'none', type: 'array' })
    .map((syllable, place) => (place > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
