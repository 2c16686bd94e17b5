import { BlockList, isIP } from 'node:net';
import { PolicyError } from './policy-error.js';

/**
 * Whether an address lies in a range, `203.0.113.0/24`, `2001:db8::/32`, or is that address. An IPv6 address that wraps
 * one of IPv4 counts as the latter.
 *
 * @throws PolicyError when the range is none
 */
export function ipRange(range: string): (address: string) => boolean {
  const [, network = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const version = isIP(network);
  const width = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? width : Number(bits);
  if (version === 0 || prefix > width) throw new PolicyError(`${JSON.stringify(range)} is no range of addresses.`);
  const list = new BlockList();
  list.addSubnet(network, prefix, version === 6 ? 'ipv6' : 'ipv4');
  return (address) => {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
    const found = isIP(mapped);
    return found !== 0 && list.check(mapped, found === 6 ? 'ipv6' : 'ipv4');
  };
}
