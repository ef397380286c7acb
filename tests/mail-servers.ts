import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Debian's mail servers, each in a folder of its own below the temporary one, on ports of the
 *  loopback that nobody uses, ended by the process that was started. */

export const hasDovecot = existsSync('/usr/sbin/dovecot') && existsSync('/usr/bin/openssl');
/** Postfix only runs under root. */
export const hasPostfix = existsSync('/usr/sbin/postfix') && process.getuid?.() === 0;

const startTimeoutMs = 20_000;
const pollMs = 50;
const maximumLogCharacters = 2_000;

export interface Dovecot {
  readonly ports: { readonly imap: number; readonly imaps: number };
  /** Every name may log in with this password and has a mailbox of its own. */
  readonly password: string;
  /** What the server signed for itself, for 127.0.0.1. */
  readonly certificate: string;
  readonly deliver: (user: string, raw: Uint8Array) => Promise<void>;
  /** Ends the server at once, as a power failure would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Whether the server can read the mails of a user from its disk. */
  readonly setReadable: (user: string, isReadable: boolean) => Promise<void>;
  /** Makes the server number the mails of a user anew. The server must not run. */
  readonly forgetUids: (user: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts an IMAP server with maildir folders. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-dovecot-'));
  await chmod(folder, 0o755);
  const account = unprivilegedAccount();
  const ports = { imap: await freePort(), imaps: await freePort() };
  execFileSync('openssl', certificateArguments(folder), { stdio: 'ignore' });
  for (const name of ['run', 'state', 'mail', 'home']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'dovecot.conf'), dovecotSettings(folder, account, ports));
  execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
  let server: ChildProcess | null = null;

  /** After a kill the old processes may still hold the ports: the new one ends, another tries. */
  async function start(): Promise<void> {
    const command = ['-F', '-c', join(folder, 'dovecot.conf')];
    const { uid, gid } = account;
    const deadline = Date.now() + startTimeoutMs;
    while (Date.now() < deadline) {
      server = spawn('/usr/sbin/dovecot', command, { uid, gid, stdio: 'ignore', detached: true });
      if (await isGreeting(ports.imap, server, deadline)) return;
    }
    throw new Error(`Dovecot does not start:\n${logTail(folder)}`);
  }

  const maildir = (user: string) => join(folder, 'mail', user);
  let delivered = 0;

  async function deliver(user: string, raw: Uint8Array): Promise<void> {
    delivered += 1;
    const name = `${Date.now()}.${process.pid}_${delivered}.heed`;
    for (const part of ['', 'tmp', 'new', 'cur']) {
      await mkdir(join(maildir(user), part), { recursive: true });
      await chown(join(maildir(user), part), account.uid, account.gid);
    }
    const draft = join(maildir(user), 'tmp', name);
    await writeFile(draft, raw);
    await chown(draft, account.uid, account.gid);
    await rename(draft, join(maildir(user), 'new', name));
  }

  await start();
  return {
    ports,
    password: 'secret',
    certificate: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
    deliver,
    kill: async () => {
      await end(server, 'SIGKILL');
      await removeLocks(join(folder, 'mail'));
    },
    start,
    setReadable: async (user, isReadable) => {
      for (const part of ['new', 'cur']) {
        const files = await readdir(join(maildir(user), part));
        const mode = isReadable ? 0o600 : 0;
        await Promise.all(files.map((name) => chmod(join(maildir(user), part, name), mode)));
      }
    },
    forgetUids: async (user) => {
      const files = await readdir(maildir(user));
      const lists = files.filter((name) => /^dovecot(-uidlist|\.index)/.test(name));
      await Promise.all(lists.map((name) => rm(join(maildir(user), name), { recursive: true })));
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      await rm(folder, { recursive: true });
    },
  };
}

/** The next server would honour the locks of a killed one for a minute or two. */
async function removeLocks(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const locks = files.filter((name) => name.endsWith('.lock'));
  await Promise.all(locks.map((name) => rm(join(folder, name), { force: true })));
}

interface Account {
  readonly name: string;
  readonly group: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whoever runs the tests, or nobody when that is root. */
function unprivilegedAccount(): Account {
  const who = process.getuid?.() === 0 ? 'nobody' : String(process.getuid?.());
  const ask = (...options: string[]) => execFileSync('id', [...options, who], { encoding: 'utf8' });
  return {
    name: ask('-un').trim(),
    group: ask('-gn').trim(),
    uid: Number(ask('-u')),
    gid: Number(ask('-g')),
  };
}

function certificateArguments(folder: string): string[] {
  return [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')],
  ];
}

function dovecotSettings(
  folder: string,
  { name, group, uid, gid }: Account,
  ports: { imap: number; imaps: number },
): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/certificate.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = ${uid}
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`;
}

export interface Postfix {
  readonly ports: { readonly smtp: number };
  /** Tries the mails that wait in its queue again, now. */
  readonly flush: () => void;
  /** What waits in its queue, as its own program prints it. */
  readonly queue: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a relay that takes mail from the loopback and looks up no names. routes: by domain, the
 *  next hop such as `lmtp:inet:[127.0.0.1]:2400`; a mail to another domain is bounced. */
export async function startPostfix(routes: Readonly<Record<string, string>>): Promise<Postfix> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-postfix-'));
  await chmod(folder, 0o755);
  const ports = { smtp: await freePort() };
  for (const name of ['conf', 'queue', 'data']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'conf', 'main.cf'), postfixSettings(folder, routes));
  await writeFile(join(folder, 'conf', 'master.cf'), postfixServices(ports.smtp));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  const config = ['-c', join(folder, 'conf')];
  const server = spawn('/usr/sbin/postfix', [...config, 'start-fg'], { stdio: 'ignore' });
  const isStarted = await isGreeting(ports.smtp, server, Date.now() + startTimeoutMs);
  if (!isStarted) throw new Error(`Postfix does not start:\n${logTail(folder)}`);
  const printed = (program: string, ...options: string[]) =>
    execFileSync(program, [...config, ...options], { encoding: 'utf8' });
  return {
    ports,
    flush: () => {
      printed('/usr/sbin/postqueue', '-f');
    },
    queue: () => printed('/usr/sbin/postqueue', '-p'),
    stop: async () => {
      const ended = once(server, 'exit');
      process.kill(Number(readFileSync(join(folder, 'queue', 'pid', 'master.pid'), 'utf8')));
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function postfixSettings(folder: string, routes: Readonly<Record<string, string>>): string {
  const transports = Object.entries(routes).map(([domain, hop]) => `{ ${domain} = ${hop} }`);
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/log
maillog_file_prefixes = ${tmpdir()}
myhostname = relay.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_host_lookup = native
smtp_dns_support_level = disabled
default_transport = error:5.1.2 No such domain
transport_maps = inline:{ ${transports.join(', ')} }
alias_maps =
local_recipient_maps =
minimal_backoff_time = 1s
queue_run_delay = 1s
`;
}

function postfixServices(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
`;
}

/** A port of the loopback that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No free port');
  return address.port;
}

/** Waits until a server greets on its port, which one that has ended never does. */
async function isGreeting(port: number, server: ChildProcess, deadline: number): Promise<boolean> {
  while (Date.now() < deadline && server.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const isGreeted = await once(socket, 'data').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isGreeted) return true;
    await pause(pollMs);
  }
  return false;
}

/** The end of what a server said to its log. */
function logTail(folder: string): string {
  const log = join(folder, 'log');
  return existsSync(log) ? readFileSync(log, 'utf8').slice(-maximumLogCharacters) : '(no log)';
}

/** Ends a server, and then whatever it leaves of its group. */
async function end(server: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!server?.pid || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  process.kill(-server.pid, signal);
  await ended;
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}
