import { practices, type PracticeId } from '@groundrules/catalogue';

type CataloguedPractice = (typeof practices)[number];

const byId: ReadonlyMap<PracticeId, CataloguedPractice> = new Map(
  practices.map((practice) => [practice.id, practice]),
);

/**
 * Looks up the practice that a finding breaches.
 *
 * @param id - The practice's id; `null` for a rule that is on for correctness alone.
 * @returns The practice, where the catalogue has it.
 */
export function practiceOf(id: PracticeId | null): CataloguedPractice | undefined {
  return id === null ? undefined : byId.get(id);
}
