import { defineModule } from '../../platform/application/module.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { erasureCarriedOut } from './carrying-out.ts';
import { requestClocks } from './clocks.ts';
import * as commands from './commands.ts';
import { consent } from './consent.ts';
import { correction } from './correction.ts';
import { erasure } from './erasure.ts';
import { officeRoutes } from './office-routes.ts';
import { purpose } from './purpose.ts';
import { myRecordRoutes } from './routes.ts';
import { words } from './words.ts';

const [ofCorrection, ofErasure] = [commands.answered(correction), commands.answered(erasure)];

function both(first: Effect, then: Effect): Effect {
  return async (...event) => {
    await first(...event);
    await then(...event);
  };
}

/** What people may know and ask of what is kept of them. */
export const rights = defineModule({
  name: 'rights',
  label: { zh: '个人信息权利', en: 'Personal data' },
  records: [purpose, consent, correction, erasure],
  effects: {
    consent: { create: commands.consentGiven, withdraw: commands.consentWithdrawn },
    correction: {
      create: commands.correctionAsked,
      accept: both(commands.correctionAccepted, ofCorrection),
      ...{ decline: ofCorrection, withdraw: ofCorrection },
    },
    erasure: {
      create: commands.erasureAsked,
      carryOut: both(erasureCarriedOut, ofErasure),
      ...{ refuse: ofErasure, withdraw: ofErasure },
    },
  },
  clocks: { correction: requestClocks, erasure: requestClocks },
  constraints: {
    purpose_name: words.purposeNameTaken,
    consent_given: words.consentTwice,
    erasure_asked: words.erasureTwice,
  },
  routes: (app, door) => {
    myRecordRoutes(app, door);
    officeRoutes(app, door);
  },
});
