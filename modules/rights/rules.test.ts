import { describe, expect, test } from 'vitest';
import { definitions } from '../definitions.ts';
import { correctable, dataCategory } from './codes.ts';
import { consentFindings, type KeptPurpose, purposeFindings, type Standing, verdictOn } from './rules.ts';

test('a time of keeping has a beginning and a length, and consent is no duty', () => {
  const codes = (values: Parameters<typeof purposeFindings>[0]) => purposeFindings(values).map(({ word }) => word.code);
  expect(codes({ basis: 'statutory-duty', event: 'left', months: 24, statutory: true })).toEqual([]);
  expect(codes({ event: 'left' })).toEqual(['rights.months-needed']);
  expect(codes({ months: 0 })).toEqual(['rights.event-needed']);
  expect(codes({ basis: 'consent', statutory: true })).toEqual(['rights.consent-is-no-duty']);
  expect(consentFindings({ givenOn: '2018-07-20' }, '2018-07-19')).toHaveLength(1);
});

describe('what stays', () => {
  const purpose = (more: Partial<KeptPurpose>): KeptPurpose => ({
    ...{ id: '1', name: '名册', description: '', covers: 'contact', basis: 'statutory-duty', source: null },
    ...{ event: null, months: null, statutory: null },
    ...more,
  });
  const standing = (more: Partial<Standing> = {}): Standing => ({
    ...{ inForce: false, events: { left: '2016-03-31' }, agreed: new Set<string>() },
    ...more,
  });
  const stays = (kept: KeptPurpose, whose: Standing, today = '2018-07-19', byPerson = false) => {
    const { stays: does, isOver } = verdictOn('contact', [kept], whose, { today, byPerson });
    return does ? 'stays' : isOver ? 'over' : 'goes';
  };

  test('as long as the time after the event is not over', () => {
    const kept = purpose({ event: 'left', months: 24 });
    expect(stays(kept, standing(), '2018-03-31')).toBe('stays');
    expect(stays(kept, standing(), '2018-04-01')).toBe('over');
    expect(stays(kept, standing({ events: { left: 'not yet' } }))).toBe('stays');
    expect(stays(kept, standing({ events: { left: 'never' } }))).toBe('goes');
  });

  test('against the person’s wish only where the law says how long, or the purpose lasts', () => {
    const own = purpose({ event: 'left', months: 60 });
    expect(stays(own, standing(), '2018-07-19', true)).toBe('over');
    expect(stays({ ...own, statutory: true }, standing(), '2018-07-19', true)).toBe('stays');
    expect(stays(own, standing({ events: { left: 'not yet' } }), '2018-07-19', true)).toBe('stays');
  });

  test('by consent until it is withdrawn or erasure is asked for', () => {
    const kept = purpose({ basis: 'consent' });
    const agreed = standing({ agreed: new Set(['1']) });
    expect(stays(kept, agreed)).toBe('stays');
    expect(stays(kept, agreed, '2018-07-19', true)).toBe('over');
    expect(stays(kept, standing())).toBe('over');
  });

  test('who is on the roll or in office stays who they are, whatever the purposes say', () => {
    const asked = { today: '2018-07-19', byPerson: true };
    expect(verdictOn('identity', [], standing({ inForce: true }), asked)).toMatchObject({ stays: true, by: [] });
    expect(verdictOn('identity', [], standing(), asked).stays).toBe(false);
  });
});

test('what can be corrected, and what is kept by category, is called as in the records', () => {
  const named = new Map(definitions.map((definition) => [definition.name, definition]));
  for (const { code, zh, en } of correctable.entries) {
    const [record = '', field = ''] = code.split('.');
    expect([code, named.get(record)?.fields[field]?.label]).toEqual([code, { zh, en }]);
  }
  for (const { person = [], records = {} } of dataCategory.entries) {
    for (const [record, fields] of [['person', person] as const, ...Object.entries(records)]) {
      expect(Object.keys(named.get(record)?.fields ?? {})).toEqual(expect.arrayContaining([...fields]));
    }
  }
});
