import { random } from '../demo/random.ts';
import { normaliseIdNumber } from '../platform/text/identifiers.ts';

/** Nobody: put together by chance, with ID numbers of the region 440199, which is assigned to no place. */
export interface MadePerson {
  readonly name: string;
  readonly sex: '男' | '女';
  readonly born: string;
  readonly ethnicity: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly education: string;
  readonly employer: string;
  readonly position: string;
  readonly sector: string;
  readonly nativePlace: string;
  readonly joined: string;
}

const surnames = [...'陈李黄张梁林刘吴罗杨周何谢郑邓许冯曾蔡潘彭卢徐苏叶钟赖温江余谭邱沈姚范方石廖韩魏邹戴伍莫欧区麦'];
const first = [...'家志文晓嘉慧国建永明海春秋俊思宇静启承若雅伟丽淑子景远'];
const second = ['', ...'玲芳敏华强峰杰婷欣怡轩航宁洁琳瑜钧斌涛岚朗彦霖舟岳'];
const employers = ['第一中学', '人民医院', '岭南设计院', '珠江科技公司', '五山研究所', '图书馆', '南方会计师事务所'];
const positions = ['教师', '主任医师', '工程师', '总经理', '律师', '研究员', '副教授'];
const places = ['广东广州', '广东梅州', '湖南长沙', '福建厦门', '广西桂林'];
const education = ['大学本科', '大学本科', '大学专科', '研究生', '研究生'];
const sectors = ['教育', '医药卫生', '科学技术', '经济', '法律'];
const DAYS = 20_000;
const DAY = 86_400_000;

/** People numbered from 0; no two share an ID number. */
export function peopleFrom(seed: number): (index: number) => MadePerson {
  const chance = random(seed);
  return (index) => {
    const sex = chance.below(2) === 0 ? '男' : '女';
    const born = dayOf(Date.UTC(1938, 0, 1) + (index % DAYS) * DAY);
    const serial = Math.floor(index / DAYS) * 2 + (sex === '男' ? 1 : 2);
    const year = Math.min(2017, Math.max(1980, Number(born.slice(0, 4)) + 22 + chance.below(30)));
    return {
      name: chance.pick(surnames) + chance.pick(first) + chance.pick(second),
      sex,
      born,
      ethnicity: '汉族',
      idNumber: idNumber(born, serial),
      phone: `199${String(index).padStart(8, '0')}`,
      education: chance.pick(education),
      employer: chance.pick(employers),
      position: chance.pick(positions),
      sector: chance.pick(sectors),
      nativePlace: chance.pick(places),
      joined: `${year}-${String(1 + chance.below(12)).padStart(2, '0')}-15`,
    };
  };
}

/** The old form of 15 digits is completed with its check character. */
function idNumber(born: string, serial: number): string {
  return normaliseIdNumber(`440199${born.slice(2).replaceAll('-', '')}${String(serial).padStart(3, '0')}`);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
