import { useQuery } from '@tanstack/react-query';
import { inLanguage, type Language } from '../text/say.ts';
import { words } from './words.ts';

export interface ApiFinding {
  readonly field?: string;
  readonly code: string;
  readonly message: string;
  readonly severity: string;
}

/** What the server objected to, in the reader's language. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly findings: readonly ApiFinding[];
  /** For how many seconds nothing more is to be tried. */
  readonly wait: number;
  constructor(status: number, code: string, message: string, findings: readonly ApiFinding[] = [], wait = 0) {
    super(message);
    this.status = status;
    this.code = code;
    this.findings = findings;
    this.wait = wait;
  }
}

let spoken: Language = 'zh-Hans';

/** Answers come in the language of the page. */
export function speak(language: Language): void {
  spoken = language;
}

let signInAgain: (() => Promise<void>) | null = null;

/**
 * Where a session has ended, `ask` has whoever sits there sign in again; the request waits for it and is then sent once more,
 * so that nothing that was typed is lost. Null where nobody was in.
 */
export function whenSignedOut(ask: (() => Promise<void>) | null): void {
  signInAgain = ask;
}

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await fetch(path, {
    method,
    headers: {
      'accept-language': spoken,
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  }).catch(offline);
  const text = await response.text().catch(offline);
  const answer = parsed(text);
  if (!answer) throw new ApiError(response.status, 'unreadable', inLanguage(words.unreadable, spoken));
  if (response.ok) return answer as T;
  if (response.status === 401 && answer.code === 'accounts.sign-in-first' && signInAgain) {
    await signInAgain();
    return send(method, path, body);
  }
  throw new ApiError(
    response.status,
    String(answer.code ?? ''),
    String(answer.title ?? response.statusText),
    (answer.findings as ApiFinding[] | undefined) ?? [],
    Number(response.headers.get('retry-after') ?? 0),
  );
}

function offline(): never {
  throw new ApiError(0, 'offline', inLanguage(words.offline, spoken));
}

/** What stands between the page and the server may answer with a page of its own. */
function parsed(text: string): Record<string, unknown> | null {
  try {
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    return null;
  }
}

export const get = <T>(path: string): Promise<T> => send<T>('GET', path);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => send<T>('POST', path, body);
export const patch = <T>(path: string, body: unknown): Promise<T> => send<T>('PATCH', path, body);

/** What an address answers, kept while it is looked at; `null` asks nothing. `every` so many milliseconds it is asked again. */
export function useAnswer<T>(path: string | null, every?: number) {
  return useQuery<T, ApiError>({
    queryKey: [path],
    queryFn: () => get<T>(path as string),
    enabled: path !== null,
    placeholderData: (before) => before,
    ...(every ? { refetchInterval: every } : {}),
  });
}

/** `?a=1&b=2` of what is set. */
export function queryOf(values: Readonly<Record<string, string | number | undefined | null>>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`;
}
