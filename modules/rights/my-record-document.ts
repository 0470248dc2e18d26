import type { Block, Document, TextInline } from '../../platform/documents/model.ts';
import type { Label } from '../../platform/errors/errors.ts';
import { formatPartialDate } from '../../platform/text/partial-date.ts';
import { inLanguage, type Language, say } from '../../platform/text/say.ts';
import type { MyRecord } from './my-record.ts';
import type { ToldRow } from './told.ts';
import { words } from './words.ts';

/** One's own record as a document, to be kept or handed on. */
export function myRecordDocument(record: MyRecord, place: Label, language: Language): Document {
  const t = (label: Label) => inLanguage(label, language);
  const table = (caption: Label, columns: readonly Label[], rows: readonly (readonly string[])[]): Block => ({
    ...{ kind: 'table', caption: t(caption) },
    columns: columns.map((label) => ({ label: t(label), align: 'left' })),
    rows: rows.map((row) => row.map(inline)),
  });
  const heading = (label: Label): Block => ({ kind: 'heading', level: 1, text: t(label) });
  const day = formatPartialDate(record.today, language);
  return {
    title: t(words.myRecord),
    subtitle: say(words.asOf, { name: record.name, place, day }, language),
    language,
    blocks: [
      heading(words.keptOfMe),
      ...record.rows.flatMap((row) => ofRow(row, t)),
      heading(words.purposesTitle),
      table(
        words.purposesTitle,
        [words.purpose, words.covers, words.basis, words.retention],
        record.purposes.map(({ name, covers, basis, article, source, retention }) => [
          ...[name, covers, [basis, article, source].filter(Boolean).join('，'), retention],
        ]),
      ),
      heading(words.logTitle),
      table(
        words.logTitle,
        [words.when, words.who, words.whatDone, words.why],
        record.log.map(({ at, by, record: of, what, fields, reason }) => [
          ...[instant(at, language), by, `${what} ${of} ${fields}`.trim(), reason ?? ''],
        ]),
      ),
    ],
  };
}

function ofRow({ label, title, stateLabel, values }: ToldRow, t: (label: Label) => string): Block[] {
  const filled = values.filter(({ text }) => text !== '');
  return [
    { kind: 'heading', level: 2, text: [label, title, stateLabel].filter(Boolean).join(' ') },
    {
      ...{ kind: 'table', caption: label },
      columns: [words.item, words.content].map((column) => ({ label: t(column), align: 'left' })),
      rows: filled.map((value) => [inline(value.label), inline(value.text)]),
    },
  ];
}

function inline(text: string): TextInline {
  return { kind: 'text', text };
}

function instant(at: string, language: Language): string {
  const shown = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(language, shown).format(new Date(at));
}
