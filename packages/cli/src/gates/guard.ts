// Ends the tools of a command that is gone without having ended them, as after SIGKILL. It hears of them by its standard
// input, a line each: `+PID` of one that started, `-PID` of one that ended. The end of the input is the command's end.
import process from 'node:process';

import { endGroup } from './run/end-group.js';

const running = new Set<number>();
let rest = '';

process.stdin.setEncoding('utf8');
process.stdin.on('data', (text: string) => {
  const lines = `${rest}${text}`.split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) {
    const pid = Number(line.slice(1));
    if (line.startsWith('+')) running.add(pid);
    else running.delete(pid);
  }
});
process.stdin.on('close', () => {
  for (const pid of running) endGroup(pid, 'SIGKILL');
});
