import { setTimeout as pause } from 'node:timers/promises';

/// Asks again and again until `ask` answers something true, which is handed on; for what can't be waited for
/// in another way.
export async function until(what, ask, limit = 5000) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${limit} ms in vain until ${what}.`);
    }
    await pause(5);
  }
}
