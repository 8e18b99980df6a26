import { cancel, intro, isCancel, note, text } from '@clack/prompts';

import { UserError } from '../user-error.js';
import { explanations, problemWith, type WaiverField, type WaiverLimits } from './check-waiver.js';
import { addDays } from './iso-day.js';

/** What is asked for. */
export interface Questions {
  readonly fields: readonly WaiverField[];
  readonly limits: WaiverLimits;
  /** What is to be waived, a finding a line; empty where nothing was looked for. */
  readonly subject: string;
  /** Who probably answers for it. */
  readonly owner: string | undefined;
}

/**
 * Asks for fields of a waiver on a terminal, each until the answer will do.
 *
 * @param questions - What is asked for.
 * @returns The answers.
 * @throws {@link UserError} where the user breaks off.
 */
export async function askWaiver({
  fields,
  limits,
  owner,
  subject,
}: Questions): Promise<Partial<Record<WaiverField, string>>> {
  intro('An exception');
  if (subject !== '') note(subject);
  const last = addDays(limits.today, limits.maximumDays);
  const suggested: Partial<Record<WaiverField, string | undefined>> = { owner, expires: last };
  const answers: Partial<Record<WaiverField, string>> = {};
  for (const field of fields) {
    const initialValue = suggested[field];
    const answer = await text({
      message: `${field}: ${explanations[field]}${field === 'expires' ? `, ${last} at the latest` : ''}`,
      ...(initialValue !== undefined && { initialValue }),
      validate: (value) => problemWith(field, value, limits),
    });
    if (isCancel(answer)) {
      cancel('Nothing was written.');
      throw new UserError('Broken off: nothing is waived.');
    }
    answers[field] = answer;
  }
  return answers;
}
