import { createTransport, type Transporter } from 'nodemailer';
import type { Keyring } from '../access/keyring.ts';
import { everything, type Scope, type Tx } from '../db/database.ts';
import type { Definition } from '../record/define.ts';
import { secretContext } from '../record/write.ts';
import { today } from '../text/today.ts';
import { mailText } from './mail-text.ts';
import type { NoticeKind } from './notices.ts';

/** Where mail goes out, and what it says of itself. */
export interface OutgoingMail {
  /** `smtp://name:password@host:port` or `smtps://`. */
  readonly url: string;
  readonly from: string;
  /** The address of the console, for links. */
  readonly address: string;
}

export interface Posting {
  /** One transaction that sees notices and addresses. */
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly keyring: Keyring;
  /** The record of accounts, whose addresses are encrypted. */
  readonly account: Definition;
  readonly service: OutgoingMail;
  now(): Date;
}

interface Waiting {
  readonly jurisdiction: number;
  readonly account: string;
  readonly email: string;
  readonly ids: readonly string[];
  readonly told: readonly { readonly kind: NoticeKind; readonly due: string | null }[];
}

export const postingScope: Scope = { ...everything, sees: ['notices', 'credentials', 'grants'] };
/** From this hour in Asia/Shanghai on, those who want one mail a day get it. */
const HOUR_OF_DIGESTS = 8;

/**
 * Sends what waits, one mail to each reader. What is sent is first marked, in a transaction of its own: should the process
 * die before it can note the success, the same mail goes again under the same Message-ID, by which mail systems know it.
 */
export async function postMail(posting: Posting): Promise<number> {
  const transport = createTransport(posting.service.url);
  let sent = 0;
  try {
    for (const waiting of await claimed(posting)) if (await send(posting, transport, waiting)) sent += 1;
  } finally {
    transport.close();
  }
  return sent;
}

/** Marks what is sent now. Who wants a digest has none yet today, and it is morning. */
function claimed({ within, now }: Posting): Promise<Waiting[]> {
  const at = now();
  const isMorning = (at.getUTCHours() + 8) % 24 >= HOUR_OF_DIGESTS;
  return within(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', ['mail']);
    return tx.query<Waiting>(
      `with taken as (
         update notice n set mail = 'sending', mailed_at = coalesce(n.mailed_at, $1)
         from notice_preference p, account a
         where n.mail in ('due', 'sending') and p.jurisdiction = n.jurisdiction and p.id = n.account
           and a.jurisdiction = n.jurisdiction and a.id = n.account and a.state = 'active' and a.email is not null
           and (n.mail = 'sending' and n.mailed_at < $1::timestamptz - interval '5 minutes'
             or n.mail = 'due' and (p.mail = 'at-once' or p.mail = 'daily' and $2 and not exists (
               select from notice o where o.jurisdiction = n.jurisdiction and o.account = n.account and o.mail = 'sent'
                 and (o.mailed_at at time zone 'Asia/Shanghai')::date = $3::date)))
         returning n.jurisdiction, n.account, n.id, n.kind, n.due, a.email, n.at)
       select jurisdiction, account, email, array_agg(id order by at, id) as ids,
         json_agg(json_build_object('kind', kind, 'due', due) order by at, id) as told
       from taken group by jurisdiction, account, email`,
      [at.toISOString(), isMorning, today(at)],
    );
  });
}

async function send(posting: Posting, transport: Transporter, waiting: Waiting): Promise<boolean> {
  const { within, keyring, account: definition, service, now } = posting;
  const { jurisdiction, account, email, ids, told } = waiting;
  const to = keyring.decrypt(email, secretContext(definition, 'email', jurisdiction, account));
  const { subject, text } = mailText(told, service.address);
  const host = new URL(service.address).hostname;
  try {
    await transport.sendMail({ from: service.from, to, subject, text, messageId: `<${ids[0]}@${host}>` });
  } catch {
    // It stays marked and is tried again; what is wrong with the post is seen in its own log.
    return false;
  }
  await within((tx) =>
    tx.query(`update notice set mail = 'sent', mailed_at = $3 where jurisdiction = $1 and id = any($2::uuid[])`, [
      ...[jurisdiction, ids, now().toISOString()],
    ]),
  );
  return true;
}
