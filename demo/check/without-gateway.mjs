// @ts-check
// The gateway stands still for a while: it hangs up on nobody, and answers nobody.

/**
 * @template T
 * @param {import('../supervisor.mjs').House} house
 * @param {() => Promise<T>} then what happens meanwhile
 * @returns {Promise<T>}
 */
export async function withoutGateway(house, then) {
  const gateway = house.gateway.identity?.pid;
  if (gateway === undefined) throw new Error('the gateway does not run');
  process.kill(gateway, 'SIGSTOP');
  try {
    return await then();
  } finally {
    process.kill(gateway, 'SIGCONT');
  }
}
