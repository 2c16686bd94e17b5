import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../compiler/model/index.js';
import type { Decision, Principal } from './authorization-request.js';
import { evaluatePolicies } from './evaluate-policy.js';
import { matchesWildcards } from './matches-wildcards.js';
import { PolicyError } from './policy-error.js';
import { readPolicy } from './read-policy.js';

const api = 'arn:aws:execute-api:us-east-1:123456789012:abc123';
const pets = `${api}/dev/GET/pets`;
const alice: Principal = { arn: 'arn:aws:iam::123456789012:user/alice', account: '123456789012', isForeign: false };

interface Asked {
  readonly resource?: string;
  readonly action?: string;
  readonly principal?: Principal;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

function decide(statement: JsonValue, asked: Asked = {}, kind: 'identity' | 'resource' = 'identity'): Decision {
  const policy = readPolicy({ Version: '2012-10-17', Statement: statement }, { kind });
  return evaluatePolicies([policy], {
    action: asked.action ?? 'execute-api:Invoke',
    resources: [asked.resource ?? pets],
    principal: asked.principal,
    context: new Map(
      Object.entries(asked.context ?? {}).map(([key, value]) => [
        key.toLowerCase(),
        typeof value === 'string' ? [value] : value,
      ]),
    ),
  });
}

const allow = (more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: 'execute-api:Invoke',
  Resource: '*',
  ...more,
});

describe('evaluation of policies', () => {
  it('lets * stand for anything, slashes and nothing included, and ? for one character', () => {
    const fitting = [
      '*',
      `${api}/*`,
      'arn:aws:execute-api:*',
      `${api}/*/GET/pets*`,
      `${api}/dev/GET/p?ts`,
      `${api}/**`,
    ];
    for (const Resource of fitting) assert.equal(decide(allow({ Resource })), 'allow', Resource);
    const others = [`${api}/dev/GET/pets?`, `${api}/dev/GET/p?s`, `${api}/dev/POST/*`, `${api}/dev/GET/PETS`, '', api];
    for (const Resource of others) assert.equal(decide(allow({ Resource })), 'none', Resource);
    assert.equal(
      decide(allow({ Resource: `${api}/dev/GET/a/*/z` }), { resource: `${api}/dev/GET/a/b:c/d/z` }),
      'allow',
    );
  });

  it('agrees with regular expressions about wildcards', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', '.'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (pattern, candidate) => {
        const source = pattern.replace(/[.*?/]/g, (c) => (c === '*' ? '[^]*' : c === '?' ? '[^]' : `\\${c}`));
        assert.equal(matchesWildcards(pattern, candidate), new RegExp(`^${source}$`).test(candidate));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no long time for a pattern that is all stars', () => {
    const started = process.cpuUsage().user;
    assert.equal(matchesWildcards(`${'*a'.repeat(250)}b`, 'a'.repeat(1600)), false);
    assert.ok(process.cpuUsage().user - started < 10_000_000);
  });

  it('compares actions without regard to case, with wildcards', () => {
    for (const Action of ['execute-api:invoke', 'Execute-API:*', '*', 'execute-api:**', ['s3:Get', 'execute-api:I*']]) {
      assert.equal(decide(allow({ Action })), 'allow');
    }
    assert.equal(decide(allow({ Action: 'execute-api:InvalidateCache' })), 'none');
    assert.equal(decide({ Effect: 'Allow', NotAction: 'execute-api:Invoke', Resource: '*' }), 'none');
    assert.equal(decide({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }), 'allow');
  });

  it('reads every statement, and lets a Deny win wherever it stands', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: `${api}/*/GET/pets` };
    assert.equal(decide([allow(), deny]), 'deny');
    assert.equal(decide([deny, allow()]), 'deny');
    assert.equal(decide([{ ...allow(), Resource: 'x' }, allow()]), 'allow');
    assert.equal(decide([allow(), deny], { resource: `${api}/dev/GET/dogs` }), 'allow');
    assert.equal(decide({ Effect: 'Deny', Action: '*', NotResource: `${api}/*/GET/pets` }), 'none');
    assert.equal(decide([allow(), { Effect: 'Deny', Action: '*', NotResource: `${api}/dev/GET/dogs` }]), 'deny');
  });

  it('agrees with the truth table, whatever the statements and their order', () => {
    const statement = fc.record({
      effect: fc.constantFrom('Allow', 'Deny'),
      action: fc.constantFrom('execute-api:Invoke', 'execute-api:*', 's3:*'),
      negatesAction: fc.boolean(),
      resource: fc.constantFrom('*', pets, `${api}/*`, `${api}/prod/*`),
      negatesResource: fc.boolean(),
      address: fc.constantFrom(undefined, '203.0.113.0/24', '198.51.100.0/24'),
    });
    // Which of the few values fit the one request is written down, not computed.
    const fits = new Set(['execute-api:Invoke', 'execute-api:*', '*', pets, `${api}/*`, '203.0.113.0/24']);
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5, minLength: 1 }), (statements) => {
        const document = statements.map((each) => ({
          Effect: each.effect,
          [each.negatesAction ? 'NotAction' : 'Action']: each.action,
          [each.negatesResource ? 'NotResource' : 'Resource']: each.resource,
          ...(each.address === undefined ? {} : { Condition: { IpAddress: { 'aws:SourceIp': each.address } } }),
        }));
        const applying = statements.filter(
          (each) =>
            fits.has(each.action) !== each.negatesAction &&
            fits.has(each.resource) !== each.negatesResource &&
            (each.address === undefined || fits.has(each.address)),
        );
        const expected = applying.some(({ effect }) => effect === 'Deny')
          ? 'deny'
          : applying.length > 0
            ? 'allow'
            : 'none';
        assert.equal(decide(document, { context: { 'aws:SourceIp': '203.0.113.9' } }), expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds a Deny and what an Allow leaves out against every spelling of a resource, and an Allow for the first alone', () => {
    const spelled = (statement: JsonValue): Decision =>
      evaluatePolicies([readPolicy({ Statement: statement }, { kind: 'identity' })], {
        action: 'execute-api:Invoke',
        resources: [`${api}/dev/GET/%73ecret`, `${api}/dev/GET/secret`],
        principal: undefined,
        context: new Map(),
      });
    const named = { Action: '*', Resource: `${api}/dev/GET/secret` };
    assert.equal(spelled([allow(), { Effect: 'Deny', ...named }]), 'deny');
    assert.equal(spelled({ Effect: 'Allow', ...named }), 'none');
    const allBut = (path: string) => spelled({ Effect: 'Allow', Action: '*', NotResource: `${api}/dev/GET/${path}` });
    assert.deepEqual([allBut('secret'), allBut('%73ecret'), allBut('other')], ['none', 'none', 'allow']);
  });
});

describe('conditions of policies', () => {
  const context = {
    'aws:SourceIp': '203.0.113.9',
    'aws:CurrentTime': '2026-11-22T12:00:00Z',
    'aws:EpochTime': '1795348800',
    'aws:UserAgent': 'Test/1.0 *',
    'aws:SecureTransport': 'true',
    'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/clerk',
    'aws:username': 'alice',
    'aws:Many': ['one', 'two'],
  };
  const holds = (Condition: JsonObject): boolean => decide(allow({ Condition }), { context }) === 'allow';

  const rows: readonly (readonly [operator: string, key: string, value: JsonValue, expected: boolean])[] = [
    ['StringEquals', 'aws:username', 'alice', true],
    ['StringEquals', 'AWS:USERNAME', ['bob', 'alice'], true],
    ['StringEquals', 'aws:username', 'Alice', false],
    ['StringEquals', 'aws:username', 'al*', false],
    ['StringNotEquals', 'aws:username', ['bob', 'alice'], false],
    ['StringNotEquals', 'aws:username', ['bob', 'carol'], true],
    ['StringEqualsIgnoreCase', 'aws:username', 'ALICE', true],
    ['StringNotEqualsIgnoreCase', 'aws:username', 'ALICE', false],
    ['StringLike', 'aws:username', 'a?i*', true],
    ['StringNotLike', 'aws:username', 'b*', true],
    ['StringLike', 'aws:UserAgent', 'Test/*', true],
    ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', true],
    ['IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '203.0.113.9'], true],
    ['IpAddress', 'aws:SourceIp', '2001:db8::/32', false],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', false],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/29', true],
    ['DateLessThan', 'aws:CurrentTime', '2026-11-22T12:00:01Z', true],
    ['DateLessThan', 'aws:CurrentTime', '2026-11-22T12:00:00Z', false],
    ['DateLessThanEquals', 'aws:CurrentTime', '2026-11-22T13:00:00+01:00', true],
    ['DateGreaterThan', 'aws:CurrentTime', '2026-11-22', true],
    ['DateGreaterThanEquals', 'aws:EpochTime', '1795348800', true],
    ['DateEquals', 'aws:CurrentTime', '1795348800', true],
    ['DateNotEquals', 'aws:CurrentTime', '1795348800', false],
    ['NumericEquals', 'aws:EpochTime', 1795348800, true],
    ['NumericLessThan', 'aws:EpochTime', '1795348801', true],
    ['NumericGreaterThanEquals', 'aws:EpochTime', 1795348801, false],
    ['NumericEquals', 'aws:username', 1, false],
    ['Bool', 'aws:SecureTransport', true, true],
    ['Bool', 'aws:SecureTransport', 'false', false],
    ['Null', 'aws:Absent', true, true],
    ['Null', 'aws:Absent', 'True', true],
    ['Null', 'aws:Absent', 'false', false],
    ['Null', 'aws:username', 'true', false],
    ['Null', 'aws:username', false, true],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::123456789012:role/*', true],
    ['ArnEquals', 'aws:PrincipalArn', 'arn:*:iam::*:role/clerk', true],
    ['ArnLike', 'aws:PrincipalArn', 'arn:*', false],
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:user/*', true],
    // A key that is missing fits no operator but the negated ones.
    ['StringEquals', 'aws:Absent', 'x', false],
    ['StringNotEquals', 'aws:Absent', 'x', true],
    ['NotIpAddress', 'aws:Absent', '10.0.0.0/8', true],
    ['StringEqualsIfExists', 'aws:Absent', 'x', true],
    ['StringEqualsIfExists', 'aws:username', 'x', false],
    ['ForAllValues:StringEquals', 'aws:Many', ['one', 'two', 'three'], true],
    ['ForAllValues:StringEquals', 'aws:Many', ['one'], false],
    ['ForAllValues:StringEquals', 'aws:Absent', ['one'], true],
    ['ForAnyValue:StringEquals', 'aws:Many', ['two'], true],
    ['ForAnyValue:StringEquals', 'aws:Many', ['three'], false],
    ['ForAnyValue:StringEquals', 'aws:Absent', ['three'], false],
    ['ForAnyValue:StringNotEquals', 'aws:Many', ['two'], true],
    ['ForAllValues:StringNotEquals', 'aws:Many', ['two'], false],
    ['StringLike', 'aws:UserAgent', '${aws:UserAgent}', false],
    ['StringEquals', 'aws:username', '${aws:username}', true],
    ['StringEquals', 'aws:username', "${aws:Absent, 'alice'}", true],
    ['StringEquals', 'aws:username', '${aws:Absent}', false],
    ['StringEquals', '__proto__', 'x', false],
  ];
  for (const [operator, key, value, expected] of rows) {
    it(`${operator} of ${key} with ${JSON.stringify(value)} ${expected ? 'holds' : 'does not hold'}`, () => {
      assert.equal(holds({ [operator]: Object.fromEntries([[key, value]]) }), expected);
    });
  }

  it('demands all operators and all keys', () => {
    const one = { StringEquals: { 'aws:username': 'alice' } };
    assert.ok(holds({ ...one, Bool: { 'aws:SecureTransport': 'true' } }));
    assert.ok(!holds({ ...one, Bool: { 'aws:SecureTransport': 'false' } }));
    assert.ok(!holds({ StringEquals: { 'aws:username': 'alice', 'aws:Absent': 'x' } }));
  });

  it('fills variables into resources, without letting who asks widen them', () => {
    const own = allow({ Resource: `${api}/dev/GET/users/\${aws:username}/*` });
    const resource = `${api}/dev/GET/users/alice/orders`;
    assert.equal(decide(own, { resource, context }), 'allow');
    assert.equal(decide(own, { resource, context: { 'aws:username': 'bob' } }), 'none');
    assert.equal(decide(own, { resource, context: { 'aws:username': '*' } }), 'none');
    assert.equal(decide(own, { resource }), 'none');
  });
});

describe('principals of resource policies', () => {
  const clerk: Principal = {
    arn: 'arn:aws:sts::999999999999:assumed-role/clerk/desk-1',
    account: '999999999999',
    isForeign: true,
  };
  const of = (principal: JsonObject, asked?: Principal): Decision =>
    decide(allow(principal), asked === undefined ? {} : { principal: asked }, 'resource');

  it('knows everybody, accounts, users, roles and sessions', () => {
    for (const Principal of ['*', { AWS: '*' }]) {
      assert.equal(of({ Principal }), 'allow');
      assert.equal(of({ Principal }, clerk), 'allow');
    }
    const role = 'arn:aws:iam::999999999999:role';
    const names = ['999999999999', 'arn:aws:iam::999999999999:root', `${role}/clerk`, `${role}/desk/clerk`, clerk.arn];
    for (const AWS of names) {
      assert.equal(of({ Principal: { AWS } }, clerk), 'allow', AWS);
      assert.equal(of({ Principal: { AWS } }), 'none', AWS);
      assert.equal(of({ Principal: { AWS: [AWS, 'x'] } }, alice), 'none', AWS);
      assert.equal(of({ NotPrincipal: { AWS } }, clerk), 'none', AWS);
      assert.equal(of({ NotPrincipal: { AWS } }), 'allow', AWS);
    }
    for (const AWS of [`${role}/clerks`, `${role}/clerk/x`, 'arn:aws:iam::123456789012:role/clerk', `${role}/*`]) {
      assert.equal(of({ Principal: { AWS } }, clerk), 'none', AWS);
    }
    assert.equal(of({ Principal: { Service: 'apigateway.amazonaws.com' } }, clerk), 'none');
  });

  it('leaves it to the own account whom of its users to let in', () => {
    assert.equal(of({ Principal: { AWS: '123456789012' } }, alice), 'none');
    assert.equal(of({ Principal: { AWS: alice.arn } }, alice), 'allow');
    const deny = { Effect: 'Deny', Action: '*', Resource: '*', Principal: { AWS: '123456789012' } };
    assert.equal(decide(deny, { principal: alice }, 'resource'), 'deny');
  });

  it('denies to all but whom it names one by one: an account among them spares only itself', () => {
    const but = (AWS: JsonValue, principal?: Principal) =>
      decide(
        { Effect: 'Deny', Action: '*', Resource: '*', NotPrincipal: { AWS } },
        principal === undefined ? {} : { principal },
        'resource',
      );
    const root = { ...alice, arn: 'arn:aws:iam::123456789012:root' };
    for (const account of ['123456789012', root.arn]) {
      assert.equal(but([account, alice.arn], alice), 'none');
      assert.equal(but(account, alice), 'deny');
      assert.equal(but(account, root), 'none');
      assert.equal(but(account), 'deny');
    }
    assert.equal(but('arn:aws:iam::999999999999:role/clerk', clerk), 'none');
    assert.equal(but('*'), 'none');
  });
});

describe('policies that IAM would refuse', () => {
  const faulty: readonly (readonly [string, JsonValue])[] = [
    ['no object', 'allow'],
    ['no statement', { Version: '2012-10-17' }],
    ['another version', { Version: '2020-01-01', Statement: [] }],
    ['no effect', { Statement: { Action: '*', Resource: '*' } }],
    ['an effect in lower case', { Statement: { Effect: 'allow', Action: '*', Resource: '*' } }],
    ['no action', { Statement: { Effect: 'Allow', Resource: '*' } }],
    ['no resource', { Statement: { Effect: 'Allow', Action: '*' } }],
    ['both forms', { Statement: allow({ NotAction: 'x' }) }],
    ['a number for a resource', { Statement: allow({ Resource: 7 }) }],
    ['an unknown operator', { Statement: allow({ Condition: { StringIs: { a: 'b' } } }) }],
    ['a range that is none', { Statement: allow({ Condition: { IpAddress: { 'aws:SourceIp': '1.2.3/8' } } }) }],
    ['an operator named constructor', { Statement: allow({ Condition: { constructor: { a: 'b' } } }) }],
  ];
  for (const [name, document] of faulty) {
    it(`refuses ${name}`, () => {
      assert.throws(() => readPolicy(document, { kind: 'identity' }), PolicyError);
    });
  }
});
