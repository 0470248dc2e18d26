import { createPublicKey } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Anchor, anchorsOf, checkAnchors } from '../../platform/audit/anchor.ts';
import { readAnchors, writeAnchors } from '../../platform/audit/anchor-file.ts';
import { ALL_ROWS } from '../../platform/audit/exported.ts';
import type { Entry } from '../../platform/audit/log.ts';
import { verifyLog } from '../../platform/audit/verify.ts';
import { type Scope, wholly } from '../../platform/db/database.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { attachment } from '../../platform/http/attachment.ts';
import type { RowValues } from '../../platform/record/define.ts';
import { say } from '../../platform/text/say.ts';
import { readerOf, tags } from './reader.ts';
import { words } from './words.ts';

const limits = { files: 20, fileSize: 1024 * 1024 };

/** The log held to itself, and to the anchors that were kept elsewhere. */
export function verifyRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/log/anchors',
    { schema: { tags, summary: 'Where the log stands, signed 存证' } },
    async (request, reply) => {
      const visitor = readerOf(door, request, {});
      const anchors = await anchorsOf(door.database, visitor.scope);
      const at = new Date().toISOString();
      const file = writeAnchors(anchors, at, await door.sealKey());
      await door.note(request, [entryOf('anchor', { anchors: anchors.length })]);
      return reply
        .header('content-disposition', attachment(`tongzhou-anchor-${visitor.jurisdiction}-${visitor.today}.json`))
        .type('application/json')
        .send(file);
    },
  );
  // It reads the whole log: one at a time leaves the others their connections.
  let isRunning = false;
  app.post('/api/log/verify', { schema: { tags, summary: 'Verify the log 核对日志' } }, async (request) => {
    readerOf(door, request, {});
    const files = await anchorFiles(request);
    if (isRunning) throw new DomainError('conflict', words.verifying);
    isRunning = true;
    try {
      return await verified(door, request, files);
    } finally {
      isRunning = false;
    }
  });
}

interface AnchorText {
  readonly name: string;
  readonly text: string;
}

async function anchorFiles(request: FastifyRequest): Promise<AnchorText[]> {
  if (!request.isMultipart()) return [];
  const files: AnchorText[] = [];
  for await (const part of request.files({ limits })) {
    files.push({ name: part.filename, text: (await part.toBuffer()).toString('utf8') });
  }
  return files;
}

/** Held to all rows of the jurisdictions, which whoever reads the log does not see, and is told no value of. */
async function verified(door: Door, request: FastifyRequest, files: readonly AnchorText[]) {
  const { scope, language } = readerOf(door, request, {});
  const whole = wholly(scope);
  const anchors = await anchorsIn(door, scope, files);
  const { firstProblem, batches, entries } = await verifyLog(door.database, whole, door.application.definitions);
  const differing = await checkAnchors(door.database, whole, anchors);
  const [first] = firstProblem ? [firstProblem, ...differing] : differing;
  const problem = first ? { problem: first.word.code } : {};
  await door.note(request, [entryOf('verify', { batches, entries, anchors: anchors.length, ...problem })]);
  return {
    ok: first === undefined,
    ...{ batches, entries, anchors: anchors.length },
    ...(first
      ? { firstProblem: { code: first.word.code, message: say(first.word, first.params ?? {}, language) } }
      : {}),
  };
}

/** Those of the jurisdictions that are seen, from files that this installation signed. */
async function anchorsIn(door: Door, { lo, hi }: Scope, files: readonly AnchorText[]): Promise<Anchor[]> {
  const key = createPublicKey(await door.sealKey());
  return files
    .flatMap(({ name, text }) => readAnchors(text, name, key).anchors)
    .filter(({ jurisdiction }) => jurisdiction >= lo && jurisdiction <= hi);
}

function entryOf(action: string, input: RowValues): Entry {
  return { record: 'log', id: ALL_ROWS, action, subject: null, changes: {}, input, noVersion: true };
}
