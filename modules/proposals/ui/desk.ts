/** What a department has on its desk (desks.ts, deskStatement). */
export interface DeskRow {
  readonly id: string;
  readonly version: number;
  readonly state: 'assigned' | 'objected' | 'accepted' | 'answered';
  readonly role: 'lead' | 'co' | 'separate';
  readonly assignedOn: string | null;
  readonly countersignedOn: string | null;
  readonly body: string;
  readonly proposal: string;
  readonly number: number | null;
  readonly title: string;
  readonly proposerName: string | null;
  readonly reply: {
    readonly id: string;
    readonly state: string;
    readonly begun: boolean;
    readonly says: string | null;
  } | null;
  readonly helping: number;
  readonly opinions: number;
  readonly countersigned: number;
}

/** In the order in which they are dealt with. */
export const moves = [
  ...(['toAccept', 'toRevise', 'toSubmit', 'toReply', 'toGiveOpinion', 'toCountersign', 'waiting'] as const),
];
type Move = (typeof moves)[number];

/** Whose move it is follows from the state of the department and of the reply. */
export function moveOf({ state, role, reply, countersignedOn, helping, countersigned }: DeskRow): Move {
  if (state === 'assigned') return 'toAccept';
  if (role === 'co') {
    if (state === 'accepted') return 'toGiveOpinion';
    const written = reply?.begun && (reply.state === 'draft' || reply.state === 'returned');
    return state === 'answered' && written && !countersignedOn ? 'toCountersign' : 'waiting';
  }
  if (state !== 'accepted') return 'waiting';
  if (reply?.state === 'returned') return 'toRevise';
  return reply?.begun && countersigned >= helping ? 'toSubmit' : 'toReply';
}
