import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';

/** Whether addresses inside the owner's own network may be called. */
export interface Reach {
  readonly allowPrivate: boolean;
}

/** The mail door of a foreign server is no receiver of events. */
const refusedPort = 25;

/** Never a receiver: this network, link-local (where clouds tell a machine its keys), multicast,
 *  reserved, and what only documents or translates.
 *  Source: IANA special-purpose address registries; RFC 6890. */
const neverAllowed = blockList([
  '0.0.0.0/8',
  '100.100.100.200/32',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fe80::/10',
  'fd00:ec2::254/128',
]);

const privateAddresses = blockList([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '::1/128',
  'fc00::/7',
]);

/** All other IPv6 addresses are local, mapped, translated or not given out. */
const globalUnicast = blockList(['2000::/3']);

/** Whether Heed may connect to this IP address. */
export function isAllowedAddress(address: string, { allowPrivate }: Reach): boolean {
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (isIP(address) === 0 || address.includes('%') || neverAllowed.check(address, family))
    return false;
  if (family === 'ipv6' && isMapped(address)) return false;
  if (privateAddresses.check(address, family)) return allowPrivate;
  return family === 'ipv4' || globalUnicast.check(address, family);
}

/** Whether a webhook may have this address, as far as it shows before its name is looked up. */
export function isAllowedUrl(text: string, reach: Reach): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, username, password, hostname } = new URL(text);
  if (!['http:', 'https:'].includes(protocol) || username || password) return false;
  if (port === '0' || port === String(refusedPort)) return false;
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) === 0 || isAllowedAddress(literal, reach);
}

/** A look-up for a connection: gives only addresses that may be called. The connection takes what
 *  was checked, so a name that points elsewhere a moment later gains nothing. One forbidden address
 *  spoils the name. */
export function guardedLookup(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const isRefused = addresses.some(({ address }) => !isAllowedAddress(address, reach));
      const [first] = addresses;
      if (isRefused || !first) return callback(new Error(notAllowed), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

export const notAllowed = 'The address leads to a place that webhooks may not reach.';

/** The lists treat `::ffff:10.0.0.1` as the IPv4 address in it. */
function isMapped(address: string): boolean {
  return new URL(`http://[${address}]`).hostname.startsWith('[::ffff:');
}

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
}
