import type { KeyObject } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { publicKeyFrom } from '../../platform/access/signature.ts';
import { ALL_ROWS, exportedOne } from '../../platform/audit/exported.ts';
import { toHtml } from '../../platform/documents/html.ts';
import type { Document } from '../../platform/documents/model.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { groundFor, presentValue } from '../../platform/figures/routes.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { say } from '../../platform/text/say.ts';
import { isOffice } from '../roles.ts';
import { annualReport, hasEnded, lastYear } from './annual.ts';
import { changesSince } from './changes.ts';
import { sealedEvidence } from './sealed-evidence.ts';
import { keepSeal, keptSeals, sealAnnual, sealFile } from './sealing.ts';
import { parse, verifySeal } from './verify.ts';
import { words } from './words.ts';

type Asked = { Querystring: { during?: string; party?: string } };
type Id = { Params: { id: string } };
type SealedEvidence = {
  Params: { id: string; figure: string };
  Querystring: { where?: string; page?: number; size?: number };
};
const tags = ['reports'];
const querystring = Type.Object({ during: Type.Optional(Type.String()), party: Type.Optional(Type.String()) });
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const sealedParams = Type.Object({ id: Type.String({ format: 'uuid' }), figure: Type.String() });

export function reportRoutes(app: FastifyInstance, door: Door): void {
  annualRoutes(app, door);
  sealRoutes(app, door);
  app.post(
    '/api/reports/verify',
    { schema: { tags, summary: 'Verify a sealed file 验证封存文件' } },
    async (request) => {
      const part = await request.file();
      if (!part) throw new DomainError('invalid', words.notSealed);
      const bytes = await part.toBuffer();
      const keyField = part.fields.key;
      const key = keyField && 'value' in keyField && typeof keyField.value === 'string' ? keyField.value : '';
      const { problem, report, signer } = verifySeal(bytes, key === '' ? null : publicKeyGiven(key));
      const { language } = door.visitor(request);
      const firstProblem = problem && {
        code: problem.word.code,
        message: say(problem.word, problem.params ?? {}, language),
      };
      return {
        ok: problem === null,
        signer,
        title: report?.title ?? null,
        during: report?.during ?? null,
        ...(firstProblem ? { firstProblem } : {}),
      };
    },
  );
}

function publicKeyGiven(key: string): KeyObject {
  try {
    return publicKeyFrom(key);
  } catch {
    throw new DomainError('invalid', words.badKey, { key });
  }
}

function annual(door: Door, request: FastifyRequest<Asked>) {
  const { jurisdiction, language, today } = door.visitor(request);
  const during = duringOf(door, request);
  return annualReport(groundFor(door, request), door.application.figures, {
    jurisdiction,
    during,
    today,
    language,
    party: request.query.party,
  });
}

function duringOf(door: Door, request: FastifyRequest<Asked>): string {
  return request.query.during ?? lastYear(door.visitor(request).today);
}

function annualRoutes(app: FastifyInstance, door: Door): void {
  const schema = { tags, summary: 'The yearly report 年度报告', querystring };
  app.get<Asked>('/api/reports/annual', { schema }, async (request) => {
    const { document, values } = await annual(door, request);
    const during = duringOf(door, request);
    return {
      title: document.title,
      during,
      ended: hasEnded(during, door.visitor(request).today),
      document,
      figures: values.map((value) => presentValue(value, { during })),
    };
  });
  app.get<Asked>('/api/reports/annual.json', { schema }, async (request, reply) => {
    const { document, values } = await annual(door, request);
    const during = duringOf(door, request);
    await noted(door, request, 'json');
    return named(reply, document, 'json').send({
      document,
      figures: values.map((value) => presentValue(value, { during })),
    });
  });
  app.get<Asked>('/api/reports/annual.html', { schema }, async (request, reply) => {
    const { document } = await annual(door, request);
    await noted(door, request, 'html');
    return named(reply, document, 'html').type('text/html; charset=utf-8').send(toHtml(document));
  });
  app.get<Asked>('/api/reports/annual.docx', { schema }, async (request, reply) => {
    const { document } = await annual(door, request);
    const { toWord } = await import('../../platform/documents/word.ts');
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const bytes = Buffer.from(await toWord(document));
    await noted(door, request, 'docx');
    return named(reply, document, 'docx').type(type).send(bytes);
  });
}

/** The log tells of a report before it is sent. */
function noted(door: Door, request: FastifyRequest<Asked>, format: string): Promise<void> {
  const { party } = request.query;
  const how = { format, during: duringOf(door, request), ...(party ? { party } : {}) };
  return door.note(request, [exportedOne('annual_report', ALL_ROWS, how)]);
}

function named<Reply extends { header: (name: string, value: string) => Reply }>(
  reply: Reply,
  { title }: Document,
  extension: string,
): Reply {
  return reply.header('content-disposition', attachment(`${title}.${extension}`));
}

function sealRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/reports/seals', { schema: { tags, summary: 'Sealed reports 已封存的报告' } }, async (request) => ({
    rows: await keptSeals(groundFor(door, request)),
  }));
  const body = Type.Object({
    kind: Type.Literal('annual'),
    during: Type.String(),
    reason: Type.Optional(Type.String()),
  });
  app.post<{ Body: { during: string } }>(
    '/api/reports/seals',
    { schema: { tags, summary: 'Seal 封存', body } },
    async (request, reply) => {
      const { jurisdiction, language, actor } = door.visitor(request);
      if (!isOffice(actor)) throw new DomainError('forbidden', words.officeSeals);
      const privateKey = await door.sealKey();
      const at = new Date().toISOString();
      const file = await sealAnnual(groundFor(door, request), door.application.figures, {
        jurisdiction,
        language,
        during: request.body.during,
        at,
        privateKey,
      });
      return door.write(request, reply, async (tx) => ({
        status: 201,
        body: JSON.stringify(await keepSeal(tx, jurisdiction, file, actor.name)),
      }));
    },
  );
  app.get<Id>(
    '/api/reports/seals/:id',
    { schema: { tags, summary: 'A sealed report, and what has changed since 封存后的变化', params } },
    async (request) => {
      const ground = groundFor(door, request);
      const parsed = parse(await sealFile(ground, request.params.id));
      if ('problem' in parsed) throw new DomainError('rule', parsed.problem.word, parsed.problem.params);
      const { sealed } = parsed;
      const { report, document, signer } = sealed;
      const figures = sealed.figures.map(({ id, value, definition, span }) => ({ id, value, definition, span }));
      return {
        ...report,
        document,
        signer,
        figures,
        changes: await changesSince(ground, door.application.figures, sealed, door.visitor(request).language),
      };
    },
  );
  const querystring = Type.Object({
    where: Type.Optional(Type.String({ pattern: '^[a-z]+[:=].*$' })),
    page: Type.Optional(Type.Integer({ minimum: 1 })),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  });
  app.get<SealedEvidence>(
    '/api/reports/seals/:id/evidence/:figure',
    {
      schema: {
        tags,
        summary: 'What a number counted when it was sealed 封存时的依据',
        params: sealedParams,
        querystring,
      },
    },
    async (request) => {
      const ground = groundFor(door, request);
      const parsed = parse(await sealFile(ground, request.params.id));
      if ('problem' in parsed) throw new DomainError('rule', parsed.problem.word, parsed.problem.params);
      const { language, today } = door.visitor(request);
      const { page = 1, size = 50, where } = request.query;
      const question = { figure: request.params.figure, where, page, size, language, today };
      return sealedEvidence(ground, door.application.figures, parsed.sealed, question);
    },
  );
  app.get<Id>(
    '/api/reports/seals/:id/file',
    { schema: { tags, summary: 'The sealed file 封存文件', params } },
    async (request, reply) => {
      const file = await sealFile(groundFor(door, request), request.params.id);
      const parsed = parse(file);
      const title = 'sealed' in parsed ? parsed.sealed.report.title : 'report';
      await door.note(request, [exportedOne('sealed_report', request.params.id, { format: 'json' })]);
      return reply
        .header('content-disposition', attachment(`${title}.json`))
        .type('application/json')
        .send(file);
    },
  );
}
