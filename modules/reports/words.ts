import { defineWords } from '../../platform/errors/errors.ts';

export const words = defineWords('reports', {
  officeSeals: { zh: '报告由办公室封存', en: 'Reports are sealed by the office' },
  noSuchParty: { zh: '没有党派“{party}”', en: 'There is no party "{party}"' },
  busyRecords: {
    zh: '记录正在被改动，数字与依据对不上，请稍后再封存',
    en: 'The records are being changed, and numbers and evidence are of two moments; seal it a little later',
  },
  thenAndNow: { zh: '封存时 {sealed}，现在 {now}', en: '{sealed} when sealed, {now} now' },
  rowsOfThen: {
    zh: '下面是封存时统计的记录，名称是现在的',
    en: 'Below are the records that were counted then, by the names they have now',
  },
  rowsOfNow: {
    zh: '封存文件没有分项的依据，下面是现在的记录',
    en: 'The seal keeps no evidence of parts; below are the records of now',
  },
  notInSeal: { zh: '封存的报告里没有指标“{figure}”', en: 'The sealed report has no figure "{figure}"' },
  notEnded: {
    zh: '“{during}”还没有结束，结束之后才能封存',
    en: 'The period "{during}" is not over; its report can be sealed when it is',
  },
  nothingCounted: {
    zh: '这一期还没有可以统计的记录：先导入花名册、任职和荣誉成果',
    en: 'There are no records of this period yet: first import rosters, posts and honours',
  },
  importFirst: { zh: '去导入', en: 'Import them' },
  running: { zh: '期间还没有结束，数字还会变', en: 'The period is not over; the numbers will still change' },
  notSealed: { zh: '这不是封存的报告文件', en: 'This is no sealed report' },
  notCanonical: {
    zh: '文件第 {offset} 个字节与封存时的写法不同',
    en: 'The file differs from the sealed form at byte {offset}',
  },
  unknownFormat: { zh: '封存格式“{format}”不认识', en: 'The format "{format}" of the seal is not known' },
  figureChanged: { zh: '指标 {figure} 与其摘要不符', en: 'The figure {figure} does not match its digest' },
  evidenceChanged: {
    zh: '指标 {figure} 的依据与其摘要不符',
    en: 'The evidence of the figure {figure} does not match its digest',
  },
  evidenceCount: {
    zh: '指标 {figure} 的数值 {value} 与依据的 {count} 条不符',
    en: 'The figure {figure} says {value} but has {count} records as evidence',
  },
  ratioWrong: { zh: '指标 {figure} 与其分子、分母不符', en: 'The ratio {figure} does not follow from its two counts' },
  textFigure: {
    zh: '正文中的“{text}”与指标 {figure} 的数值不符',
    en: '"{text}" in the text is not the value of the figure {figure}',
  },
  documentChanged: { zh: '正文与其摘要不符', en: 'The text does not match its digest' },
  headerChanged: { zh: '报告的标题、期间或地区与摘要不符', en: 'The title, period or place does not match its digest' },
  signerChanged: { zh: '公钥与其指纹不符', en: 'The public key does not match its fingerprint' },
  signatureWrong: { zh: '签名不符', en: 'The signature does not match' },
  otherSigner: {
    zh: '签名者不是所给的公钥（文件中为 {fingerprint}）',
    en: 'The signer is not the key given (the file has {fingerprint})',
  },
  badKey: { zh: '“{key}”不是公钥', en: '"{key}" is no public key' },
  onlyAnnual: { zh: '没有“{kind}”这种报告，只有 annual', en: 'There is no report "{kind}", only annual' },
  noFile: { zh: '没有文件“{file}”', en: 'There is no file "{file}"' },
  verified: {
    zh: '{title}：封存完好，签名者是所给的公钥（{fingerprint}）',
    en: '{title}: whole, and signed with the key given ({fingerprint})',
  },
  verifiedUnchecked: {
    zh: '{title}：封存完好；签名者指纹 {fingerprint}，未核对签名者（用 --key 核对）',
    en: '{title}: whole; the signer is {fingerprint}, who was not checked (use --key)',
  },
  pageTitle: { zh: '年度报告', en: 'Yearly report' },
  year: { zh: '年份', en: 'Year' },
  sealAct: { zh: '封存', en: 'Seal' },
  sealAsk: {
    zh: '封存把现在的数字、定义和依据固定成一个可以验证的文件。之后的改动不影响它，只会另行列出。',
    en: 'Sealing fixes the numbers, their definitions and evidence as they are now in a file that can be verified. Later changes do not touch it; they are listed beside it.',
  },
  sealsTitle: { zh: '已封存', en: 'Sealed' },
  noSeals: { zh: '还没有封存过', en: 'Nothing was sealed yet' },
  sealedOn: { zh: '已封存 {day}', en: 'Sealed {day}' },
  sealedFile: { zh: '下载封存文件', en: 'Download the sealed file' },
  fingerprint: { zh: '签名者指纹', en: 'Fingerprint of the signer' },
  since: { zh: '封存后的变化', en: 'What has changed since' },
  sinceNone: { zh: '封存后没有变化', en: 'Nothing has changed since' },
  sinceFigure: {
    zh: '{label}：封存时 {sealed}，现在 {now}；新增 {added}，减少 {removed}，修改 {changed}',
    en: '{label}: {sealed} sealed, {now} now; {added} added, {removed} gone, {changed} changed',
  },
  verifyTitle: { zh: '验证封存文件', en: 'Verify a sealed file' },
  verifyChoose: { zh: '选择封存文件', en: 'Choose the sealed file' },
  cancel: { zh: '取消', en: 'Cancel' },
  live: { zh: '看现在的报告', en: 'See the report as it is now' },
  more: { zh: '另有 {count} 条', en: '{count} more' },
  unknownFile: { zh: '请用 .docx、.html 或 .json 作为文件名', en: 'Name the file .docx, .html or .json' },
});
