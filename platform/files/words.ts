import { defineWords } from '../errors/errors.ts';

export const words = defineWords('files', {
  noFile: { zh: '没有选择文件', en: 'No file was sent' },
  empty: { zh: '“{name}”是空文件', en: '"{name}" is empty' },
  tooLarge: { zh: '“{name}”超过 {max} MB', en: '"{name}" is larger than {max} MB' },
  tooMany: { zh: '一条记录最多 {max} 个附件', en: 'A record has at most {max} files' },
  noSpace: {
    zh: '本地附件总量已达上限 {max} GB，请联系办公室',
    en: 'All files here together have reached {max} GB; ask the office',
  },
  brokenOff: { zh: '上传中断，文件没有保存', en: 'The file broke off and was not kept' },
  busy: { zh: '正在上传的文件太多，请稍后再试', en: 'Too many files are being sent at this moment; try again' },
  notTaken: {
    zh: '“{name}”的内容不是可以附上的类型。可以附上：{types}',
    en: 'What is in "{name}" is not taken. These are: {types}',
  },
  program: {
    zh: '“{name}”的内容是{found}，不能附上。可以附上：{types}',
    en: 'What is in "{name}" is {found}, which is not taken. These are: {types}',
  },
  oldOffice: {
    zh: '“{name}”是旧版 Office 格式，里面是否有宏看不出来：请另存为 docx、xlsx 或 pptx',
    en: '"{name}" is of the old formats of Office, in which a macro cannot be seen: save it as docx, xlsx or pptx',
  },
  hasMacros: {
    zh: '“{name}”含有宏或控件：请另存为不含宏的格式',
    en: '"{name}" holds macros or controls: save it in a format without them',
  },
  isArchive: {
    zh: '“{name}”是压缩包：请把里面的文件逐个附上',
    en: '"{name}" is an archive: attach the files that are in it, one by one',
  },
  isText: {
    zh: '“{name}”的内容是文本，与名称不符：文本请用 .txt 或 .csv',
    en: 'What is in "{name}" is text, which its name does not say: text is .txt or .csv',
  },
  isScript: {
    zh: '“{name}”的内容是网页、图形代码或脚本，不能附上',
    en: 'What is in "{name}" is a page, a drawing in code or a script, which is not taken',
  },
  damaged: { zh: '“{name}”已损坏，打不开', en: '"{name}" is damaged' },
  mayNotAttach: {
    zh: '这条记录现在不能由您添加或撤下附件',
    en: 'You cannot add files to this record now, or take them away',
  },
  noReason: { zh: '请写明撤下的原因', en: 'Say why the file is taken away' },
  notKept: { zh: '这个附件已经撤下', en: 'The file was taken away already' },
  notWithdrawn: { zh: '这个附件没有撤下', en: 'The file was not taken away' },
  notShown: { zh: '这种文件不能在页面里打开，请下载', en: 'This kind of file is not shown in a page; download it' },
});
