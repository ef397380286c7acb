import { z } from 'zod';
import { logLevels } from '../log/log.ts';

/** What a person must know about a setting: for the messages at start and for the documentation. */
interface Facts {
  readonly meaning: string;
  readonly expects: string;
  readonly example: string;
  /** What holds when it is absent and the schema has no default. */
  readonly whenAbsent?: string;
  /** Its value is never shown. */
  readonly isSecret?: true;
}

const factsOfFields = z.registry<Facts>();

function field<Field extends z.core.$ZodType>(schema: Field, facts: Facts): Field {
  factsOfFields.add(schema, facts);
  return schema;
}

const portNumber = z.coerce.number<unknown>().int().min(1).max(65_535);
const expectsPort = 'a whole number from 1 to 65535';
const isTrue = z.union([
  z.boolean(),
  z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }),
]);
const expectsBoolean = '`true` or `false`';
const secretMinimumBytes = 32;

/** All settings of Heed. What is absent has a default, is computed, or leaves a feature off. */
export const configSchema = z.object({
  databaseUrl: field(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    meaning: 'A PostgreSQL (15 or newer) of your own, entered as the owner of its database.',
    expects: 'an address that starts with `postgres://`',
    example: 'postgres://heed:password@db.example.com:5432/heed',
    whenAbsent: 'the PostgreSQL that comes with Heed, in the data folder',
    isSecret: true,
  }),
  dataFolder: field(z.string().min(1).optional(), {
    meaning:
      'The folder for all that Heed keeps outside of the database: files, the secret, and the ' +
      'PostgreSQL that comes with it.',
    expects: 'the path of a folder',
    example: '/var/lib/heed/centre',
    whenAbsent: '`.data` in the checkout; below `/var/lib/heed` for root in a private home',
  }),
  host: field(z.string().min(1).default('127.0.0.1'), {
    meaning: 'The address of this machine on which Heed listens.',
    expects: 'a host name or an IP address',
    example: '0.0.0.0',
  }),
  port: field(portNumber.default(7300), {
    meaning: 'The port on which Heed listens for browsers and programs.',
    expects: expectsPort,
    example: '7300',
  }),
  publicUrl: field(
    z
      .url({ protocol: /^https?$/ })
      .refine(isOrigin)
      .optional(),
    {
      meaning: 'The address under which people reach Heed; it stands in the mails that Heed sends.',
      expects: 'an address with `https://` or `http://`, a host, perhaps a port, and no path',
      example: 'https://heed.example.com',
      whenAbsent: '`http://localhost:PORT`',
    },
  ),
  secret: field(z.string().refine(isLongEnough).optional(), {
    meaning:
      'The key that seals what is stored encrypted or handed out signed. All nodes of a centre ' +
      'share it; who loses it loses the sealed values.',
    expects: `at least ${secretMinimumBytes} bytes of chance`,
    example: 'what `openssl rand -base64 48` prints',
    whenAbsent: 'made once and kept in the data folder',
    isSecret: true,
  }),
  smtpDoorPort: field(portNumber.optional(), {
    meaning: 'The port on which Heed itself receives mail, forwarded by your mail server.',
    expects: expectsPort,
    example: '2525',
    whenAbsent: 'off',
  }),
  smtpDoorHost: field(z.string().min(1).default('127.0.0.1'), {
    meaning: 'The address of this machine on which Heed receives mail.',
    expects: 'a host name or an IP address',
    example: '0.0.0.0',
  }),
  smtpDoorProtocol: field(z.enum(['smtp', 'lmtp']).default('smtp'), {
    meaning:
      'How your mail server hands mail over to Heed: by SMTP, as it forwards to another server, ' +
      'or by LMTP, as it delivers into mailboxes (`lmtp:inet:[127.0.0.1]:2525` in Postfix).',
    expects: '`smtp` or `lmtp`',
    example: 'lmtp',
  }),
  systemMailUrl: field(z.url({ protocol: /^smtps?$/ }).optional(), {
    meaning: 'The mail server that takes the mails of Heed itself, such as invitations.',
    expects: 'an address that starts with `smtp://` or `smtps://`',
    example: 'smtps://heed:password@mail.example.com',
    whenAbsent: 'off',
    isSecret: true,
  }),
  logLevel: field(z.enum(logLevels).default('info'), {
    meaning: 'The least that is logged.',
    expects: logLevels.map((level) => `\`${level}\``).join(', '),
    example: 'debug',
  }),
  trustProxy: field(z.coerce.number<unknown>().int().min(0).max(10).default(0), {
    meaning:
      'How many reverse proxies of yours stand before Heed. Their word is taken for the address ' +
      'and the protocol of a request.',
    expects: 'a whole number from 0 to 10',
    example: '1',
  }),
  uploadLimitBytes: field(z.coerce.number<unknown>().int().min(1).default(26_214_400), {
    meaning: 'The largest file that may be uploaded or received, in bytes.',
    expects: 'a whole number of bytes',
    example: '52428800',
  }),
  appRole: field(
    z
      .string()
      .regex(/^[a-z_][a-z0-9_]{0,62}$/)
      .default('heed_app'),
    {
      meaning:
        'The PostgreSQL role as which Heed works: it owns nothing; row-level security binds it.',
      expects: 'a name of small letters, digits and `_`',
      example: 'heed_app',
    },
  ),
  webhookAllowPrivate: field(isTrue.default(false), {
    meaning: 'Whether webhooks may go to addresses inside your own network.',
    expects: expectsBoolean,
    example: 'true',
  }),
  checkLinks: field(isTrue.default(false), {
    meaning:
      'Whether Heed asks once a day, without any data, whether the sites still answer that its ' +
      'articles name.',
    expects: expectsBoolean,
    example: 'true',
  }),
  embeddings: field(z.string().refine(isEmbeddings).default('none'), {
    meaning:
      'Who tells by meaning, too, which articles answer a search: nobody, a model in a folder of ' +
      'this machine, or a service outside, which is sent the articles and what is searched.',
    expects: '`none`, `onnx:` and a folder, or `openai:`, an address and `#` with the model',
    example: 'openai:https://api.example.com/v1#text-embedding-3-small',
  }),
  embeddingsKey: field(z.string().min(1).optional(), {
    meaning: 'The key of the service that `HEED_EMBEDDINGS` names.',
    expects: 'the key as the service gave it',
    example: 'sk-0123456789',
    whenAbsent: 'none is sent',
    isSecret: true,
  }),
});

export type FieldName = keyof typeof configSchema.shape;

/** The names of all settings, in the order of the documentation. */
export const fieldNames = configSchema.keyof().options;

/** What a person must know about the setting. */
export function factsOf(name: FieldName): Facts {
  const facts = factsOfFields.get(configSchema.shape[name]);
  if (!facts) throw new Error(`The setting ${name} is not described.`);
  return facts;
}

/** The environment variable of a setting: `uploadLimitBytes` is HEED_UPLOAD_LIMIT_BYTES. */
export function variableOf(name: FieldName): string {
  if (name === 'databaseUrl') return 'DATABASE_URL';
  return `HEED_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** Whether a secret cannot be guessed. */
export function isLongEnough(secret: string): boolean {
  return Buffer.byteLength(secret) >= secretMinimumBytes;
}

function isEmbeddings(setting: string): boolean {
  const [, kind, rest = ''] = /^(onnx|openai):(.+)$/.exec(setting) ?? [];
  if (kind === 'onnx') return rest.startsWith('/');
  if (kind !== 'openai') return setting === 'none';
  const url = URL.canParse(rest) ? new URL(rest) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hash.length > 1;
}

function isOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname === '/' && !/[?#@]/.test(url);
}
