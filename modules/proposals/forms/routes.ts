import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { exportedOne, exportedRows } from '../../../platform/audit/exported.ts';
import type { Database, Scope } from '../../../platform/db/database.ts';
import type { Document } from '../../../platform/documents/model.ts';
import type { Door } from '../../../platform/endpoints/door.ts';
import { attachment } from '../../../platform/http/attachment.ts';
import { sendWorkbook } from '../../../platform/http/workbook.ts';
import { writeWorkbook } from '../../../platform/sheets/write.ts';
import type { Language } from '../../../platform/text/say.ts';
import * as documents from './documents.ts';
import { registerOf } from './register.ts';
import { type Told, toldOf } from './told.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

interface Form {
  readonly path: string;
  readonly summary: string;
  readonly table: string;
  tell(database: Database, scope: Scope, id: string, language: Language): Promise<Document>;
}

/** `columns` are what a form says besides, of the row `t` and its department `d`, as `Row` has them. */
function form<Row>(
  [path, summary, table]: readonly [path: string, summary: string, table: string],
  columns: string,
  write: (told: Told & Row, language: Language) => Document,
): Form {
  return {
    ...{ path, summary, table },
    tell: async (database, scope, id, language) =>
      write(await toldOf<Row>(database, scope, { table, columns, id }), language),
  };
}

const forms: readonly Form[] = [
  form(['/api/proposals/:id/sheet.docx', 'Proposal sheet 提案表', 'proposal'], '', documents.proposalSheet),
  form(
    ['/api/proposal-handlings/:id/notice.docx', 'Notice of assignment 交办通知', 'proposal_handling'],
    `, d.name as department, t.role, t.assigned_on as "assignedOn", (select c.due from clock c
      where c.jurisdiction = t.jurisdiction and c.record = 'proposal' and c.row_id = t.proposal and c.part = t.id
        and c.name in ('reply', 'opinion') order by c.started desc limit 1) as due`,
    documents.assignmentNotice,
  ),
  form(
    ['/api/proposal-replies/:id/letter.docx', 'Reply letter 答复函', 'proposal_reply'],
    `, d.name as department, t.document, t.outcome, t.state as "replyState", t.text, t.promised_by as "promisedBy",
      t.signed_by as "signedBy", t.contact, t.sent_on as "sentOn", t.submitted_on as "repliedOn"`,
    documents.replyLetter,
  ),
  form(
    ['/api/proposal-feedback/:id/form.docx', 'Feedback form 反馈表', 'proposal_feedback'],
    `, d.name as department, t.name, t.conduct, t.result, t.comment, t.on_paper as "onPaper",
      t.given_on as "givenOn"`,
    documents.feedbackForm,
  ),
];

/** The printed forms, for whoever sees what they are of, and the register of a session. */
export function formRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: { id: string } }>(
    '/api/proposal-sessions/:id/register.xlsx',
    { schema: { tags: ['proposal-sessions'], summary: 'Register of a session 提案登记表', params } },
    async (request, reply) => {
      const { scope, language } = door.visitor(request);
      const { name, ids, sheet } = await registerOf(door.database, scope, request.params.id, language);
      const bytes = await writeWorkbook([sheet]);
      await door.note(request, exportedRows({ record: 'proposal', ids, how: { format: 'xlsx', form: 'register' } }));
      return sendWorkbook(reply, `${name}.xlsx`, bytes);
    },
  );
  for (const { path, summary, table, tell } of forms) {
    app.get<{ Params: { id: string } }>(
      path,
      { schema: { tags: ['proposals'], summary, params } },
      async (request, reply) => {
        const { scope, language } = door.visitor(request);
        const { id } = request.params;
        const document = await tell(door.database, scope, id, language);
        const { toWord } = await import('../../../platform/documents/word.ts');
        const bytes = await toWord(document);
        await door.note(request, [exportedOne(table, id, { format: 'docx' })]);
        return reply
          .header('content-disposition', attachment(`${document.title}.docx`))
          .type(WORD)
          .send(Buffer.from(bytes));
      },
    );
  }
}
