import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorKind, type Finding, type Label } from '../errors/errors.ts';
import { type Language, say } from '../text/say.ts';
import { words } from './words.ts';

const statuses: Record<ErrorKind, number> = {
  invalid: 422,
  rule: 422,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

/** RFC 9457, in the reader's language. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly findings: readonly {
    readonly field?: string;
    readonly code: string;
    readonly message: string;
    readonly severity: string;
  }[];
}

function problemOf(error: DomainError, language: Language, status = statuses[error.kind]): Problem {
  return {
    type: `urn:tongzhou:${error.code}`,
    title: say(error.word, error.params, language),
    status,
    code: error.code,
    findings: error.findings.map(({ field, word, params = {}, severity = 'error' }) => ({
      ...(field ? { field } : {}),
      code: word.code,
      message: say(word, params, language),
      severity,
    })),
  };
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

const languages: readonly unknown[] = ['zh-Hans', 'zh-Hant', 'en'] satisfies Language[];

/**
 * Simplified unless the reader asks otherwise; zh-TW, zh-HK and zh-MO read Traditional. `language` in the address goes
 * before the header, which a link to a file cannot choose.
 */
export function languageOf(request: FastifyRequest): Language {
  // An address that cannot be decoded has none.
  const { language } = (request.query ?? {}) as { readonly language?: unknown };
  if (languages.includes(language)) return language as Language;
  const asked = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { tag: tag.toLowerCase(), quality: Number(quality ?? 1), order };
    })
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const { tag } of asked) {
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant';
    if (tag.startsWith('zh')) return 'zh-Hans';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-Hans';
}

/** One mapper for everything that goes wrong: no internals leave, and what is unexpected gets a number to ask about. */
export function problemHandlers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | DomainError, request, reply) => {
    const language = languageOf(request);
    const known = error instanceof DomainError ? { error, status: undefined } : translated(error);
    const { seconds } = known?.error.params ?? {};
    if (typeof seconds === 'number') reply.header('retry-after', seconds);
    if (known) return sendProblem(reply, problemOf(known.error, language, known.status));
    const incident = randomUUID().slice(0, 8);
    request.log.error({ err: error, incident }, 'unexpected');
    return sendProblem(reply, problemOf(new DomainError('invalid', words.unexpected, { incident }), language, 500));
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problemOf(new DomainError('not-found', words.notFound), languageOf(request))),
  );
}

/** An address that cannot be decoded comes past the handlers above. */
export function refuseBadAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, problemOf(new DomainError('invalid', words.badAddress), languageOf(request), 400));
}

/** What the checker objects to, in the reader's words; its own name patterns and formats. */
const reasons: Readonly<Record<string, Label>> & { readonly other: Label } = {
  required: { zh: '没有给出', en: 'it is missing' },
  type: { zh: '类型不对', en: 'it is of another type' },
  date: { zh: '不是日期，应如 2018-07-19', en: 'it is no date; write 2018-07-19' },
  minimum: { zh: '太小', en: 'it is too small' },
  maximum: { zh: '太大', en: 'it is too large' },
  minLength: { zh: '太短', en: 'it is too short' },
  maxLength: { zh: '太长', en: 'it is too long' },
  other: { zh: '写法不对', en: 'it is not written as expected' },
};

function translated(error: FastifyError): { error: DomainError; status: number } | null {
  // An address with something else where an id stands leads nowhere.
  if (error.validationContext === 'params') {
    return { error: new DomainError('not-found', words.notFound), status: 404 };
  }
  const findings: Finding[] = (error.validation ?? []).map(({ instancePath, keyword, params }) => {
    const field = instancePath.slice(1).replaceAll('/', '.') || String(params.missingProperty ?? '');
    const why = reasons[params.format === 'date' ? 'date' : keyword] ?? reasons.other;
    return { word: words.wrongShape, params: { field, why }, field };
  });
  const [first] = findings;
  if (first) return { error: new DomainError('invalid', first.word, first.params, findings), status: 422 };
  const plain = (word: Finding['word'], status: number) => ({ error: new DomainError('invalid', word), status });
  // PostgreSQL refuses a NUL wherever it stands, in a filter or in a reason.
  if (error.code === '22021') return plain(words.unusableText, 422);
  if (error.statusCode === 413) return plain(words.tooLarge, 413);
  // What reads uploads says 406 where something else is sent, and gives no status to one that is cut off.
  const cutOff = error.statusCode === undefined && /\bmultipart\b/i.test(error.message);
  if (error.statusCode === 415 || error.statusCode === 406 || cutOff) return plain(words.wrongType, 415);
  if (error.statusCode === 429) return plain(words.tooMany, 429);
  return error.statusCode === 400 ? plain(words.notJson, 400) : null;
}
