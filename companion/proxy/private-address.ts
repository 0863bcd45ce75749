import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An upstream's name leads to an address that the file does not name itself. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

/** Whether a host, as it stands in a URL, names this machine or a private network itself. */
export function isNamedPrivate(hostname: string): boolean {
  const plain = hostname.replace(/^\[|\]$/g, '');
  if (isIP(plain)) return !isPublic(plain);
  return plain === 'localhost' || plain.endsWith('.localhost');
}

/** Whether it is an address of the internet; one that wraps another in it is not. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/**
 * Resolves a name for one connection, which then goes to exactly the address that was looked at: a
 * second answer of the name's server cannot lead elsewhere. Where any of its addresses is private,
 * none is used.
 */
export function publicLookup(look: typeof resolve = resolve): LookupFunction {
  return (hostname, options, callback) => {
    look(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const inside = found.find(({ address }) => !isPublic(address));
      const [first] = found;
      if (inside || !first) {
        const message = `${hostname} leads to ${inside?.address ?? 'nowhere'}, which is no address of the internet`;
        return callback(new PrivateAddress(message), '', 0);
      }
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
