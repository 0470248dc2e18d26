import { describe, expect, it } from 'vitest';
import type { DomainError } from '../errors/errors.ts';
import { isThisMachine, type Place, requireSafe } from './place.ts';

const name = 'https://tongzhou.example.gov.cn';
const tls = { cert: Buffer.from(''), key: Buffer.from('') };

function refusal(place: Place): string {
  try {
    requireSafe(place);
    return 'taken';
  } catch (error) {
    return (error as DomainError).code;
  }
}

describe('where the server may be reached', () => {
  it.each(['127.0.0.1', '::1', 'localhost'])('is this machine, on %s', (host) => {
    expect([refusal({ host }), isThisMachine({ host })]).toEqual(['taken', true]);
  });

  it.each<[Place, string]>([
    [{ host: '0.0.0.0' }, 'http.not-safe'],
    [{ host: '192.168.1.5', address: name }, 'http.not-safe'],
    [{ host: '0.0.0.0', tls }, 'http.not-safe'],
    [{ host: '127.0.0.1', address: name }, 'http.not-safe'],
    [{ host: '0.0.0.0', address: name, tls }, 'taken'],
    [{ host: '127.0.0.1', address: name, behindProxy: '127.0.0.1' }, 'taken'],
    [{ host: '127.0.0.1', address: name, behindProxy: '10.0.0.1,::1' }, 'taken'],
    [{ host: '127.0.0.1', address: name, behindProxy: 'proxy.example' }, 'http.bad-proxy'],
    [{ host: '127.0.0.1', address: 'http://tongzhou.example', behindProxy: '::1' }, 'http.bad-origin'],
    [{ host: '127.0.0.1', address: `${name}/path`, tls }, 'http.bad-origin'],
    [{ host: '127.0.0.1', address: 'tongzhou', tls }, 'http.bad-origin'],
  ])('%j: %s', (place, code) => {
    expect(refusal(place)).toBe(code);
    expect(isThisMachine(place)).toBe(false);
  });
});
