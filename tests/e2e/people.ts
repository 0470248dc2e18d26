import { type APIRequestContext, type Browser, expect } from '@playwright/test';

export const PASSWORD = '一句只有自己知道的话';
type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>;

/** Who is signed in, as a browser keeps it. */
export type Signed = StorageState;

/** Signs in with a password. */
async function signIn(browser: Browser, address: string, name: string): Promise<Signed> {
  const context = await browser.newContext();
  await sent(context.request, `${address}/api/sign-in`, { name, password: PASSWORD });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Signs in as one of the demonstration's accounts: 示例 and the role's name. */
export async function demonstrated(browser: Browser, address: string, userName: string): Promise<Signed> {
  const context = await browser.newContext();
  await sent(context.request, `${address}/api/sign-in/demonstration`, { userName });
  const state = await context.storageState();
  await context.close();
  return state;
}

async function sent<T>(request: APIRequestContext, url: string, data: object): Promise<T> {
  const answer = await request.post(url, { data });
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** Asks as somebody who is signed in. */
async function asked<T>(browser: Browser, as: Signed, url: string, data?: object): Promise<T> {
  const context = await browser.newContext({ storageState: as });
  const answer = await (data ? context.request.post(url, { data }) : context.request.get(url));
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true);
  const said = await answer.json();
  await context.close();
  return said;
}

export interface Administrators {
  readonly system: Signed;
  readonly security: Signed;
  readonly audit: Signed;
}

/** The three administrators of a server where nobody has an account, by the link that its start prints. */
export async function administratorsOf(browser: Browser, address: string, link: string): Promise<Administrators> {
  const context = await browser.newContext();
  const accept = (path: string, more = {}) =>
    sent<{ userName: string; administrators?: { role: string; path: string }[] }>(
      context.request,
      `${address}/api${path}`,
      { password: PASSWORD, ...more },
    );
  const first = await accept(new URL(link).pathname, { name: '系统管理员', userName: '系统管理员' });
  for (const { path } of first.administrators ?? []) await accept(path);
  await context.close();
  return {
    system: await signIn(browser, address, '系统管理员'),
    security: await signIn(browser, address, '安全管理员'),
    audit: await signIn(browser, address, '审计管理员'),
  };
}

export async function demonstratedAdministrators(browser: Browser, address: string): Promise<Administrators> {
  return {
    system: await demonstrated(browser, address, '示例系统管理员'),
    security: await demonstrated(browser, address, '示例安全管理员'),
    audit: await demonstrated(browser, address, '示例审计管理员'),
  };
}

/** A role with the part of the records that it is given for. */
export interface Grant {
  readonly role: string;
  readonly party?: string;
  readonly organisation?: string;
}

/** Makes an account as the administrators do: one invites, another gives the grant. */
export async function invited(
  browser: Browser,
  address: string,
  { system, security }: Administrators,
  { name, grant }: { readonly name: string; readonly grant?: Grant },
): Promise<Signed> {
  const values = { name, userName: name };
  const { id, path } = await asked<{ id: string; path: string }>(browser, system, `${address}/api/accounts/invite`, {
    values,
  });
  const begins = '2020-01-01';
  let code: string | undefined;
  if (grant) {
    await asked(browser, security, `${address}/api/grants`, { values: { account: id, ...grant, begins, why: '测试' } });
    code = await agreedTo(browser, address, security, id);
  }
  const context = await browser.newContext();
  await sent(context.request, `${address}/api${path}`, { password: PASSWORD, ...(code ? { code } : {}) });
  await context.close();
  return signIn(browser, address, name);
}

/** The security administrator agrees to the link of an account with a grant, and tells the code. */
async function agreedTo(browser: Browser, address: string, security: Signed, account: string): Promise<string> {
  interface Waiting {
    readonly link: string;
    readonly account: string;
  }
  const { links } = await asked<{ links: Waiting[] }>(browser, security, `${address}/api/accounts/links-awaiting-me`);
  const link = links.find((one) => one.account === account)?.link;
  const agree = `${address}/api/accounts/${account}/invitation/agree`;
  return (await asked<{ code: string }>(browser, security, agree, { link, reason: '测试' })).code;
}
