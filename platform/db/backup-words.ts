import { defineWords } from '../errors/errors.ts';

export const words = defineWords('backup', {
  notWritable: {
    zh: '写不了备份文件 {file}（{reason}）：请换一个文件夹，或腾出空间',
    en: 'The backup {file} cannot be written ({reason}); choose another folder, or make room',
  },
  notReadable: { zh: '读不了备份文件 {file}（{reason}）', en: 'The backup {file} cannot be read ({reason})' },
  foreignFile: {
    zh: '{file} 不是本程序的备份：请指定“备份”命令写出的文件',
    en: '{file} is not a backup of this program; name a file that the backup command wrote',
  },
  newerFormat: {
    zh: '{file} 由更新版本的程序写出（格式 {format}）：请更新程序后再恢复',
    en: '{file} was written by a newer program (format {format}); update the program and restore then',
  },
  cut: {
    zh: '备份文件 {file} 不完整，后面的部分没有了。未写入任何内容；请重新复制该文件，或改用另一份备份',
    en: 'The backup {file} is cut off: its end is missing. Nothing was written; copy the file again, or use another backup',
  },
  damaged: {
    zh: '备份文件 {file} 已损坏，内容与其摘要不符。未写入任何内容；请重新复制该文件，或改用另一份备份',
    en: 'The backup {file} is damaged: its content does not match its digest. Nothing was written; copy the file again, or use another backup',
  },
  keysMissing: {
    zh: '找不到密钥文件 {path}：备份里不含密钥，没有密钥就读不出加密内容。请把备份时所用的 keys.json 放到新的数据文件夹里，再恢复到该文件夹',
    en: 'There is no key file {path}. The backup holds no keys, and what is encrypted cannot be read without them; put the keys.json that was in use at the backup into a new data folder, and restore into that folder',
  },
  keysDiffer: {
    zh: '密钥文件 {path} 里没有该备份所用的密钥（{keys}）。未写入任何内容；请勿覆盖正在使用的密钥，而是把备份时所用的 keys.json 放到新的数据文件夹里，再恢复到该文件夹',
    en: 'The key file {path} lacks the keys of the backup ({keys}). Nothing was written. Do not replace keys that are in use: put the keys.json that was in use at the backup into a new data folder, and restore into that folder',
  },
  notEmpty: {
    zh: '数据库里已有记录（{table}），备份只恢复到空库：请用 --data 指定新的文件夹，或用 --database 指定新的空数据库',
    en: 'The database has records ({table}), and a backup is restored into an empty one only; name a new folder with --data, or a new empty database with --database',
  },
  newerBackup: {
    zh: '备份来自更新版本的程序（第 {number} 号迁移）：请更新程序后再恢复',
    en: 'The backup is of a newer program (migration {number}); update the program and restore then',
  },
  newerTables: {
    zh: '空库的结构比备份新（第 {number} 号迁移）：请恢复到从未打开过的文件夹或数据库，程序会先按备份的版本建表，再更新',
    en: 'The empty database has newer tables than the backup (migration {number}); restore into a folder or database never opened before: its tables are made as they were, then brought up to date',
  },
  otherMigration: {
    zh: '备份时执行的迁移 {file} 与本程序的不同：请用与备份相符的程序版本恢复',
    en: 'The migration {file} of the backup is not the one of this program; restore with the version of the program that fits',
  },
});
