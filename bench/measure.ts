import autocannon from 'autocannon';

/** Who asks: the session of an office clerk, by the origin of the server that it is for. */
export const cookies = new Map<string, string>();

export function cookieFor(address: string): { readonly cookie?: string } {
  const cookie = cookies.get(new URL(address).origin);
  return cookie ? { cookie } : {};
}

/** One line of the table: what was measured against its target. */
export interface Line {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  /** Null for what has no target. */
  readonly met: boolean | null;
}

export interface Load {
  readonly path: string;
  readonly body?: unknown;
  readonly connections?: number;
  /** Of one round, for each side. */
  readonly seconds?: number;
  readonly rounds?: number;
}

interface Sides {
  readonly ours: string;
  readonly byHand: string;
}

/** Requests answered a second by both sides, measured in turns so that whatever else the machine does meets both. */
export async function requestsOfBoth(sides: Sides, load: Load): Promise<{ ours: number; byHand: number }> {
  const rounds = load.rounds ?? 5;
  await requests(sides.ours, { ...load, seconds: 1 });
  await requests(sides.byHand, { ...load, seconds: 1 });
  const measured = { ours: [] as number[], byHand: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'byHand'] as const) : (['byHand', 'ours'] as const);
    for (const side of order) measured[side].push(await requests(sides[side], load));
  }
  return { ours: median(measured.ours), byHand: median(measured.byHand) };
}

async function requests(origin: string, { path, body, connections = 8, seconds = 1 }: Load): Promise<number> {
  const result = await autocannon({
    url: origin + path,
    connections,
    duration: seconds,
    timeout: 60,
    headers: { ...cookieFor(origin), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const wrong = result.non2xx + result.errors;
  if (wrong > 0) throw new Error(`${origin}${path}: ${wrong} requests failed`);
  return result['2xx'] / result.duration;
}

export function atLeast(name: string, ratio: number, target: number, note = ''): Line {
  return line(name, ratio, `at least ${target}`, ratio >= target, note);
}

export function atMost(name: string, ratio: number, target: number, note = ''): Line {
  return line(name, ratio, `at most ${target}`, ratio <= target, note);
}

function line(name: string, ratio: number, target: string, met: boolean, note: string): Line {
  return { name, measured: `${ratio.toFixed(ratio < 0.2 ? 3 : 2)}${note && ` (${note})`}`, target, met };
}

export function yes(name: string, answer: boolean): Line {
  return { name, measured: answer ? 'yes' : 'no', target: 'yes', met: answer };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

export function printHead(): void {
  console.log('| What | Ratio | Target | Met |\n| --- | ---: | ---: | :---: |');
}

export function printLine({ name, measured, target, met }: Line): void {
  console.log(`| ${name} | ${measured} | ${target} | ${met === null ? '' : met ? 'yes' : 'NO'} |`);
}

export async function jsonOf<Answer>(address: string): Promise<Answer> {
  const answer = await fetch(address, { headers: cookieFor(address) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
