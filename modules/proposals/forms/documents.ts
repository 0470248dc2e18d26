import type { Block, Document, FormBox } from '../../../platform/documents/model.ts';
import type { Label, Params } from '../../../platform/errors/errors.ts';
import { inLanguage, type Language, say } from '../../../platform/text/say.ts';
import { handlingRole, replyClass, satisfaction } from '../codes.ts';
import { proposal } from '../proposal.ts';
import { type Told, writer } from './told.ts';
import { words } from './words.ts';

const cppcc: Label = { zh: '政协', en: 'the CPPCC' };

/** What a form is written with: its language, and what the proposal says. */
function pen(told: Told, language: Language) {
  const t = (label: Label) => inLanguage(label, language);
  const number = told.number === null ? t(words.noNumber) : String(told.number);
  const common: Params = {
    ...{ number, title: told.title, session: told.session, body: told.body ?? cppcc },
    proposer: told.proposerName ?? '',
  };
  return {
    ...writer(language),
    t,
    number,
    say: (label: Label, params: Params = {}) => say(label, { ...common, ...params }, language),
    box: (label: Label, value: string | null, lines?: number): FormBox => ({
      ...{ label: t(label), value: value ?? '' },
      ...(lines ? { lines } : {}),
    }),
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });
const paragraphs = (text: string | null): Block[] =>
  (text ?? '')
    .split(/\n+/)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => paragraph(piece.trim()));
const line = (text: string, align: 'left' | 'right'): Block => ({ kind: 'line', align, text });

/** Whom a letter is to, as letters begin. */
const to = (name: string, language: Language) => (language === 'en' ? `To ${name}:` : `${name}：`);

/** 提案表 */
export function proposalSheet(told: Told, language: Language): Document {
  const { say: said, box, party, subject, day, t } = pen(told, language);
  const states = proposal.states as Readonly<Record<string, Label>> | undefined;
  const state = states?.[told.state];
  const rows = [
    [box(words.title, told.title)],
    [box(words.proposer, told.proposerName), box(words.party, party(told.party))],
    [box(words.signers, told.signers.join('、'))],
    [box(words.session, told.session), box(words.subject, subject(told.subject))],
    [box(words.suggested, told.suggestedBody), box(words.publishable, t(told.publishable ? words.yes : words.no))],
    [
      box(words.submitted, day(told.submittedOn)),
      box(words.screening, `${state ? t(state) : ''} ${day(told.filedOn)}`),
    ],
  ];
  return {
    title: said(words.sheet),
    subtitle: '',
    corner: told.number === null ? t(words.noNumber) : said(words.number),
    language,
    blocks: [
      { kind: 'form', rows },
      { kind: 'heading', level: 1, text: t(words.analysis) },
      ...paragraphs(told.analysis),
      { kind: 'heading', level: 1, text: t(words.suggestions) },
      ...paragraphs(told.suggestions),
    ],
  };
}

export interface Assigned {
  readonly department: string;
  readonly role: string;
  readonly assignedOn: string | null;
  readonly due: string | null;
}

/** 交办通知 */
export function assignmentNotice(told: Told & Assigned, language: Language): Document {
  const { say: said, t, code, day } = pen(told, language);
  const rows = told.handlers.map(({ name, role }) =>
    [name, code(handlingRole, role)].map((text) => ({ kind: 'text', text }) as const),
  );
  return {
    title: t(words.notice),
    subtitle: '',
    corner: said(words.number),
    language,
    blocks: [
      line(to(told.department, language), 'left'),
      paragraph(said(words.assigned, { role: code(handlingRole, told.role) })),
      ...(told.due ? [paragraph(said(words.dueOn, { day: day(told.due) }))] : []),
      paragraph(t(words.objecting)),
      {
        ...{ kind: 'table', caption: t(words.together), rows },
        columns: [words.department, words.role].map((label) => ({ label: t(label), align: 'left' })),
      },
      line(told.body ?? t(cppcc), 'right'),
      line(day(told.assignedOn), 'right'),
    ],
  };
}

export interface Replied {
  readonly department: string;
  readonly document: string | null;
  readonly outcome: string | null;
  readonly replyState: string;
  readonly text: string | null;
  readonly promisedBy: string | null;
  readonly signedBy: string | null;
  readonly contact: string | null;
  readonly sentOn: string | null;
  readonly repliedOn: string | null;
}

/** 答复函, with its class at the upper right. */
export function replyLetter(told: Told & Replied, language: Language): Document {
  const { say: said, t, code, day } = pen(told, language);
  const names = [told.proposerName, ...told.signers].filter((name) => name).join('、');
  const sent = told.replyState === 'sent';
  return {
    title: said(words.letter),
    subtitle: [told.document, sent ? '' : t(words.draft)].filter((part) => part).join(' '),
    corner: said(words.outcome, { outcome: code(replyClass, told.outcome) }),
    language,
    blocks: [
      line(to(names, language), 'left'),
      paragraph(said(words.about, { names })),
      ...paragraphs(told.text),
      ...(told.promisedBy ? [paragraph(said(words.promised, { day: day(told.promisedBy) }))] : []),
      paragraph(t(words.thanks)),
      line(told.department, 'right'),
      line(day(told.sentOn ?? told.repliedOn), 'right'),
      ...(told.signedBy ? [line(said(words.signedBy, { name: told.signedBy }), 'left')] : []),
      ...(told.contact ? [line(said(words.contact, { contact: told.contact }), 'left')] : []),
      line(said(words.copies), 'left'),
    ],
  };
}

export interface Rated {
  readonly department: string;
  readonly name: string;
  readonly conduct: string | null;
  readonly result: string | null;
  readonly comment: string | null;
  readonly onPaper: boolean | null;
  readonly givenOn: string | null;
}

/** 反馈表: to be filled in by hand, or as it was. */
export function feedbackForm(told: Told & Rated, language: Language): Document {
  const { say: said, t, box, code, day } = pen(told, language);
  const rating = (value: string | null) => (value ? code(satisfaction, value) : t(words.choices));
  const rows = [
    [box(words.title, told.title)],
    [box(words.session, told.session), box(words.handler, told.department)],
    [box(words.proposer, told.name)],
    [box(words.conduct, rating(told.conduct))],
    [box(words.result, rating(told.result))],
    [box(words.comment, told.comment, 6)],
    [box(words.signature, told.givenOn ? told.name : ''), box(words.day, day(told.givenOn))],
  ];
  return {
    title: t(words.feedback),
    subtitle: '',
    corner: said(words.number),
    language,
    blocks: [{ kind: 'form', rows }, ...(told.onPaper ? [{ kind: 'note', text: t(words.onPaper) } as const] : [])],
  };
}
