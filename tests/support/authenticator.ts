import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** What somebody may get wrong, or do on purpose. */
export interface Twist {
  readonly origin?: string;
  readonly host?: string;
  /** Unlocked by nobody: held, but without finger, face or PIN. */
  readonly locked?: true;
  readonly counter?: number;
  readonly handle?: string;
  readonly spoilt?: true;
}

/** An authenticator in software, as a phone or a security key has it: it makes one passkey and signs challenges with it. */
export function authenticator(origin = 'http://localhost', host = 'localhost') {
  const id = randomBytes(16);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let handle = '';
  let counter = 0;
  const clientData = (type: string, challenge: string, twist: Twist) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: twist.origin ?? origin, crossOrigin: false }));
  const head = (twist: Twist, more: number) => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.counter ?? counter);
    const flags = 0x01 | (twist.locked ? 0 : 0x04) | more;
    return Buffer.concat([digest(Buffer.from(twist.host ?? host)), Buffer.from([flags]), count]);
  };
  const answered = (response: Record<string, string>) => ({
    ...{ id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' },
    ...{ clientExtensionResults: {}, response },
  });
  return {
    credential: id.toString('base64url'),
    register({ challenge, user }: Options, twist: Twist = {}) {
      handle = user?.id ?? '';
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const coordinates = [-2, Buffer.from(x, 'base64url'), -3, Buffer.from(y, 'base64url')] as const;
      const key = cbor(
        new Map<unknown, unknown>([[1, 2], [3, -7], [-1, 1], coordinates.slice(0, 2), coordinates.slice(2)] as never),
      );
      const length = Buffer.from([0, id.length]);
      const authData = Buffer.concat([head(twist, 0x40), Buffer.alloc(16), length, id, key]);
      const attestation = new Map<unknown, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]);
      return answered({
        clientDataJSON: clientData('webauthn.create', challenge, twist).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
      });
    },
    signIn({ challenge }: Options, twist: Twist = {}) {
      const data = clientData('webauthn.get', challenge, twist);
      const authData = head(twist, 0);
      const signature = sign('sha256', Buffer.concat([authData, digest(data)]), privateKey);
      if (twist.spoilt) signature.writeUInt8((signature.at(-1) ?? 0) ^ 1, signature.length - 1);
      return answered({
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: twist.handle ? Buffer.from(twist.handle).toString('base64url') : handle,
      });
    },
  };
}

function digest(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** The few kinds of CBOR (RFC 8949) that an authenticator speaks. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === 'string') return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)]);
    return Buffer.concat([cborHead(5, value.size), ...pairs]);
  }
  const bytes = value as Buffer;
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

function cborHead(kind: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(kind << 5) | count]);
  return count < 256
    ? Buffer.from([(kind << 5) | 24, count])
    : Buffer.from([(kind << 5) | 25, count >> 8, count & 0xff]);
}
