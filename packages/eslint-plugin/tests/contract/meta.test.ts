import { practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { allRules } from './all-rules.js';

describe.each(allRules)('%s', (id, { meta }) => {
  it('enforces a practice that names it as an enforcer', () => {
    const practice = practices.find((it) => it.id === meta.docs?.practice);
    expect(practice?.enforcers.eslint).toContain(`groundrules/${id}`);
    expect(meta.docs?.area).toBe(practice?.area);
  });

  it('speaks in sentences', () => {
    for (const message of Object.values(meta.messages)) expect(message).toMatch(/^[A-Z`].*\.$/su);
    expect(meta.docs?.description).toMatch(/^[A-Z].*[^.]$/su);
  });

  it('says whether it fixes or suggests', () => {
    expect([undefined, 'code']).toContain(meta.fixable);
    expect([undefined, true]).toContain(meta.hasSuggestions);
  });
});
