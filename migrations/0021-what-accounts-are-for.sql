-- What a token is for (platform/access/tokens.ts): of the owner's roles these, of the kinds of record these; null is all.

alter table api_token add column roles text[], add column records text[];
