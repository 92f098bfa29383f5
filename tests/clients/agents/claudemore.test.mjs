// Claude Code at work through Qiao: what comes up now and then.
import { useAgentWorld } from './agentworld.mjs';
import { testScenarios } from './agenttests.mjs';
import { ClaudeCode } from './claude.mjs';
import { moreScenarios } from './scenarios.mjs';

const world = useAgentWorld();
testScenarios(world, 'Claude Code 2.1.330', moreScenarios, (path) => new ClaudeCode('2.1.330', world, path));
