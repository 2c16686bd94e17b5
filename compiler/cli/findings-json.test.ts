import assert from 'node:assert/strict';
import { type DiagnosticCode, diagnostic } from '../diagnostics/index.js';
import type { Finding } from './finding.js';
import { findingsJson } from './findings-json.js';

const many = (code: DiagnosticCode & ('null-left-out' | 'private-without-policy'), count: number): Finding[] =>
  Array.from({ length: count }, (_, line) => ({
    diagnostic: diagnostic(code, {}, { file: 'api.yaml', line: line + 1, column: 1 }),
  }));

describe('findings as JSON', () => {
  it('hold the first of each code with their places, and say how many are left out', () => {
    const { diagnostics, omitted } = findingsJson([...many('null-left-out', 60), ...many('private-without-policy', 2)]);
    assert.equal(diagnostics.length, 52);
    assert.deepEqual([diagnostics[0]?.line, diagnostics[49]?.line], [1, 50]);
    assert.deepEqual(omitted, [{ code: 'null-left-out', severity: 'info', count: 10 }]);
  });

  it('are all there when all are wanted, and when there are few', () => {
    assert.deepEqual(Object.keys(findingsJson(many('null-left-out', 60), true)), ['diagnostics']);
    assert.equal(findingsJson(many('null-left-out', 60), true).diagnostics.length, 60);
    assert.deepEqual(Object.keys(findingsJson(many('null-left-out', 50))), ['diagnostics']);
  });

  it('hold every error', () => {
    const errors = Array.from(
      { length: 60 },
      (): Finding => ({ diagnostic: diagnostic('key-reserved', { key: 'Ref' }) }),
    );
    assert.equal(findingsJson(errors).diagnostics.length, 60);
  });
});
