// An older Claude Code at work through Qiao, for its older form of requests.
import { useAgentWorld } from './agentworld.mjs';
import { testScenarios } from './agenttests.mjs';
import { ClaudeCode } from './claude.mjs';
import { coreScenarios, moreScenarios } from './scenarios.mjs';

/// It counts tokens itself, asks for no title of this form, and compacts only at a terminal.
const { count_tokens: _count, title: _title, compaction: _compaction, ...scenarios } = {
  ...coreScenarios,
  ...moreScenarios,
};

const world = useAgentWorld();
testScenarios(world, 'Claude Code 2.0.77', scenarios, (path) => new ClaudeCode('2.0.77', world, path));
