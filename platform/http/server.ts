import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/database.ts';
import { refuseDeepBodies } from './depth.ts';
import { describeEverywhere } from './description.ts';
import { isThisMachine, onlyFromHere, type Place } from './place.ts';
import { problemHandlers, refuseBadAddress } from './problems.ts';

const UPLOAD_BYTES = 50 * 1024 * 1024;

export interface HttpOptions {
  readonly database: Database;
  readonly version: string;
  readonly logLevel?: string;
  /** Of one address. */
  readonly requestsPerMinute?: number;
  /** This machine alone where absent. */
  readonly place?: Place;
}

/** A server with everything around the routes: problems, headers, limits, compression, health, metrics, the description of its API. */
export async function buildHttp({
  database,
  version,
  logLevel = 'warn',
  requestsPerMinute = 6_000,
  place = { host: '127.0.0.1' },
}: HttpOptions): Promise<FastifyInstance> {
  const { address, behindProxy, tls } = place;
  const app: FastifyInstance = fastify({
    ...(tls ? { https: tls } : {}),
    ...(behindProxy ? { trustProxy: behindProxy.split(',') } : {}),
    logger: { level: logLevel },
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: refuseBadAddress,
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, allErrors: true, allowUnionTypes: true } },
  });
  problemHandlers(app);
  // Schemas of answers describe them and shape nothing: most are texts that PostgreSQL built.
  app.setSerializerCompiler(() => JSON.stringify);
  const directives = {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  };
  await app.register(helmet, {
    contentSecurityPolicy: { directives },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: isThisMachine(place) ? false : { maxAge: 15_552_000 },
  });
  onlyFromHere(app, address);
  refuseDeepBodies(app);
  await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute' });
  await app.register(multipart, { limits: { fileSize: UPLOAD_BYTES, files: 1 } });
  await app.register(compress, { threshold: 2_048, encodings: ['gzip'] });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tongzhou 同舟', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    },
    transformObject: describeEverywhere,
  });
  observe(app, database);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get('/health/live', { schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/health/ready', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await database.read({ lo: 0, hi: 0 }, { text: 'select 1' }).then(
      () => true,
      () => false,
    );
    return reply.code(ready ? 200 : 503).send({ ok: ready });
  });
  return app;
}

/** Whoever watches over the machine is on it. */
const isFromHere = (ip: string) => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1';

/** Durations by route template, never by address: an address can name a person. */
function observe(app: FastifyInstance, database: Database): void {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const durations = new Histogram({
    name: 'http_request_seconds',
    help: 'Duration of requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers: [metrics],
  });
  const statements = new Counter({ name: 'database_statements_total', help: 'Statements sent', registers: [metrics] });
  database.onStatement = () => statements.inc();
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) =>
    isFromHere(request.ip) ? reply.type(metrics.contentType).send(await metrics.metrics()) : reply.callNotFound(),
  );
}
