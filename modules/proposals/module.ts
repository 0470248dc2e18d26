import { defineModule } from '../../platform/application/module.ts';
import { proposalClocks } from './clocks.ts';
import * as feedbacks from './commands/feedback.ts';
import * as handlings from './commands/handling.ts';
import * as honouring from './commands/honouring.ts';
import * as replying from './commands/replying.ts';
import * as screening from './commands/screening.ts';
import * as signing from './commands/signing.ts';
import { contact } from './contact.ts';
import { excellence } from './excellence.ts';
import { feedback } from './feedback.ts';
import { figures } from './figures.ts';
import { formRoutes } from './forms/routes.ts';
import { handling } from './handling.ts';
import { registerImport } from './imports/register.ts';
import { invariants } from './invariants.ts';
import { note } from './note.ts';
import { opinion } from './opinion.ts';
import { proposal } from './proposal.ts';
import { proposalPublication } from './publication.ts';
import { reply } from './reply.ts';
import { proposalRoutes } from './routes.ts';
import { session } from './session.ts';
import { signature } from './signature.ts';
import { supervision } from './supervision.ts';
import { words } from './words.ts';

/** Proposals to the CPPCC, from a first thought to a promise that was kept. */
export const proposals = defineModule({
  name: 'proposals',
  label: { zh: '提案', en: 'Proposals' },
  records: [
    ...[session, proposal, signature, handling, opinion, reply, contact, feedback],
    ...[supervision, excellence, proposalPublication, note],
  ],
  effects: {
    proposal: {
      create: screening.proposalMade,
      submit: screening.proposalSubmitted,
      file: screening.proposalFiled,
      sendBack: screening.proposalSentBack,
      reject: screening.proposalDecided,
      passOn: screening.proposalDecided,
      merge: screening.proposalMerged,
      withdraw: handlings.proposalWithdrawn,
      assign: handlings.proposalAssigned,
      handleAgain: feedbacks.proposalHandledAgain,
      close: feedbacks.proposalClosed,
    },
    proposal_signature: {
      create: signing.signatureAsked,
      confirm: signing.signatureAnswered,
      decline: signing.signatureAnswered,
      lapse: signing.signatureLapsed,
    },
    proposal_handling: {
      create: handlings.handlingMade,
      accept: handlings.handlingAccepted,
      object: handlings.objectionMade,
      overrule: handlings.objectionOverruled,
      uphold: handlings.objectionUpheld,
      release: handlings.handlingReleased,
      extend: handlings.handlingExtended,
      giveOpinion: handlings.opinionGiven,
      countersign: handlings.replyCountersigned,
    },
    proposal_reply: {
      create: replying.replyBegun,
      edit: replying.replyChanged,
      submit: replying.replySubmitted,
      sendBack: replying.replySentBack,
      send: replying.replySent,
      verify: replying.promiseVerified,
    },
    proposal_feedback: { give: feedbacks.feedbackGiven, lapse: feedbacks.feedbackLapsed },
    proposal_excellence: { create: honouring.nominated },
    proposal_publication: { create: honouring.publicationChecked, publish: honouring.published },
  },
  constraints: {
    proposal_session_once: words.sessionTwice,
    proposal_signature_once: words.signatureTwice,
    proposal_handling_once: words.handlingTwice,
    proposal_reply_once: words.replyTwice,
    proposal_supervision_once: words.alreadyKey,
    proposal_excellence_once: words.nominatedTwice,
    proposal_publication_once: words.publicationTwice,
  },
  clocks: { proposal: proposalClocks },
  figures,
  imports: [registerImport],
  invariants,
  routes: (app, door) => {
    proposalRoutes(app, door);
    formRoutes(app, door);
  },
});
