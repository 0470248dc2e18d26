import { Worker } from 'node:worker_threads';
import { DomainError, type Params, type Word } from '../errors/errors.ts';
import { words } from './words.ts';
import type { Workbook } from './workbook.ts';

export interface ReadOptions {
  readonly fileName: string;
  /** Bytes that the file may unpack to. */
  readonly maxUnpacked?: number;
  readonly maxRows?: number;
  readonly maxColumns?: number;
  readonly maxSeconds?: number;
}

export type Refusal = keyof typeof words;

const MEGABYTE = 1024 * 1024;
/** What the worker may use before it is ended; the last defence, after the sizes have been looked at. */
const WORKER_MEMORY_MB = 1_200;

/**
 * Reads .xlsx, .xls, .ods, .csv (UTF-8 or GB18030) and an HTML table saved as .xls, by content and not by extension, in a
 * worker, so that a large or hostile file neither blocks nor ends the process.
 * Throws DomainError `invalid`: sheets.not-a-workbook, .damaged-file, .nothing-in-it, .encrypted, .too-large, .too-many-rows,
 * .too-many-columns, .too-heavy, .too-slow.
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadOptions): Promise<Workbook> {
  const { fileName, maxUnpacked = 200 * MEGABYTE, maxRows = 1_000_000, maxColumns = 1_000, maxSeconds = 120 } = options;
  const answer = await askWorker({ bytes, fileName, maxUnpacked, maxRows, maxColumns }, maxSeconds);
  if ('workbook' in answer) return answer.workbook;
  const megabytes = Math.round(maxUnpacked / MEGABYTE);
  const params: Params = { file: fileName, megabytes, rows: maxRows, columns: maxColumns, seconds: maxSeconds };
  throw new DomainError('invalid', words[answer.refused] as Word, params);
}

export interface WorkerTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly maxUnpacked: number;
  readonly maxRows: number;
  readonly maxColumns: number;
}

export type WorkerAnswer = { readonly workbook: Workbook } | { readonly refused: Refusal };

function askWorker(task: WorkerTask, maxSeconds: number): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
    });
    const answered = (answer: WorkerAnswer) => {
      clearTimeout(limit);
      resolve(answer);
      void worker.terminate();
    };
    const limit = setTimeout(answered, maxSeconds * 1_000, { refused: 'tooSlow' });
    worker.once('message', answered);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') answered({ refused: 'tooHeavy' });
      else reject(error);
    });
    worker.once('exit', () => answered({ refused: 'damagedFile' }));
  });
}
