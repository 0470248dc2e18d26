import { readFile, writeFile } from 'node:fs/promises';
import { parties } from '../../data/parties.ts';
import { application } from '../../modules/index.ts';
import { annualReport, keepSeal, sealAnnual, verifySeal } from '../../modules/reports/index.ts';
import { words } from '../../modules/reports/words.ts';
import { codeOf } from '../../platform/codes/codes.ts';
import { toHtml } from '../../platform/documents/html.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { presentValue } from '../../platform/figures/routes.ts';
import { fold } from '../../platform/text/fold.ts';
import { say } from '../../platform/text/say.ts';
import { actNow } from '../act.ts';
import { publicKeyGiven, publicKeyPath, sealKeyIn } from '../seal-key.ts';
import { type Command, textOption, type Words, WrongUse, withDatabase } from './command.ts';
import { groundOf } from './figures.ts';

const options = { during: { type: 'string' }, out: { type: 'string' } } as const;

export const reportCommand: Command = {
  usage: 'report annual --during 2017 --out FILE.docx|.html|.json [--party CODE]',
  label: { zh: '写出年度报告', en: 'Write the yearly report' },
  options: { ...options, party: { type: 'string' } },
  async run(said, terminal) {
    const { during, out } = asked(said);
    const party = textOption(said, 'party');
    if (!/\.(docx|html|json)$/.test(out)) throw new DomainError('invalid', words.unknownFile);
    const { document, values } = await withDatabase(said, terminal, (opened) =>
      annualReport(groundOf(opened), application.figures, {
        jurisdiction: opened.jurisdiction,
        during,
        today: actNow('command line').today,
        language: terminal.language,
        ...(party ? { party: codeOf(parties, fold(party)) ?? party } : {}),
      }),
    );
    if (out.endsWith('.docx')) {
      const { toWord } = await import('../../platform/documents/word.ts');
      await writeFile(out, await toWord(document));
    } else if (out.endsWith('.html')) await writeFile(out, toHtml(document));
    else
      await writeFile(
        out,
        `${JSON.stringify({ document, figures: values.map((value) => presentValue(value, { during })) }, null, 2)}\n`,
      );
    terminal.answer({ title: document.title, file: out });
    terminal.say(`${document.title}: ${out}`);
    return 0;
  },
};

export const sealCommand: Command = {
  usage: 'seal annual --during 2017 --out FILE',
  label: { zh: '封存年度报告', en: 'Seal the yearly report' },
  options,
  async run(said, terminal) {
    const { during, out } = asked(said);
    const kept = await withDatabase(said, terminal, async (opened) => {
      const { jurisdiction, location, database, scope } = opened;
      const privateKey = await sealKeyIn(location.folder);
      const { at, actor } = actNow('command line');
      const sealing = { jurisdiction, during, language: terminal.language, at, privateKey };
      const file = await sealAnnual(groundOf(opened), application.figures, sealing);
      await writeFile(out, file);
      const row = await database.inTransaction(scope, (tx) => keepSeal(tx, jurisdiction, file, actor.name));
      return { ...row, file: out, publicKey: publicKeyPath(location.folder) };
    });
    terminal.answer(kept);
    terminal.say(
      say(
        {
          zh: '{title}：已封存到 {file}，签名者指纹 {fingerprint}，公钥在 {publicKey}',
          en: '{title}: sealed in {file}, signer {fingerprint}, public key in {publicKey}',
        },
        kept,
        terminal.language,
      ),
    );
    return 0;
  },
};

export const verifyCommand: Command = {
  usage: 'verify FILE [--key PUBLIC]',
  label: { zh: '验证封存的报告', en: 'Verify a sealed report' },
  options: { key: { type: 'string' } },
  async run(said, terminal) {
    const [path, ...more] = said.positionals;
    if (!path || more.length > 0) throw new WrongUse();
    const bytes = await readFile(path).catch(() => {
      throw new DomainError('invalid', words.noFile, { file: path });
    });
    const { problem, report, signer } = verifySeal(bytes, await publicKeyGiven(textOption(said, 'key')));
    const firstProblem = problem && {
      code: problem.word.code,
      message: say(problem.word, problem.params ?? {}, terminal.language),
    };
    terminal.answer({
      ok: problem === null,
      title: report?.title ?? null,
      during: report?.during ?? null,
      signer,
      ...(firstProblem ? { firstProblem } : {}),
    });
    if (firstProblem) terminal.say(firstProblem.message);
    else
      terminal.say(
        say(
          signer?.checked ? words.verified : words.verifiedUnchecked,
          { title: report?.title ?? '', fingerprint: signer?.fingerprint ?? '' },
          terminal.language,
        ),
      );
    if (problem?.word.code === words.notSealed.code) return 2;
    return problem ? 1 : 0;
  },
};

function asked(said: Words): { during: string; out: string } {
  const [kind, ...more] = said.positionals;
  const during = textOption(said, 'during');
  const out = textOption(said, 'out');
  if (!kind || more.length > 0 || !during || !out) throw new WrongUse();
  if (kind !== 'annual') throw new DomainError('invalid', words.onlyAnnual, { kind });
  return { during, out };
}
