import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { exportedOne } from '../../../platform/audit/exported.ts';
import type { Document } from '../../../platform/documents/model.ts';
import type { Door } from '../../../platform/endpoints/door.ts';
import { attachment } from '../../../platform/http/attachment.ts';
import type { Language } from '../../../platform/text/say.ts';
import * as documents from './documents.ts';
import { type Told, toldOf } from './told.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

interface Form<Row> {
  readonly path: string;
  readonly summary: string;
  readonly table: string;
  /** What the form says besides, of the row `t` and its department `d`. */
  readonly columns: string;
  readonly write: (told: Told & Row, language: Language) => Document;
}

const forms: readonly Form<never>[] = [
  {
    ...{ path: '/api/proposals/:id/sheet.docx', summary: 'Proposal sheet 提案表', table: 'proposal', columns: '' },
    write: documents.proposalSheet,
  },
  {
    ...{ path: '/api/proposal-handlings/:id/notice.docx', summary: 'Notice of assignment 交办通知' },
    ...{ table: 'proposal_handling', write: documents.assignmentNotice },
    columns: ', d.name as department, t.role, t.assigned_on as "assignedOn"',
  },
  {
    ...{ path: '/api/proposal-replies/:id/letter.docx', summary: 'Reply letter 答复函', table: 'proposal_reply' },
    columns: `, d.name as department, t.document, t.outcome, t.state as "replyState", t.text, t.promised_by as "promisedBy",
      t.signed_by as "signedBy", t.contact, t.sent_on as "sentOn", t.submitted_on as "repliedOn"`,
    write: documents.replyLetter,
  },
  {
    ...{ path: '/api/proposal-feedback/:id/form.docx', summary: 'Feedback form 反馈表', table: 'proposal_feedback' },
    columns: `, d.name as department, t.name, t.conduct, t.result, t.comment, t.on_paper as "onPaper",
      t.given_on as "givenOn"`,
    write: documents.feedbackForm,
  },
];

/** The printed forms, for whoever sees what they are of. */
export function formRoutes(app: FastifyInstance, door: Door): void {
  for (const form of forms) {
    app.get<{ Params: { id: string } }>(
      form.path,
      { schema: { tags: ['proposals'], summary: form.summary, params } },
      (request, reply) => sendForm(door, form, request, reply, request.params.id),
    );
  }
}

async function sendForm(
  door: Door,
  { table, columns, write }: Form<never>,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  const { scope, language } = door.visitor(request);
  const told = await toldOf<never>(door.database, scope, { table, columns, id });
  const document = write(told, language);
  const { toWord } = await import('../../../platform/documents/word.ts');
  const bytes = await toWord(document);
  await door.note(request, [exportedOne(table, id, { format: 'docx' })]);
  return reply
    .header('content-disposition', attachment(`${document.title}.docx`))
    .type(WORD)
    .send(Buffer.from(bytes));
}
