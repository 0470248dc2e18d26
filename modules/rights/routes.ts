import type { FastifyInstance } from 'fastify';
import { jurisdictions } from '../../data/jurisdictions.ts';
import { exportedOne } from '../../platform/audit/exported.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { inLanguage } from '../../platform/text/say.ts';
import { myRecord } from './my-record.ts';
import { myRecordDocument } from './my-record-document.ts';
import { words } from './words.ts';

const tags = ['my-record'];
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What is kept of whoever asks, and of nobody else: there is no address for another's. */
export function myRecordRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/my-record', { schema: { tags, summary: 'What is kept of me 我的档案' } }, (request) =>
    myRecord(door, request),
  );
  app.get(
    '/api/my-record/export.json',
    { schema: { tags, summary: 'All of it as JSON 导出 JSON' } },
    async (request, reply) => {
      const record = await myRecord(door, request);
      const { language } = door.visitor(request);
      await door.note(request, [exportedOne('person', record.person, { format: 'json' })]);
      return reply
        .header('content-disposition', attachment(`${inLanguage(words.myRecord, language)}.json`))
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(record, null, 2));
    },
  );
  app.get(
    '/api/my-record/export.docx',
    { schema: { tags, summary: 'All of it as a document 导出 Word' } },
    async (request, reply) => {
      const record = await myRecord(door, request);
      const { language, jurisdiction } = door.visitor(request);
      const place = jurisdictions.get(String(jurisdiction)) ?? words.myRecord;
      const { toWord } = await import('../../platform/documents/word.ts');
      const bytes = await toWord(myRecordDocument(record, place, language));
      await door.note(request, [exportedOne('person', record.person, { format: 'docx' })]);
      return reply
        .header('content-disposition', attachment(`${inLanguage(words.myRecord, language)}.docx`))
        .type(WORD)
        .send(Buffer.from(bytes));
    },
  );
}
