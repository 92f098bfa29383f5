// A reporter for node --test: one line for each scenario of each agent, and why it failed.
const ways = ['translated', 'native', ''];

/// "Claude Code 2.1.330: text (native)" in its parts.
function parts(title) {
  const [, agent, scenario, , way = ''] = /^(.*?): (.*?)( \((translated|native)\))?$/.exec(title) ?? [];
  return agent ? { agent, scenario, way } : { agent: title, scenario: '', way: '' };
}

function row(cells) {
  const widths = [28, 18, 14, 14, 14];
  return `${cells.map((cell, i) => cell.padEnd(widths[i])).join(' ').trimEnd()}\n`;
}

export default async function* table(source) {
  const rows = new Map();
  const failures = [];
  let passed = 0;
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.nesting > 0 || data.details?.type === 'suite') {
      continue;
    }
    const { agent, scenario, way } = parts(data.name);
    const result = `${type === 'test:pass' ? 'ok' : 'FAILED'} ${(data.details.duration_ms / 1000).toFixed(1)} s`;
    const cells = rows.get(`${agent}: ${scenario}`) ?? { agent, scenario };
    rows.set(`${agent}: ${scenario}`, { ...cells, [way]: result });
    passed += type === 'test:pass' ? 1 : 0;
    if (type === 'test:fail') {
      failures.push(`${data.name}\n${data.details.error?.cause?.stack ?? data.details.error}\n`);
    }
  }
  yield row(['Agent', 'Scenario', 'Translated', 'Native', 'OpenAI\'s API']);
  for (const { agent, scenario, ...results } of rows.values()) {
    yield row([agent, scenario, ...ways.map((way) => results[way] ?? '')]);
  }
  for (const failure of failures) {
    yield `\n${failure}`;
  }
  yield `\n# pass ${passed}\n# fail ${failures.length}\n`;
}
