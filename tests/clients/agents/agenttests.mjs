import { pathTests } from '../support/paths.mjs';

/// Tests an agent with scenarios on each path; `start` makes the agent for a path.
export function testScenarios(world, agent, scenarios, start) {
  const testPaths = pathTests(world);
  for (const [name, play] of Object.entries(scenarios)) {
    testPaths(`${agent}: ${name}`, (path) => play(start(path)));
  }
}
