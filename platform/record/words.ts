import { defineWords } from '../errors/errors.ts';

export const words = defineWords('record', {
  unknownField: { zh: '没有“{field}”这一项', en: 'There is no field "{field}"' },
  required: { zh: '请填写{label}', en: '{label} is needed' },
  notText: { zh: '{label}应为文字', en: '{label} must be text' },
  tooLong: { zh: '{label}最多 {max} 字，现有 {length} 字', en: '{label} has {length} characters; at most {max} fit' },
  notInTable: { zh: '{label}没有“{value}”这个选项', en: '{label} has no choice "{value}"' },
  notYesNo: { zh: '{label}应为是或否', en: '{label} must be yes or no' },
  notInteger: { zh: '{label}应为整数', en: '{label} must be a whole number' },
  outOfRange: { zh: '{label}应在 {min} 到 {max} 之间', en: '{label} must lie between {min} and {max}' },
  notDay: { zh: '{label}“{value}”不是日期，应如 2018-07-19', en: '{label} "{value}" is no date; write 2018-07-19' },
  notPartialDate: {
    zh: '{label}“{value}”不是日期，应如 1980、1980.05 或 1980-05-01',
    en: '{label} "{value}" is no date; write 1980, 1980.05 or 1980-05-01',
  },
  notReference: { zh: '{label}所选的记录不存在', en: 'The record chosen for {label} does not exist' },
  notFound: { zh: '没有这条记录，或您不能查看', en: 'There is no such record, or you may not see it' },
  mayNotCreate: { zh: '您不能新建{label}', en: 'You may not create a {label}' },
  mayNotEdit: { zh: '这条记录现在不能由您修改', en: 'This record cannot be edited by you now' },
  mayNot: { zh: '现在不能“{transition}”', en: '"{transition}" is not possible now' },
  stale: {
    zh: '您打开之后已有他人修改过，请看过新内容再保存',
    en: 'Somebody changed this after you opened it; look at the new version before saving',
  },
  reasonNeeded: { zh: '请写明原因', en: 'A reason is needed' },
  alreadyThere: { zh: '已有相同的记录', en: 'The same record is there already' },
  contradictory: {
    zh: '这样会与其他内容矛盾（如终止早于起始），请检查日期',
    en: 'That would contradict something else, such as an end before its beginning; see to the dates',
  },
  stillReferred: { zh: '还有其他记录引用它', en: 'Other records refer to it' },
  unknownFilter: { zh: '不能按“{field}”筛选或排序', en: 'There is no filter or order "{field}"' },
  state: { zh: '状态', en: 'State' },
  notSecret: { zh: '“{field}”没有遮盖，无须打开', en: '"{field}" is not concealed' },
  mayNotOpen: { zh: '您不能打开{label}', en: 'You may not open {label}' },
  mayNotChange: { zh: '您不能填写或修改{label}', en: 'You may not fill in or change {label}' },
  outOfReach: { zh: '这超出您的权限范围', en: 'That lies outside of what you work with' },
});
