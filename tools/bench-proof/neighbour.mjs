// Keeps a core busy as other programs do, in turns with arithmetic, short-lived objects and memory that no cache holds,
// until it is ended or whoever started it is gone.
const memory = new Float64Array(8 * 1024 * 1024);
let kept = 0;

process.on('disconnect', () => process.exit(0));

const kinds = [
  () => {
    for (let index = 0; index < 100_000; index += 1) kept += Math.sqrt(index);
  },
  () => {
    const items = Array.from({ length: 5000 }, (_, id) => ({ id, name: `item ${id}` }));
    kept += items.length;
  },
  () => {
    for (let index = 0; index < 300_000; index += 1) {
      memory[(Math.imul(index, 0x9e3779b1) >>> 0) % memory.length] = kept;
    }
  },
];

for (;;) {
  const kind = kinds[Math.floor(Math.random() * kinds.length)];
  const until = performance.now() + 20 + Math.random() * 200;
  while (performance.now() < until) kind();
  // Hears that it is to end, and now and then leaves its core to others.
  const pause = Math.random() < 0.1 ? Math.random() * 50 : 0;
  await new Promise((resolve) => {
    setTimeout(resolve, pause);
  });
}
