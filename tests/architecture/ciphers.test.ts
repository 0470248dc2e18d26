import { ciphersAreKnown } from './ciphers.ts';
import { rule } from './rule.ts';

rule('a rotation of the keys reaches everything that is encrypted', ciphersAreKnown, {
  broken: {
    'a text': { 'modules/accounts/totp.ts': 'const kept = keyring.encrypt(secret, context);' },
    'a file': { 'platform/photographs/store.ts': 'batch.keyring.encryptFile(bytes, context)' },
    'a key': { 'modules/people/rights.ts': 'keyring.wrapKey(key, subject)' },
  },
  sound: {
    'platform/record/write.ts': 'keyring.encrypt(text, secretContext(definition, name, jurisdiction, id))',
    'platform/record/kept.ts': 'keyring.decrypt(value, context)',
    'modules/accounts/totp.test.ts': 'testKeys.encrypt(secret, context)',
  },
});
