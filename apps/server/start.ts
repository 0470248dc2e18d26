import { spawn } from 'node:child_process';
import { application } from '../../modules/index.ts';
import { DomainError, type Label } from '../../platform/errors/errors.ts';
import { isThisMachine, requireSafe } from '../../platform/http/place.ts';
import { words } from '../../platform/http/words.ts';
import type { Definition } from '../../platform/record/define.ts';
import { inLanguage, say, setTraditional } from '../../platform/text/say.ts';
import { traditional } from '../../platform/text/traditional.ts';
import { languageOf, terminal } from '../cli/terminal.ts';
import { isDemonstration, loadDemonstration } from '../demonstration.ts';
import { makeDemonstrationAccounts } from '../demonstration-accounts.ts';
import { makeDemonstrationProposals } from '../demonstration-proposals.ts';
import { makeDemonstrationRights } from '../demonstration-rights.ts';
import { open } from '../open.ts';
import { systemProblem } from '../system-problem.ts';
import { buildConsole } from './build.ts';
import { sayFirstLink } from './first-link.ts';
import { gateOf } from './gate.ts';
import { optionsOf, placeOf } from './options.ts';
import { buildServer } from './server.ts';
import { keepTelling } from './telling.ts';

const spoken = terminal(languageOf(undefined), false);
const step = (label: Label) => spoken.say(`  ${inLanguage(label, spoken.language)}`);

/** The order of a start: database, schema and keys, demonstration, console, listening. */
async function start(): Promise<void> {
  const values = optionsOf(process.argv.slice(2));
  const place = placeOf(values);
  requireSafe(place);
  const opened = await open(values, step);
  const closing = [opened.close];
  stopOnSignal(closing);
  try {
    if (!values.empty) await loadDemonstration(opened, spoken);
    await buildConsole(() =>
      step({ zh: '正在生成操作界面（只在第一次）', en: 'Building the console (the first time only)' }),
    );
    const demonstration = await isDemonstration(opened);
    if (demonstration && !isThisMachine(place)) throw new DomainError('rule', words.demonstrationStays);
    if (demonstration) {
      await makeDemonstrationAccounts(opened);
      await makeDemonstrationRights(opened);
      await makeDemonstrationProposals(opened);
    }
    const app = await buildServer(opened, { demonstration, place });
    closing.unshift(() => app.close());
    const listens = await app.listen({ host: values.host, port: Number(values.port) });
    const address = values.address ?? listens;
    const telling = keepTelling({ ...opened, ...whoIsTold(address), now: () => new Date() }, (error) =>
      spoken.complain(String((error as Error).stack ?? error)),
    );
    closing.unshift(() => telling.stop());
    spoken.say(say({ zh: '同舟 已就绪：{address}', en: 'Tongzhou is ready: {address}' }, { address }, spoken.language));
    await sayFirstLink(gateOf(opened), address, spoken);
    if (!values['no-open'] && process.stdout.isTTY) openBrowser(address);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Mail goes out where TONGZHOU_SMTP names a server: `smtp://name:password@host:port`, from TONGZHOU_MAIL_FROM. */
function whoIsTold(address: string) {
  const { TONGZHOU_SMTP: url, TONGZHOU_MAIL_FROM: from } = process.env;
  const service = url ? { url, from: from ?? `tongzhou@${new URL(address).hostname}`, address } : null;
  return { service, account: application.definitions.get('account') as Definition };
}

/** Answers what was asked, then closes in order; a second signal changes nothing. */
function stopOnSignal(closing: readonly (() => Promise<void>)[]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    for (const close of closing) await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

function openBrowser(address: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(program, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

setTraditional(traditional);
try {
  await start();
} catch (error) {
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const word = {
    zh: '端口已被占用：可能已经启动过一次；或用 --port 换一个',
    en: 'The port is in use: it may be running already; or choose another with --port',
  };
  const known = error instanceof DomainError ? error : systemProblem(error);
  if (known) spoken.complain(say(known.word, known.params, spoken.language));
  else spoken.complain(inUse ? inLanguage(word, spoken.language) : String((error as Error).stack ?? error));
  process.exit(1);
}
