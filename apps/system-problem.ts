import { DomainError, defineWords } from '../platform/errors/errors.ts';

const words = defineWords('system', {
  file: {
    zh: '不能读写 {path}（{code}），请换一个位置，或检查权限和剩余空间',
    en: '{path} cannot be read or written ({code}); choose another place, or see to its permissions and room',
  },
  noDatabase: {
    zh: '连不上数据库（{code}），请检查地址、用户和密码，以及它是否已启动',
    en: 'The database cannot be reached ({code}); check its address, user and password, and whether it runs',
  },
});

const ofFiles = new Set(['ENOENT', 'EACCES', 'EPERM', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ENOSPC', 'EROFS']);
/** Of the network, then of PostgreSQL: no such user, wrong password, no such database, not yet started. */
const ofDatabases = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28000', '28P01', '3D000', '57P03']);

/** What the machine refuses, as a sentence that says what to do; null for any other error, which is a defect of ours. */
export function systemProblem(error: unknown): DomainError | null {
  const { code, path } = error as { readonly code?: string; readonly path?: string };
  if (code && path && ofFiles.has(code)) return new DomainError('invalid', words.file, { path, code });
  return code && ofDatabases.has(code) ? new DomainError('invalid', words.noDatabase, { code }) : null;
}
