// Claude Code at work through Qiao: what every session needs.
import { useAgentWorld } from './agentworld.mjs';
import { testScenarios } from './agenttests.mjs';
import { ClaudeCode } from './claude.mjs';
import { coreScenarios } from './scenarios.mjs';

const world = useAgentWorld();
testScenarios(world, 'Claude Code 2.1.330', coreScenarios, (path) => new ClaudeCode('2.1.330', world, path));
