import { describe, expect, it } from 'vitest';

import { practiceOfDiagnostic } from '../../src/gates/types/practice-of-diagnostic.js';

describe('practiceOfDiagnostic', () => {
  it.each([
    ['TS2304', "Cannot find name 'a'.", 'undefined-name'],
    ['TS18048', "'a' is possibly 'undefined'.", 'unchecked-nullable'],
    ['TS2339', "Property 'b' does not exist on type 'A'.", null],
    ['TS2322', "Type 'string' is not assignable to type 'number'.", null],
    ['TS2322', "Type 'undefined' is not assignable to type 'number'.", 'unchecked-nullable'],
    ['TS2322', "Type 'null' is not assignable to type 'number'.", 'unchecked-nullable'],
    ['TS2322', "Type 'number' is not assignable to type 'undefined'.", null],
    [
      'TS2322',
      "Type 'number | undefined' is not assignable to type 'number'.\n  Type 'undefined' is not assignable to type 'number'.",
      'unchecked-nullable',
    ],
    [
      'TS2322',
      "Type '{ a: undefined; }' is not assignable to type 'A' with 'exactOptionalPropertyTypes: true'. Consider adding 'undefined' to the types of the target's properties.\n  Types of property 'a' are incompatible.\n    Type 'undefined' is not assignable to type 'number'.",
      'unchecked-nullable',
    ],
    [
      'TS2345',
      "Argument of type 'null' is not assignable to parameter of type 'number'.",
      'unchecked-nullable',
    ],
    ['TS2345', "Argument of type 'string' is not assignable to parameter of type 'number'.", null],
    [
      'TS2345',
      "Argument of type 'string | undefined' is not assignable to parameter of type 'number'.\n  Type 'string' is not assignable to type 'number'.",
      null,
    ],
  ])('%s %s', (code, message, practice) => {
    expect(practiceOfDiagnostic({ code, message })).toBe(practice);
  });
});
