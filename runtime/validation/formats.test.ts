import assert from 'node:assert/strict';
import * as formats from './formats.js';

type Fault = (text: string) => string | undefined;

function accepts(fault: Fault, ...texts: readonly string[]): void {
  for (const text of texts) assert.equal(fault(text), undefined, text);
}

function refuses(fault: Fault, ...texts: readonly string[]): void {
  for (const text of texts) assert.notEqual(fault(text), undefined, text);
}

describe('formats that API Gateway checks', () => {
  it('date-time: with an offset, in the calendar, any number of digits of a second up to twelve', () => {
    accepts(
      formats.dateTimeFault,
      '2024-02-29T23:59:59Z',
      '2024-05-01t10:00:00z',
      '2024-05-01T10:00:00.123456789012+02:00',
      '2024-05-01T10:00:00-0530',
    );
    refuses(
      formats.dateTimeFault,
      '2024-05-01',
      '2023-02-29T00:00:00Z',
      '2024-05-01T24:00:00Z',
      '2024-05-01T10:00:00',
      '2024-13-01T00:00:00Z',
      '2024-05-01T10:00:00.Z',
    );
  });

  it('email: an address with a domain, alone or behind a name', () => {
    accepts(formats.emailFault, 'a@b', 'ada.veen@example.com', '"quoted name"@example.com', 'Ada <ada@example.com>');
    refuses(
      formats.emailFault,
      'ada',
      '@example.com',
      'ada@',
      'a b@example.com',
      'ada@exa mple.com',
      'ada@.com',
      'a..b@example.com',
    );
  });

  it('hostname: labels of 63 characters at most, the last not a number', () => {
    accepts(formats.hostnameFault, 'localhost', 'api.example.com', 'xn--4gbwdl.xn--wgbh1c', 'example.com.');
    refuses(formats.hostnameFault, '', '-a.com', 'a-.com', `${'a'.repeat(64)}.com`, '1.2.3.4', 'a..b', 'a b');
  });

  it('ipv4 and ipv6', () => {
    accepts(formats.ipv4Fault, '127.0.0.1', '255.255.255.255');
    refuses(formats.ipv4Fault, '256.0.0.1', '1.2.3', '01.2.3.4', '1.2.3.4.5', '');
    accepts(formats.ipv6Fault, '::', '::1', '1:2:3:4:5:6:7:8', 'fe80::1', '::ffff:1.2.3.4');
    refuses(formats.ipv6Fault, '1::2::3', '1:2:3:4:5:6:7', '12345::', 'fe80::1%eth0', '1:2:3:4:5:6:7:8:9', '::1.2.3');
  });

  it('uri: relative references pass', () => {
    accepts(
      formats.uriFault,
      'https://example.com/a?b=c#d',
      '/pets/1',
      'urn:isbn:1',
      'http://[::1]:80/',
      '',
      'mailto:a@b',
    );
    refuses(formats.uriFault, 'http://exa mple', 'a:', ':a', 'http://a/<b>', 'http://a/%zz', 'http://a/[b]');
  });

  it('uuid, json-pointer, mac, base64, regex and digests', () => {
    accepts(formats.uuidFault, '123e4567-e89b-12d3-a456-426614174000', '1-1-1-1-1');
    refuses(formats.uuidFault, '123e4567e89b12d3a456426614174000', '123e4567-e89b-12d3-a456-42661417400g');
    accepts(formats.jsonPointerFault, '', '/a/b~0c~1', '/');
    refuses(formats.jsonPointerFault, 'a', '/~2');
    accepts(formats.macFault, '00:1B:44:11:3A:B7');
    refuses(formats.macFault, '00:1B:44:11:3A');
    assert.equal(formats.base64Fault('abc'), 'input has illegal length (must be a multiple of 4, found 3)');
    assert.equal(formats.base64Fault('ab*='), 'illegal character "*" at index 2 (not in Base64 alphabet)');
    accepts(formats.base64Fault, 'YWJj', 'YQ==', '');
    accepts(formats.regexFault, '^a+$');
    refuses(formats.regexFault, '(');
    assert.equal(formats.md5Fault('abc'), 'input string has incorrect length (3, expected 32)');
    assert.equal(formats.md5Fault('x'.repeat(32)), 'illegal character "x" in input at index 0');
    accepts(formats.sha1Fault, 'a'.repeat(40));
    accepts(formats.sha256Fault, 'A'.repeat(64));
    accepts(formats.sha512Fault, '0'.repeat(128));
  });
});
