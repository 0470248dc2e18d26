import type { KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asJson, canonical } from '../../platform/access/canonical.ts';
import { newSealKey, privateKeyFrom, publicKeyFrom } from '../../platform/access/signature.ts';
import type { Document } from '../../platform/documents/model.ts';
import { evidenceDigest, type SealedReport, seal, type Unsealed } from './seal.ts';
import { type Verification, verifySeal } from './verify.ts';
import { words } from './words.ts';

const ours = privateKeyFrom(newSealKey());
const theirs = privateKeyFrom(newSealKey());
const named = new Set(Object.values(words).map(({ code }) => code));

const rows = [
  ['01890a5d-ac96-774b-bcce-b302099a8057', 'sha-256:01'],
  ['01890a5d-ac96-774b-bcce-b302099a8058', 'sha-256:02'],
] as const;
const evidence = { record: 'person', rows, digest: evidenceDigest(rows) };
const span = { from: '2017-12-31', to: '2017-12-31' };
const means = (label: string) => ({ label, means: `${label}，一人一次`, unit: '人', time: 'stock' });

const members = {
  ...{ id: 'directory.members', definition: means('成员'), span, value: 2, evidence, ratio: null },
  by: { party: [['05', 2] as const] },
};
const women = {
  ...{ id: 'directory.women', definition: means('女性成员'), span, value: 1, by: {}, ratio: null },
  evidence: { record: 'person', rows: [rows[0]], digest: evidenceDigest([rows[0]]) },
};
const share = {
  ...{ id: 'directory.women-share', definition: means('占比'), span, value: 50, by: {}, evidence: null },
  ratio: { of: women.id, over: members.id, times: 100 },
};

const document: Document = {
  title: '天河区2017年度报告',
  subtitle: '数据截至 2017-12-31',
  language: 'zh-Hans',
  blocks: [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: '成员 ' },
        { kind: 'figure', figure: members.id, value: 2, text: '2' },
        { kind: 'figure', figure: share.id, value: 50, text: '50' },
      ],
    },
    {
      kind: 'table',
      caption: '对照',
      columns: [{ label: '民盟', align: 'right' }],
      rows: [[{ kind: 'figure', figure: members.id, where: 'party:05', value: 2, text: '2' }]],
    },
  ],
};

const report: Unsealed = {
  report: {
    ...{ kind: 'annual', title: document.title, during: '2017', sealedAt: '2018-01-05T02:00:00.000Z' },
    jurisdiction: { code: 440106, name: '天河区' },
  },
  document,
  log: { seq: 7, hash: 'sha-256:00' },
  figures: [members, women, share],
};

const file = seal(report, ours);

function codeOf(bytes: Uint8Array, key: KeyObject | null = null): string | null {
  return verifySeal(bytes, key).problem?.word.code ?? null;
}

/** The file after a change of its content, in the canonical form. */
function altered(change: (sealed: SealedReport & Record<string, unknown>) => object): Buffer {
  return Buffer.from(canonical(asJson(change(JSON.parse(file.toString('utf8'))))), 'utf8');
}

describe('a sealed file', () => {
  test('verifies alone, and against the key of its signer', () => {
    const sealed = JSON.parse(file.toString('utf8')) as SealedReport;
    const { fingerprint } = sealed.signer;
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    const whole: Omit<Verification, 'signer'> = { problem: null, report: report.report };
    expect(verifySeal(file, null)).toEqual({ ...whole, signer: { fingerprint, checked: false } });
    const key = publicKeyFrom(sealed.signer.publicKey);
    expect(verifySeal(file, key)).toEqual({ ...whole, signer: { fingerprint, checked: true } });
  });

  test('does not verify against another key, and says who signed', () => {
    const key = publicKeyFrom((JSON.parse(seal(report, theirs).toString('utf8')) as SealedReport).signer.publicKey);
    const { problem, signer } = verifySeal(file, key);
    expect(problem?.word).toBe(words.otherSigner);
    expect(signer).toEqual({ fingerprint: problem?.params?.fingerprint, checked: false });
  });

  test('is the same file for the same content, whatever the order it was given in', () => {
    expect(seal({ log: report.log, figures: report.figures, document, report: report.report }, ours)).toEqual(file);
  });
});

describe('no byte can be changed', () => {
  const position = fc.nat({ max: file.length - 1 });
  const byte = fc.nat({ max: 255 });

  function expectNamed(bytes: Uint8Array): void {
    const { problem, signer } = verifySeal(bytes, null);
    expect(named).toContain(problem?.word.code);
    expect(signer?.checked ?? false).toBe(false);
  }

  test('to another', () => {
    fc.assert(
      fc.property(position, byte, (at, value) => {
        fc.pre(file[at] !== value);
        expectNamed(Buffer.from(file).fill(value, at, at + 1));
      }),
      { numRuns: 500 },
    );
  });

  test('to the one beside it, wherever it stands', () => {
    for (let at = 0; at < file.length; at += 1) {
      const bytes = Buffer.from(file);
      bytes[at] = (bytes[at] as number) ^ 1;
      expectNamed(bytes);
    }
  });

  test('taken out', () => {
    fc.assert(
      fc.property(position, (at) => expectNamed(Buffer.concat([file.subarray(0, at), file.subarray(at + 1)]))),
      { numRuns: 200 },
    );
  });

  test('put in', () => {
    fc.assert(
      fc.property(fc.nat({ max: file.length }), byte, (at, value) =>
        expectNamed(Buffer.concat([file.subarray(0, at), Buffer.from([value]), file.subarray(at)])),
      ),
      { numRuns: 200 },
    );
  });

  test('moved', () => {
    fc.assert(
      fc.property(position, position, (from, to) => {
        const without = Buffer.concat([file.subarray(0, from), file.subarray(from + 1)]);
        const bytes = Buffer.concat([without.subarray(0, to), file.subarray(from, from + 1), without.subarray(to)]);
        fc.pre(!bytes.equals(file));
        expectNamed(bytes);
      }),
      { numRuns: 200 },
    );
  });

  test('of the signature, also to one that says the same', () => {
    const { signature } = JSON.parse(file.toString('utf8')) as SealedReport;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=';
    const others = [
      ...[...alphabet].map((letter) => signature.slice(0, -1) + letter),
      ...[...alphabet].map((letter) => letter + signature.slice(1)),
      ...[`${signature}=`, `${signature}==`, ` ${signature}`, signature.replaceAll('-', '+').replaceAll('_', '/')],
    ].filter((other) => other !== signature);
    for (const other of others) {
      const bytes = altered((sealed) => ({ ...sealed, signature: other }));
      expect([other, codeOf(bytes)]).toEqual([other, 'reports.signature-wrong']);
    }
  });
});

test('the same content in other bytes is refused, with the place', () => {
  const value: unknown = JSON.parse(file.toString('utf8'));
  const pretty = JSON.stringify(value, null, 2);
  const first = { signature: '', ...(value as object) };
  const escaped = file.toString('utf8').replace('天', '\\u5929');
  const number = file.toString('utf8').replace('"value":2', '"value":2.0');
  for (const text of [pretty, JSON.stringify(first), `${file}\n`, escaped, number]) {
    const { problem } = verifySeal(Buffer.from(text, 'utf8'), null);
    expect(problem?.word).toBe(words.notCanonical);
    const offset = Number(problem?.params?.offset);
    expect(Buffer.from(text, 'utf8').subarray(0, offset)).toEqual(file.subarray(0, offset));
  }
  expect(codeOf(Buffer.concat([Buffer.from('\ufeff'), file]))).toBe('reports.not-sealed');
});

describe('what is no seal is said to be none', () => {
  const format = 'tongzhou-seal/1';
  test.each([
    ['an empty file', ''],
    ['a text', '同舟'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['an empty object', '{}'],
    ['a format alone', canonical({ format })],
    ['a signer alone', canonical({ format, signer: null })],
    ['parts of other kinds', canonical({ digests: 1, figures: 'x', format, report: null, signer: 3 })],
  ])('%s', (_, text) => {
    expect(verifySeal(Buffer.from(text, 'utf8'), null)).toEqual({
      ...{ report: null, signer: null },
      problem: { word: words.notSealed },
    });
  });

  test('bytes that are no UTF-8', () => {
    expect(codeOf(Buffer.from([0x22, 0xff, 0x22]))).toBe('reports.not-sealed');
  });

  test('any file at all', () => {
    const bytes = fc.uint8Array();
    fc.assert(
      fc.property(bytes, (any) => {
        expect(named).toContain(codeOf(any));
      }),
    );
    const value = fc.jsonValue();
    const part = fc.constantFrom('report', 'document', 'figures', 'digests', 'signer', 'signature', 'log');
    fc.assert(
      fc.property(part, value, (name, other) => {
        fc.pre(name !== 'log' || canonical(asJson(other)) !== canonical(asJson(report.log)));
        expect(named).toContain(codeOf(altered((sealed) => ({ ...sealed, [name]: other }))));
      }),
    );
  });
});

describe('whoever changes a part is found out by it', () => {
  const figure = (change: object) => (sealed: SealedReport) => ({
    ...sealed,
    figures: sealed.figures.map((own) => (own.id === members.id ? { ...own, ...change } : own)),
  });

  test.each([
    ['unknownFormat', (sealed: SealedReport) => ({ ...sealed, format: 'tongzhou-seal/2' })],
    ['headerChanged', (sealed: SealedReport) => ({ ...sealed, report: { ...sealed.report, during: '2018' } })],
    ['figureChanged', figure({ value: 3 })],
    ['figureChanged', figure({ definition: means('成员与干部') })],
    ['figureChanged', (sealed: SealedReport) => ({ ...sealed, figures: sealed.figures.toReversed() })],
    ['evidenceChanged', figure({ evidence: { ...evidence, rows: [rows[0]] } })],
    ['documentChanged', (sealed: SealedReport) => ({ ...sealed, document: { ...document, title: '另一题目' } })],
    ['signerChanged', (sealed: SealedReport) => ({ ...sealed, signer: { ...sealed.signer, fingerprint: '0000' } })],
    ['signatureWrong', (sealed: SealedReport) => ({ ...sealed, log: { ...report.log, seq: 6 } })],
    ['signatureWrong', (sealed: SealedReport) => ({ ...sealed, log: null })],
    ['signatureWrong', (sealed: SealedReport) => ({ ...sealed, more: 1 })],
  ] as const)('%s', (word, change) => {
    expect(codeOf(altered(change as (sealed: SealedReport) => object))).toBe(words[word].code);
  });

  test.each([
    ['evidenceCount', { figures: [{ ...members, value: 3 }, women, share] }],
    ['ratioWrong', { figures: [members, women, { ...share, value: 51 }] }],
    ['textFigure', { figures: [{ ...members, by: { party: [['05', 1]] } }, women, share] }],
    ['textFigure', { figures: [women] }],
  ] as const)('%s, also where all is sealed anew', (word, change) => {
    expect(codeOf(seal({ ...report, ...(change as Partial<Unsealed>) }, theirs))).toBe(words[word].code);
  });
});
