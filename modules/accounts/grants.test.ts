import { describe, expect, it } from 'vitest';
import { fitsBeside, grantFindings, isToAnother } from './grant-rules.ts';
import { standingOf } from './standing.ts';

const codes = (found: readonly { word: { code: string } }[]) => found.map(({ word }) => word.code);

describe('a grant', () => {
  it('names the part of the records that its role is for, and no other', () => {
    expect(grantFindings({ role: 'party-secretary', party: '05', begins: '2018-01-01' })).toEqual([]);
    expect(codes(grantFindings({ role: 'party-secretary' }))).toEqual(['grants.needs-part']);
    expect(codes(grantFindings({ role: 'office', party: '05' }))).toEqual(['grants.no-part']);
    expect(grantFindings({ role: 'organisation-secretary', party: '05' }).map(({ field }) => field)).toEqual([
      'party',
      'organisation',
    ]);
  });

  it('does not end before it begins', () => {
    const found = grantFindings({ role: 'office', begins: '2018-02-01', ends: '2018-01-31' });
    expect(codes(found)).toEqual(['grants.ends-before-begins']);
  });

  it('is given to another', () => {
    const actor = { id: 'a', name: '甲', roles: ['security-administrator'] };
    expect(isToAnother(actor, 'b')).toBeNull();
    expect(isToAnother(actor, 'a')?.word.code).toBe('grants.to-oneself');
  });

  const beside = (role: string, ...others: { role: string; begins?: string; ends?: string; party?: string }[]) =>
    fitsBeside(
      { role, begins: '2018-01-01' },
      others.map((other) => ({ name: '甲', begins: '2017-01-01', ...other })),
    )?.word.code ?? null;

  it('makes nobody two of the three administrators at a time', () => {
    expect(beside('audit-administrator', { role: 'system-administrator' })).toBe('grants.administrators');
    expect(beside('audit-administrator', { role: 'system-administrator', ends: '2017-12-31' })).toBeNull();
    expect(beside('audit-administrator', { role: 'member' })).toBeNull();
    expect(beside('office', { role: 'system-administrator' })).toBeNull();
  });

  it('is not given twice, and the same role for another part is another grant', () => {
    expect(beside('office', { role: 'office' })).toBe('grants.already-given');
    expect(beside('party-secretary', { role: 'party-secretary', party: '05' })).toBeNull();
  });
});

describe('what somebody may do by all their grants', () => {
  const held = (role: string, part: { party?: string; organisation?: string; body?: string } = {}) => ({
    ...{ role, party: null, organisation: null, body: null },
    ...part,
  });

  it('is nothing without one', () => {
    const nothing = { sees: [], parties: [], organisations: [], bodies: [], person: null };
    expect(standingOf([], 'p')).toEqual({ roles: [], reach: nothing });
    expect(standingOf([held('unknown')], 'p').reach).toEqual(nothing);
  });

  it('adds up, and is theirs alone where it is their own', () => {
    const both = standingOf([held('party-secretary', { party: '05' }), held('member')], 'p');
    expect(both).toEqual({
      roles: ['party-secretary', 'member'],
      reach: { sees: ['common'], parties: ['05'], organisations: [], bodies: [], person: 'p' },
    });
    expect(standingOf([held('finance')], 'p').reach.person).toBeNull();
    expect(standingOf([held('leader')], 'p').reach.person).toBe('p');
    expect(standingOf([held('handler', { body: 'b' }), held('leader')], 'p').reach.bodies).toEqual(['b']);
  });

  it('opens no business record to an administrator', () => {
    for (const kind of ['system', 'security', 'audit']) {
      const { reach } = standingOf([held(`${kind}-administrator`)], 'p');
      expect(reach.sees).not.toEqual(expect.arrayContaining([expect.stringMatching(/records|figures|common/)]));
      expect([...(reach.parties ?? []), ...(reach.organisations ?? []), reach.person]).toEqual([null]);
    }
  });
});
