import type { Gate } from '@groundrules/catalogue';

/** What is known of a rule whose name a gate gave, and no tool. */
export interface OwnRule {
  readonly gates: readonly [Gate, ...Gate[]];
  readonly description: string;
  readonly fix: string;
  readonly isFixable?: true;
}

/** Names in reports that belong to no tool: what a gate says by itself. */
export const ownRules: Readonly<Record<string, OwnRule>> = {
  'parse-error': {
    gates: ['lint', 'format'],
    description: 'The file cannot be parsed, so that nothing in it was looked at.',
    fix: 'Mend the syntax where it points. What is no code of that language on purpose belongs into the ignores of the tool.',
  },
  'too-large': {
    gates: ['format', 'lint', 'secrets'],
    description: 'The file is larger than the tool is given, so that nobody looked into it.',
    fix: 'List it in the ignores of the tool, or in "ignores" of groundrules.json, where it is generated; else split it.',
  },
  'unused-disable-directive': {
    gates: ['lint'],
    description: 'A comment switches off a rule that reports nothing there.',
    fix: 'Take the comment away.',
    isFixable: true,
  },
  eslint: {
    gates: ['lint'],
    description: 'ESLint itself has something to say of the file, which belongs to no rule.',
    fix: 'Do as its message says; mostly a comment asks for a rule that is not there.',
  },
  'configuration-hint': {
    gates: ['dead-code'],
    description: 'A setting of knip is about nothing any more, or would hide something later.',
    fix: "Take it out of knip's config.",
  },
  'second-opinion': {
    gates: ['audit'],
    description:
      'Of two sources of advisories one could not be asked, so that the other stands alone.',
    fix: 'Mend what keeps it from answering, as the message says.',
  },
  'broken-example': {
    gates: ['docs'],
    description: 'An example in a docstring does not compile.',
    fix: 'Mend the example, so that whoever pastes it gets what it promises.',
  },
};
