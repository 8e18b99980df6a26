/**
 * The pieces of work that benchmarks are compared with. What they do and how much of it must never change, or
 * nothing that was recorded before can be compared any more.
 */
export const references = {
  compute: computeReference,
  memory: memoryReference,
} as const;

const words = Int32Array.from({ length: 1024 }, (_, index) => Math.imul(index, 0x9e3779b1));

/** Arithmetic whose steps wait for each other: it depends on the core's speed and on nothing else. */
function computeReference(): number {
  let hash = 7;
  for (let pass = 0; pass < 20; pass += 1) {
    for (let index = 0; index < 1024; index += 1) {
      hash = (Math.imul(hash, 31) + (words[index] ?? 0)) | 0;
    }
  }
  let root = 1.5;
  for (let index = 0; index < 4000; index += 1) root = Math.sqrt(root * root + index) * 0.5 + 1;
  return hash + root;
}

/** What programs mostly do: short-lived objects and strings, and a map from one to the other. */
function memoryReference(): number {
  const places = new Map<string, number>();
  for (let index = 0; index < 400; index += 1) {
    places.set(`name ${String((index * 7919) % 400)}`, index);
  }
  let sum = 0;
  for (let index = 0; index < 400; index += 1) {
    const item = { id: index, tags: [index, index + 1], label: `name ${String(index)}` };
    sum += (places.get(item.label) ?? 0) + (item.tags[1] ?? 0);
  }
  return sum;
}
