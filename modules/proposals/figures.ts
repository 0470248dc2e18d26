import { type Kysely, type SqlBool, sql } from 'kysely';
import { type Count, figure, type Ratio, type Span, units } from '../../platform/figures/define.ts';
import { dimensions } from '../directory/index.ts';
import { proposalSubject, proposerKind, replyClass, satisfaction } from './codes.ts';
import type { ProposalTables } from './tables.ts';

const { party, sector, year } = dimensions;
const session = { label: { zh: '届次', en: 'Session' }, record: 'proposal_session' };
const subject = { label: { zh: '类别', en: 'Subject' }, codes: proposalSubject };
const kind = { label: { zh: '提案者类别', en: 'Brought in by' }, codes: proposerKind };
const body = { label: { zh: '承办单位', en: 'Department' }, record: 'body' };
const outcome = { label: { zh: '办理结果', en: 'Class' }, codes: replyClass };
const proposer = { label: { zh: '提案者', en: 'Proposer' } };
const filedStates = ['filed', 'handling', 'replied', 'closed', 'merged'];

/** Proposals of the sessions that opened in the period: those between sessions count with the session they belong to. */
function proposalsIn(db: Kysely<ProposalTables>, { from, to }: Span) {
  return db
    .selectFrom('proposal as p')
    .innerJoin('proposal_session as s', (join) =>
      join.onRef('s.jurisdiction', '=', 'p.jurisdiction').onRef('s.id', '=', 'p.session').on('s.state', '=', 'kept'),
    )
    .where(sql<SqlBool>`s.opens between ${from}::date and ${to}::date`)
    .where('p.state', 'not in', ['draft', 'returned', 'withdrawn'])
    .select([
      'p.jurisdiction',
      'p.id as record',
      'p.party as party',
      'p.sector as sector',
      'p.session as session',
      'p.subject as subject',
      'p.kind as kind',
      'p.proposer_name as proposer',
      sql<string>`extract(year from s.opens)::int::text`.as('year'),
    ]);
}

const counted = {
  unit: units.proposals,
  time: 'flow',
  sources: ['proposal', 'proposal_session'],
  evidence: 'proposal',
  by: { party, sector, session, subject, kind, year },
  shows: { proposer, session, party },
} as const;

const ofMembers = sql<SqlBool>`p.party is not null`;

/** Chosen as excellent, whoever brought it in. */
function excellentIn(db: Kysely<ProposalTables>, span: Span) {
  return proposalsIn(db, span).where((where) =>
    where.exists(
      where
        .selectFrom('proposal_excellence as e')
        .whereRef('e.jurisdiction', '=', 'p.jurisdiction')
        .whereRef('e.proposal', '=', 'p.id')
        .where('e.state', '=', 'chosen')
        .select('e.id'),
    ),
  );
}

const submitted = figure<ProposalTables>({
  ...counted,
  id: 'proposals.submitted',
  fact: 'F43',
  label: { zh: '成员提交提案', en: 'Proposals of members' },
  means: {
    zh: '期间内召开的各次会议上，民主党派及其成员提交的提案，含平时提案；退回、撤案的不计',
    en: 'Proposals of the sessions that opened in the period, brought in by the parties and their members, also between sessions; not those returned or withdrawn',
  },
  rows: (db, span) => proposalsIn(db, span).where(ofMembers),
});

const filed = figure<ProposalTables>({
  ...counted,
  id: 'proposals.filed',
  label: { zh: '立案提案', en: 'Proposals filed' },
  means: {
    zh: '同期全部提案中已立案的，含并案',
    en: 'Of all proposals of those sessions, the filed ones, with those merged',
  },
  rows: (db, span) => proposalsIn(db, span).where('p.state', 'in', filedStates),
});

const excellentAll: Count<ProposalTables> = {
  ...counted,
  id: 'proposals.excellent-all',
  label: { zh: '优秀提案', en: 'Excellent proposals' },
  means: { zh: '同期全部提案中评为优秀的', en: 'Of all proposals of those sessions, those chosen as excellent' },
  sources: [...counted.sources, 'proposal_excellence'],
  rows: excellentIn,
};

const excellentOfMembers: Count<ProposalTables> = {
  ...excellentAll,
  id: 'proposals.excellent',
  fact: 'F44',
  label: { zh: '成员优秀提案', en: 'Excellent proposals of members' },
  means: { zh: '上列优秀提案中民主党派及其成员的', en: 'Of those, the ones of the parties and their members' },
  rows: (db, span) => excellentIn(db, span).where(ofMembers),
};

const [excellent, excellentEvery] = [figure(excellentOfMembers), figure(excellentAll)];

const excellentShare: Ratio = {
  id: 'proposals.excellent-share',
  fact: 'F45',
  label: { zh: '成员优秀提案占比', en: 'Share of excellent proposals' },
  means: {
    zh: '成员优秀提案 ÷ 优秀提案 × 100',
    en: 'Excellent proposals of members over all excellent ones, times 100',
  },
  unit: units.percent,
  time: 'flow',
  of: excellent,
  over: excellentEvery,
  times: 100,
};

const supervisedByLeaders = figure<ProposalTables>({
  ...excellentAll,
  id: 'proposals.excellent-supervised-by-leaders',
  fact: 'F46',
  label: { zh: '书记、主席督办的成员优秀提案', en: 'Excellent proposals supervised by the secretary or the chair' },
  means: {
    zh: '成员优秀提案中由区委书记或政协主席督办的',
    en: 'Of the excellent proposals of members, those supervised by the secretary of the district or the chair of the CPPCC',
  },
  sources: [...excellentAll.sources, 'proposal_supervision'],
  rows: (db, span) =>
    excellentIn(db, span)
      .where(ofMembers)
      .where((where) =>
        where.exists(
          where
            .selectFrom('proposal_supervision as v')
            .whereRef('v.jurisdiction', '=', 'p.jurisdiction')
            .whereRef('v.proposal', '=', 'p.id')
            .where('v.state', '=', 'kept')
            .where('v.post', 'in', ['secretary', 'chair'])
            .select('v.id'),
        ),
      ),
});

/** Replies of the last round of each proposal and department. */
function repliesIn(db: Kysely<ProposalTables>, span: Span) {
  return proposalsIn(db, span)
    .innerJoin('proposal_reply as r', (join) =>
      join.onRef('r.jurisdiction', '=', 'p.jurisdiction').onRef('r.proposal', '=', 'p.id').on('r.state', '=', 'sent'),
    )
    .where(
      sql<SqlBool>`not exists (select from proposal_reply l where l.jurisdiction = r.jurisdiction
        and l.proposal = r.proposal and l.body = r.body and l.state = 'sent' and l.round > r.round)`,
    )
    .clearSelect()
    .select([
      'p.jurisdiction',
      'r.id as record',
      'p.party as party',
      'p.session as session',
      'p.subject as subject',
      'r.body as body',
      'r.outcome as outcome',
      sql<string>`extract(year from s.opens)::int::text`.as('year'),
    ]);
}

const answers = {
  unit: units.replies,
  time: 'flow',
  sources: ['proposal', 'proposal_session', 'proposal_reply'],
  evidence: 'proposal_reply',
  by: { outcome, body, party, session, subject, year },
  shows: { body, outcome },
} as const;

const replies = figure<ProposalTables>({
  ...answers,
  id: 'proposals.replies',
  label: { zh: '提案答复', en: 'Replies' },
  means: {
    zh: '同期提案已送达提案者的答复，每个承办单位取最后一轮',
    en: 'Replies to proposals of those sessions that were sent, the last round of each department',
  },
  rows: repliesIn,
});

const solved = figure<ProposalTables>({
  ...answers,
  id: 'proposals.solved',
  label: { zh: '已解决或采纳', en: 'Solved or adopted' },
  means: { zh: '上列答复中 A 类的', en: 'Of those replies, the ones of class A' },
  rows: (db, span) => repliesIn(db, span).where('r.outcome', '=', 'A'),
});

const solvedShare: Ratio = {
  id: 'proposals.solved-share',
  label: { zh: '解决率', en: 'Share solved' },
  means: { zh: 'A 类答复 ÷ 答复 × 100', en: 'Replies of class A over replies, times 100' },
  unit: units.percent,
  time: 'flow',
  of: solved,
  over: replies,
  times: 100,
};

const promises = figure<ProposalTables>({
  ...answers,
  id: 'proposals.promises-verified',
  label: { zh: '已核实的承诺', en: 'Promises verified' },
  means: { zh: 'B 类答复中办公室已核实是否兑现的', en: 'Replies of class B whose promise was looked after' },
  rows: (db, span) => repliesIn(db, span).where('r.outcome', '=', 'B').where('r.kept', 'is not', null),
});

const promisesKept = figure<ProposalTables>({
  ...answers,
  id: 'proposals.promises-kept',
  label: { zh: '已兑现的承诺', en: 'Promises kept' },
  means: { zh: '上列承诺中已兑现的', en: 'Of those promises, the ones that were kept' },
  rows: (db, span) => repliesIn(db, span).where('r.outcome', '=', 'B').where('r.kept', '=', 'kept'),
});

const keptShare: Ratio = {
  id: 'proposals.promises-kept-share',
  label: { zh: '承诺兑现率', en: 'Share of promises kept' },
  means: { zh: '已兑现的承诺 ÷ 已核实的承诺 × 100', en: 'Promises kept over promises verified, times 100' },
  unit: units.percent,
  time: 'flow',
  of: promisesKept,
  over: promises,
  times: 100,
};

const opinions = {
  ...answers,
  sources: [...answers.sources, 'proposal_feedback'],
  evidence: 'proposal_feedback',
  by: {
    result: { label: { zh: '对办理结果', en: 'Of the result' }, codes: satisfaction },
    conduct: { label: { zh: '对办理过程', en: 'Of the handling' }, codes: satisfaction },
    ...{ body, party, session, year },
  },
  shows: { body },
} as const;

function feedbackIn(db: Kysely<ProposalTables>, span: Span) {
  return repliesIn(db, span)
    .innerJoin('proposal_feedback as f', (join) =>
      join.onRef('f.jurisdiction', '=', 'r.jurisdiction').onRef('f.reply', '=', 'r.id').on('f.state', '=', 'given'),
    )
    .clearSelect()
    .select([
      'p.jurisdiction',
      'f.id as record',
      'p.party as party',
      'p.session as session',
      'r.body as body',
      'f.result as result',
      'f.conduct as conduct',
      sql<string>`extract(year from s.opens)::int::text`.as('year'),
    ]);
}

const feedbackGiven = figure<ProposalTables>({
  ...opinions,
  id: 'proposals.feedback',
  label: { zh: '收到的反馈', en: 'Feedback' },
  means: { zh: '提案者对上列答复的反馈', en: 'What proposers and co-signers said of those replies' },
  rows: feedbackIn,
});

const satisfied = figure<ProposalTables>({
  ...opinions,
  id: 'proposals.satisfied',
  label: { zh: '对结果满意的反馈', en: 'Satisfied with the result' },
  means: {
    zh: '上列反馈中对办理结果满意或基本满意的',
    en: 'Of those, satisfied or basically satisfied with the result',
  },
  rows: (db, span) => feedbackIn(db, span).where('f.result', 'in', ['satisfied', 'basically']),
});

const satisfiedShare: Ratio = {
  id: 'proposals.satisfied-share',
  label: { zh: '结果满意率', en: 'Share satisfied' },
  means: { zh: '对结果满意的反馈 ÷ 收到的反馈 × 100', en: 'Satisfied with the result over feedback, times 100' },
  unit: units.percent,
  time: 'flow',
  of: satisfied,
  over: feedbackGiven,
  times: 100,
};

export const figures = [
  ...[submitted, filed, excellentEvery, excellent, excellentShare, supervisedByLeaders],
  ...[replies, solved, solvedShare, promises, promisesKept, keptShare, feedbackGiven, satisfied, satisfiedShare],
];
