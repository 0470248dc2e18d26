import { readFile, writeFile } from 'node:fs/promises';
import { application } from '../../modules/index.ts';
import { anchorsOf, checkAnchors } from '../../platform/audit/anchor.ts';
import { readAnchors, writeAnchors } from '../../platform/audit/anchor-file.ts';
import { verifyLog } from '../../platform/audit/verify.ts';
import { everything } from '../../platform/db/database.ts';
import type { Finding } from '../../platform/errors/errors.ts';
import { say } from '../../platform/text/say.ts';
import { actNow } from '../act.ts';
import type { Opened } from '../open.ts';
import { ownPublicKey, publicKeyGiven, publicKeyPath, sealKeyIn } from '../seal-key.ts';
import { type Command, textOption, type Words, WrongUse, withDatabase } from './command.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const auditCommand: Command = {
  usage: 'audit verify [--anchors FILE ... [--key PUBLIC]] | anchor --out FILE',
  label: { zh: '核对日志；导出日志末尾的存证', en: 'Verify the log; export anchors of where it stands' },
  options: { out: { type: 'string' }, anchors: { type: 'string' }, key: { type: 'string' } },
  run(said, terminal) {
    const [what, ...files] = said.positionals;
    const first = textOption(said, 'anchors');
    if (what === 'anchor' && files.length === 0 && first === undefined) return anchor(said, terminal);
    if (what !== 'verify' || (files.length > 0 && first === undefined)) throw new WrongUse();
    return first === undefined ? verify(said, terminal) : verifyAnchored([first, ...files], said, terminal);
  },
};

async function anchor(said: Words, terminal: Terminal): Promise<ExitCode> {
  const out = textOption(said, 'out');
  if (!out) throw new WrongUse();
  const { anchors, publicKey } = await withDatabase(said, terminal, async ({ database, location }) => {
    const heads = await anchorsOf(database, everything);
    await writeFile(out, writeAnchors(heads, actNow('command line').at, await sealKeyIn(location.folder)));
    return { anchors: heads, publicKey: publicKeyPath(location.folder) };
  });
  terminal.answer({ file: out, anchors, publicKey });
  const line = {
    zh: '{count} 个辖区的日志末尾已写入 {out}。请存放到这台机器之外；以后用“audit verify --anchors”核对，公钥在 {publicKey}',
    en: 'The ends of the logs of {count} jurisdictions are in {out}. Keep it on another machine, and check later with audit verify --anchors; the public key is {publicKey}',
  };
  terminal.say(say(line, { count: anchors.length, out, publicKey }, terminal.language));
  return 0;
}

async function verify(said: Words, terminal: Terminal): Promise<ExitCode> {
  const { firstProblem, ...counts } = await withDatabase(said, terminal, ({ database, scope }) =>
    verifyLog(database, scope, application.definitions),
  );
  return tell(counts, firstProblem ? [firstProblem] : [], terminal);
}

/** Of all jurisdictions, whichever is worked for: an anchor says nothing of a log that is not whole up to it. */
async function verifyAnchored(files: readonly string[], said: Words, terminal: Terminal): Promise<ExitCode> {
  const { found, ...counts } = await withDatabase(said, terminal, async (opened) => {
    const kept = await readAll(files, said, opened);
    const { firstProblem, ...walked } = await verifyLog(opened.database, everything, application.definitions);
    const anchors = kept.flatMap((one) => one.anchors);
    const differing = await checkAnchors(opened.database, everything, anchors);
    const checked = kept.every(({ signer }) => signer.checked);
    return {
      ...walked,
      ...{ anchors: anchors.length, signer: { fingerprints: kept.map(({ signer }) => signer.fingerprint), checked } },
      found: [...(firstProblem ? [firstProblem] : []), ...differing],
    };
  });
  return tell(counts, found, terminal);
}

/** Signed by the key that is given, else by this installation's own. */
async function readAll(files: readonly string[], said: Words, { location }: Opened) {
  const key = (await publicKeyGiven(textOption(said, 'key'))) ?? (await ownPublicKey(location.folder));
  return Promise.all(files.map(async (file) => readAnchors(await readFile(file, 'utf8'), file, key)));
}

interface Counts {
  readonly batches: number;
  readonly entries: number;
  readonly anchors?: number;
}

const whole = {
  zh: '日志完整：{batches} 批，{entries} 条',
  en: 'The log is whole: {batches} batches, {entries} entries',
};
const anchored = { zh: '；{anchors} 处存证相符', en: '; {anchors} anchors hold' };

function tell(counts: Counts, found: readonly Finding[], terminal: Terminal): ExitCode {
  const { language } = terminal;
  const problems = found.map(({ word, params = {} }) => ({ code: word.code, message: say(word, params, language) }));
  const [firstProblem] = problems;
  terminal.answer({ ok: !firstProblem, ...counts, ...(firstProblem ? { firstProblem, problems } : {}) });
  for (const { message } of problems) terminal.say(message);
  if (firstProblem) return 1;
  const { batches, entries, anchors = 0 } = counts;
  const end = counts.anchors === undefined ? '' : say(anchored, { anchors }, language);
  terminal.say(say(whole, { batches, entries }, language) + end);
  return 0;
}
