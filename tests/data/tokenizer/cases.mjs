// What make.mjs has counted: texts in many scripts, code, data, random strings, broken UTF-8, prompts.

const repeated = (text, times) => text.repeat(times);

export const texts = {
    empty: '',
    english: 'All human beings are born free and equal in dignity and rights. They are endowed with reason and '
        + "conscience and should act towards one another in a spirit of brotherhood. It's what we've said; they'll "
        + "see, I'm sure, you'd agree, DON'T you? WE'RE SURE IT'S FINE, 'tis so.",
    russian: 'Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью и '
        + 'должны поступать в отношении друг друга в духе братства. Съешь ещё этих мягких французских булок.',
    greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι '
        + 'με λογική και συνείδηση. Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία.',
    chinese: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。繁體中文：人人生而自由，'
        + '在尊嚴和權利上一律平等。请把文件保存到“下载”文件夹，然后运行 npm install 2 次。',
    japanese: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。カタカナとガギグゲゴ、'
        + 'ﾊﾝｶｸ、㌔㍉。東京都千代田区１丁目２番３号です。',
    korean: '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 '
        + '부여받았으며 서로 형제애의 정신으로 행동하여야 한다.',
    koreanJamo: '모든 인간은 태어날 때부터 자유로우며'.normalize('NFD'),
    arabic: 'يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا '
        + 'بروح الإخاء. الرقم ٠١٢٣٤٥٦٧٨٩.',
    hebrew: 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ.',
    hindi: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और '
        + 'अन्तरात्मा की देन प्राप्त है। १२३ क़ख़ग़',
    bengali: 'সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। তাঁদের বিবেক এবং বুদ্ধি আছে।',
    tamil: 'மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும் உரிமைகளிலும் சமமானவர்கள்.',
    thai: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม ๑๒๓',
    georgian: 'ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით.',
    armenian: 'Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ ու իրավունքներով։',
    amharic: 'የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው።',
    vietnamese: 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền.',
    vietnameseDecomposed: 'Tất cả mọi người sinh ra đều được tự do và bình đẳng.'.normalize('NFD'),
    german: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Falsches Üben von Xylophonmusik quält '
        + 'jeden größeren Zwerg. STRASSE, Straße, ẞ.',
    turkish: 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. İstanbul, ığdır, İ i I ı.',
    emoji: 'Well done 👍🏽! 👨‍👩‍👧‍👦 family, 🏳️‍🌈 flag, 🇩🇪🇫🇷🇯🇵, ❤️ vs ❤, ☎️ 1️⃣2️⃣3️⃣ 🤦🏼‍♂️ 🫠 ©®™ ✅❌➡️ 🧑‍💻🚀🚀🚀',
    mathematics: '∀x∈ℝ: ⌈x⌉ = −⌊−x⌋, α ∧ ¬β = ¬(¬α ∨ β), ℕ ⊆ ℤ, ½ + ¼ = ¾, x² + y³ ≥ √z, 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝒜𝒷𝒸 𝟙𝟚𝟛 Ⅷ ⑨ ㊿',
    typescript: `import { readFile } from 'node:fs/promises';

export async function load<T>(path: string, fallback?: T): Promise<T | undefined> {
    try {
        const text = await readFile(path, { encoding: 'utf8' });
        return JSON.parse(text) as T; // may throw
    } catch (error) {
        console.error(\`cannot read \${path}:\`, error);
        return fallback ?? undefined;
    }
}
`,
    python: `#!/usr/bin/env python3
class Tree:
\tdef __init__(self, value=0x1F, left=None, right=None):
\t\tself.value, self.left, self.right = value, left, right

    def __iter__(self):
        yield from (self.left or ())
        yield self.value ** 2 // 3 != 1_000_000


if __name__ == "__main__":
    print(f"{sum(Tree()):>8.2f}", end="\\r\\n")
`,
    cpp: `template <typename T, std::size_t N>
[[nodiscard]] constexpr auto sum(const std::array<T, N> &values) noexcept -> T\r
{\r
    T total{};\r
    for (auto &&value : values) { total += value; }   \r
    return total;                                      // 0'000'001u\r
}\r
#define MAX(a, b) ((a) > (b) ? (a) : (b))\r
`,
    html: '<!DOCTYPE html>\n<html lang="en">\n  <body class="a b-c">\n    <p>&nbsp;&lt;b&gt; — “quoted”…</p>\n  </body>\n</html>',
    shell: 'set -euo pipefail; for f in *.log; do grep -nE "^[0-9]{4}-[0-9]{2}" "$f" | awk \'{print $1}\' >> /tmp/x 2>&1 || true; done',
    json: JSON.stringify({
        model: 'qwen3-coder-plus', stream: true, temperature: 0.7, messages: [
            { role: 'user', content: [{ type: 'text', text: 'line 1\nline 2\t"quoted" \\ \u0001 é 漢字' }] }],
        numbers: [1, -2.5, 3e8, 1234567890123], nothing: null,
    }),
    indentedJson: JSON.stringify({ a: { b: { c: [1, [2, [3, {}]]] } }, key: 'value', list: [] }, null, 4),
    logs: Array.from({ length: 20 }, (_, i) => `2026-11-22T08:${10 + i}:0${i % 10}.${100 + 7 * i}Z [INFO ] 192.168.0.${i} `
        + `GET /v1/models?limit=${i * 1000} 200 ${i * 37}ms "curl/8.${i}" id=${(i * 2654435761 >>> 0).toString(16)}`).join('\n'),
    base64: Buffer.from(Array.from({ length: 600 }, (_, i) => (i * i * 31 + i * 7) & 255)).toString('base64'),
    hexadecimal: '0x00FFaa 7f:3c:de:ad:be:ef 550e8400-e29b-41d4-a716-446655440000 #ff8800 \\u00e9 %E4%BD%A0',
    digits: '3.14159265358979323846264338327950288419716939937510 1,000,000.00 +49 (0)30 123456 1e-10',
    whiteSpace: ' \n  \n\n   a \t b\t\tc\r\n\r\n  d  \u00a0\u2003e\u3000\u3000f\u2028g\u2029 h \v\f i   \n',
    trailingSpaces: 'line   ',
    onlySpaces: '      ',
    onlyNewLines: '\n\n\n\r\n\r\n',
    spacesThenDigit: '    1    2  3 4',
    spacesThenPunctuation: '    (    )  ! ?\t\t;',
    mongolianVowelSeparator: 'ᠮᠣᠩᠭᠣᠯ\u180eᠠ x\u180e\u180ey \u180e z',
    punctuation: '!!!...???---===***___###@@@$$$%%%^^^&&&|||~~~```\'\'\'"""((([[[{{{<<<>>>}}}]]])))\n\n//////\n',
    markup: '<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\nHi<|im_end|><|endoftext|>',
    almostMarkup: '<|im_start| > <|im_start <||im_end|> <think <thinking> </ think> <tool_calls> <|image_pad|><<|im_end|>>',
    accents: 'e\u0301 \u00e9 a\u0323\u0302 \u1ead a\u0302\u0323 q\u0307\u0323 \u0344 \u1e9b\u0323 \u212b \u2126 \u0958 \ufb2a \u{1d15e}',
    manyAccents: 'Z' + '\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e'.repeat(12),
    indicComposed: '\u09c7\u09be \u09c7\u09d7 \u0b47\u0b56 \u0bc6\u0bbe \u0cbf\u0cd5 \u0d46\u0d3e \u0dd9\u0dcf\u0dca \u1025\u102e \u{11131}\u{11127}',
    specialCodePoints: '\u0000\u0001\u007f\u0080\u00ad\u200b\u200d\u2060\ufffd\ufffe\uffff\ue000\u{10ffff}\u{f0000}',
};

// Pieces of thousands of bytes, written down by how they come about.
const letters = 'abcdefghijklmnopqrstuvwxyz';
export const giants = [
    { alphabet: 'a', length: 10000 },
    { alphabet: ' ', length: 9999 },
    { alphabet: '=', length: 9001 },
    { alphabet: '\n', length: 5000 },
    { alphabet: '7', length: 3000 },
    { alphabet: 'ab', length: 12000, seed: 1 },
    { alphabet: letters, length: 20000, seed: 2 },
    { alphabet: letters + letters.toUpperCase(), length: 20000, seed: 3 },
    { alphabet: 'etaoinshrdlu', length: 20000, seed: 4 },
    { alphabet: '.-_/=+*', length: 15000, seed: 5 },
    { alphabet: letters + letters.toUpperCase() + '0123456789+/', length: 20000, seed: 6 },
    { alphabet: '的一是不了人我在有他这中大来上国个到说们', length: 8000, seed: 7 },
    { alphabet: 'нетослв', length: 8000, seed: 8 },
    { alphabet: 'ก่ขาคไงเ', length: 6000, seed: 9 },
    { alphabet: ' \t', length: 9000, seed: 10 },
    { alphabet: ' \n', length: 9000, seed: 11 },
    { alphabet: 'e\u0301\u0323', length: 6000, seed: 12 },
    { alphabet: '😀🚀', length: 4000, seed: 13 },
];

// The same generator is in tests/unit/tokenizer/vectors.cpp.
function generator(seed) {
    let state = seed >>> 0;
    return (below) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state >>> 8) % below);
    };
}

export function giantText({ alphabet, length, seed = 0 }) {
    const characters = [...alphabet];
    const random = generator(seed);
    return Array.from({ length }, () => characters[random(characters.length)]).join('');
}

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
const alphabets = [
    [...letters], [...letters.toUpperCase()], [...'0123456789'], [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
    [...' \t\n\r\v\f'], [' ', ' ', '\n'], ['\u00a0', '\u1680', '\u2000', '\u2009', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000'],
    ['\u180e', '\u200b', '\u200c', '\u200d', '\u2060', '\ufe0f', '\ufffd', '\ue000', '\uffff', '\u0000', '\u001c'],
    range(0xa1, 0x17e), range(0x1cd, 0x233), range(0x300, 0x34e), range(0x1ea0, 0x1ef9), range(0x1f00, 0x1f15),
    range(0x1f70, 0x1f7d), range(0x3b1, 0x3c9), range(0x410, 0x44f), range(0x561, 0x587), range(0x5d0, 0x5ea), range(0x5b0, 0x5bd),
    range(0xfb1d, 0xfb36), range(0x620, 0x652), range(0x660, 0x669), range(0x904, 0x939), range(0x93c, 0x94d), range(0x958, 0x96f),
    range(0x995, 0x9a8), ['\u09be', '\u09c7', '\u09d7', '\u0bc6', '\u0bbe', '\u0bd7', '\u0dd9', '\u0dcf', '\u0dca'],
    range(0xe01, 0xe3a), range(0xe40, 0xe4e), range(0x10d0, 0x10f0), range(0x1100, 0x1112), range(0x1161, 0x1175), range(0x11a8, 0x11c2),
    range(0xac00, 0xac60), range(0x3041, 0x3096), range(0x3099, 0x309c), range(0x30a1, 0x30fa), range(0x4e00, 0x4eff), range(0xf900, 0xf9ff),
    range(0x2150, 0x2188), range(0x2460, 0x249b), range(0x2190, 0x21ff), range(0x2200, 0x22ff), range(0xff10, 0xff5a),
    range(0x1d400, 0x1d454), range(0x1d7ce, 0x1d7ff), range(0x1d15e, 0x1d164), range(0x1f600, 0x1f64f), range(0x1f1e6, 0x1f1ff), range(0x1f3fb, 0x1f3ff),
    range(0x2f800, 0x2f840), range(0x10400, 0x1044f), range(0x20000, 0x20030),
    ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'S", "'LL", "'Re", "'x", "''"],
    ['the ', ' of', ' and', 'tion', 'return ', '    ', '\n\n', '\r\n', ' {\n', '();', '://', '0x', '...', ' --', '=='],
    ['<|im_start|>', '<|im_end|>', '<think>', '</think>', '<tool_call>', '<|im_', '<|', '<th', '</', '|>'],
];

export function randomTexts(count) {
    const random = generator(20261122);
    return Array.from({ length: count }, () => {
        const chosen = Array.from({ length: 1 + random(4) }, () => alphabets[random(alphabets.length)]);
        return Array.from({ length: 1 + random(24) }, () => {
            const alphabet = chosen[random(chosen.length)];
            return alphabet[random(alphabet.length)];
        }).join('');
    });
}

// Texts with bytes missing, doubled or exchanged: what a decoder makes of them is part of the expectation.
export function brokenTexts() {
    const random = generator(4711);
    const given = ['80', 'ff', 'c3', 'c328', 'e282', 'e28220', 'f09f98', 'f09f9841', 'eda080', 'f4908080', 'c080', 'e080af',
        'f8888080', '61c3', 'efbfbd80', '41e2', 'f0908041', 'edb080eda080', 'c3a9c3', 'fefe'].map((hex) => Buffer.from(hex, 'hex'));
    const sources = [texts.emoji, texts.chinese, texts.russian, texts.accents, texts.koreanJamo, texts.hindi];
    const damaged = Array.from({ length: 300 }, () => {
        const source = Buffer.from(sources[random(sources.length)], 'utf8');
        const start = random(source.length - 40);
        const bytes = [...source.subarray(start, start + 8 + random(32))];
        for (let i = random(4); i > 0; --i) {
            const at = random(bytes.length);
            bytes.splice(at, random(2), ...Array.from({ length: random(3) }, () => random(256)));
        }
        return Buffer.from(bytes);
    });
    // a decoder in JavaScript is asked nothing about what its \s sees differently
    const text = (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return [...given, ...damaged].filter((bytes) => !/[\u0085\ufeff\u017f]/.test(text(bytes)));
}

const tool = {
    type: 'function',
    function: {
        name: 'read_file', description: 'Reads a file.\nUse "absolute" paths; don\'t guess — é.',
        parameters: { type: 'object', properties: { path: { type: 'string', enum: ['a', 'b'] }, limit: { type: 'integer', default: 10 } }, required: ['path'] },
    },
};
const call = (id, name, args) => ({ id, type: 'function', function: { name, arguments: args } });
const body = (value) => JSON.stringify({ model: 'qwen3-32b', ...value });

// Chat completions bodies, as text: spacing and escapes are the client's.
export const promptBodies = {
    user: body({ messages: [{ role: 'user', content: 'Hello, who are you?' }] }),
    systemAndUser: body({ messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: '\n\nHi' }] }),
    parts: body({ messages: [{ role: 'system', content: [{ type: 'text', text: 'One. ' }, { type: 'text', text: 'Two.' }] },
        { role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }] }] }),
    conversation: body({ messages: [{ role: 'user', content: '1+1?' }, { role: 'assistant', content: '2' }, { role: 'user', content: 'sure?' }] }),
    laterSystem: body({ messages: [{ role: 'user', content: 'a' }, { role: 'system', content: 'note' }, { role: 'user', content: 'b' }] }),
    noThinking: body({ enable_thinking: false, messages: [{ role: 'user', content: 'quick' }] }),
    thinkingOn: body({ enable_thinking: true, messages: [{ role: 'user', content: 'quick' }] }),
    tools: body({ tools: [tool, tool], messages: [{ role: 'user', content: 'Read a.txt' }] }),
    toolsAndSystem: body({ tools: [tool], messages: [{ role: 'system', content: 'You code.' }, { role: 'user', content: 'Read a.txt' }] }),
    emptyTools: body({ tools: [], messages: [{ role: 'user', content: 'x' }] }),
    spacedAndEscaped: '{ "model" : "qwen3-max",\n "tools":[ {"type" : "function",\t"function":{"name":"a\\/b","description":"tab\\there \\u00e9 \\u0007 \\"q\\"",'
        + '"parameters":{ "type":"object","properties":{ },"x":[ ],"n":[1,2 , 3],"t":[true,false,null] } } } ],'
        + '\n "messages" : [ {"content":"line\\nend \\ud83d\\ude00","role":"user"} ] }',
    toolRound: body({ tools: [tool], messages: [{ role: 'user', content: 'Read both' },
        { role: 'assistant', content: 'I will.', tool_calls: [call('1', 'read_file', '{"path": "a"}'), call('2', 'read_file', '{"path":"b","limit":5}')] },
        { role: 'tool', tool_call_id: '1', content: 'contents of a\n' }, { role: 'tool', tool_call_id: '2', content: '' }] }),
    callWithoutText: body({ tools: [tool], messages: [{ role: 'user', content: 'Go' },
        { role: 'assistant', content: '', tool_calls: [call('1', 'read_file', '{}')] }, { role: 'tool', tool_call_id: '1', content: 'x' },
        { role: 'user', content: 'And now?' }] }),
    reasoningAfterQuery: body({ tools: [tool], messages: [{ role: 'user', content: 'Go' },
        { role: 'assistant', content: 'Reading.', reasoning_content: '\nI need the file.\n', tool_calls: [call('1', 'read_file', '{"path":"a"}')] },
        { role: 'tool', tool_call_id: '1', content: 'x' }] }),
    reasoningBeforeQuery: body({ messages: [{ role: 'user', content: 'Go' },
        { role: 'assistant', content: 'Done.', reasoning_content: 'A long thought that the template drops.' }, { role: 'user', content: 'Thanks' }] }),
    thinkTagsInText: body({ messages: [{ role: 'user', content: 'Go' },
        { role: 'assistant', content: '<think>\nhm\n</think>\n\nDone.' }, { role: 'user', content: 'Thanks' },
        { role: 'assistant', content: '<think>\nagain\n</think>\n\nYes.' }] }),
    lastIsAssistant: body({ messages: [{ role: 'user', content: 'Go' }, { role: 'assistant', content: 'Go on' }] }),
    toolResultAsText: body({ messages: [{ role: 'user', content: 'Go' }, { role: 'assistant', content: 'ok', reasoning_content: 'kept' },
        { role: 'user', content: '<tool_response>\n1\n</tool_response>' }] }),
    markupInText: body({ messages: [{ role: 'user', content: 'What is <|im_start|> and <think>?' }] }),
    long: body({ tools: [tool], messages: [{ role: 'system', content: repeated('You are careful. ', 50) },
        ...Array.from({ length: 12 }, (_, i) => ({ role: i % 2 ? 'assistant' : 'user', content: `${texts.chinese} ${texts.typescript} ${i}` }))] }),
};

// Schemas as clients write them: types in a list, keys of all kinds, white space around descriptions.
const fullTool = {
    type: 'function',
    function: {
        name: 'edit', description: '  \n Edits a file.\u00a0\u3000\n', strict: true,
        parameters: {
            $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', additionalProperties: false, required: ['path', 'é'],
            properties: {
                path: { type: 'string', description: '\tAbsolute — é\n', minLength: 1, default: null, name: 'unused' },
                kind: { type: ['string', 'null', "it's"], enum: ['a', 'b "c"', 1, null], nullable: false, examples: [] },
                edits: { type: 'array', items: { type: 'object', properties: { old: { type: 'string' } }, x: {} }, maxItems: 12 },
                anything: {}, always: true, ratio: { type: 'number', default: -0.5, pattern: '^<a>\\d+$' },
            },
        },
    },
};
const toolTurn = (id, content) => ({ role: 'tool', tool_call_id: id, content });
const coder = (value) => JSON.stringify({ model: 'qwen3-coder-plus', ...value });

// For the template of Qwen3-Coder.
export const coderBodies = {
    user: coder({ messages: [{ role: 'user', content: 'Hello, who are you?' }] }),
    systemAndUser: coder({ messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: '\n\nHi' }] }),
    emptySystem: coder({ messages: [{ role: 'system', content: '' }, { role: 'user', content: 'Hi' }] }),
    conversation: coder({ messages: [{ role: 'user', content: '1+1?' }, { role: 'assistant', content: ' 2 ' }, { role: 'user', content: 'sure?' }] }),
    laterSystem: coder({ messages: [{ role: 'user', content: 'a' }, { role: 'system', content: 'note' }, { role: 'user', content: 'b' }] }),
    tools: coder({ tools: [tool, tool], messages: [{ role: 'user', content: 'Read a.txt' }] }),
    toolsAndSystem: coder({ tools: [tool], messages: [{ role: 'system', content: 'You code.' }, { role: 'user', content: 'Read a.txt' }] }),
    fullTool: coder({ tools: [fullTool, tool], messages: [{ role: 'user', content: 'Edit' }] }),
    bareTools: coder({ tools: [{ type: 'function', function: { name: 'now' } }, { name: 'flat', description: 'no wrapper', parameters: {} },
        { type: 'function', function: { name: 'none', parameters: { type: 'object', properties: [] }, extra: { a: 1 } } }],
    messages: [{ role: 'user', content: 'When?' }] }),
    emptyTools: coder({ tools: [], messages: [{ role: 'user', content: 'x' }] }),
    toolRound: coder({ tools: [tool], messages: [{ role: 'user', content: 'Read both' },
        { role: 'assistant', content: '\n I will.\n', tool_calls: [call('1', 'read_file', '{"path": "a"}'), call('2', 'read_file', '{"path":"b","limit":5}')] },
        toolTurn('1', 'contents of a\n'), toolTurn('2', ''), { role: 'assistant', content: 'Both.' }, { role: 'user', content: 'Thanks' }] }),
    allArguments: coder({ tools: [fullTool], messages: [{ role: 'user', content: 'Go' },
        { role: 'assistant', content: null, tool_calls: [call('1', 'edit', '{"path":"/a\\n\\u00e9","yes":true,"no":false,"none":null,"n":-12,'
            + '"list":[1,"a\\"",{"b":[]}],"object":{ "k":"v" , "u":"\\ud83d\\ude00"},"empty":""}')] }, toolTurn('1', 'ok')] }),
    noArguments: coder({ tools: [tool], messages: [{ role: 'user', content: 'Go' },
        { role: 'assistant', content: '', tool_calls: [call('1', 'read_file', '{}')] }, toolTurn('1', 'x'), { role: 'user', content: 'And now?' }] }),
    emptyCalls: coder({ messages: [{ role: 'user', content: 'Go' }, { role: 'assistant', content: 'No', tool_calls: [] }, { role: 'user', content: 'Ok' }] }),
    resultFirst: coder({ messages: [toolTurn('1', 'cut off'), toolTurn('2', 'more'), { role: 'user', content: 'Go on' }] }),
    resultAfterSystem: coder({ messages: [{ role: 'system', content: 's' }, toolTurn('1', 'cut off'), { role: 'user', content: 'Go on' }] }),
    thinkingIsText: coder({ enable_thinking: false, messages: [{ role: 'user', content: 'Go' },
        { role: 'assistant', content: '<think>\nhm\n</think>\n\nDone.', reasoning_content: 'dropped' }, { role: 'user', content: 'Thanks' }] }),
    long: coder({ tools: [tool, fullTool], messages: [{ role: 'system', content: repeated('You are careful. ', 50) },
        ...Array.from({ length: 12 }, (_, i) => ({ role: i % 2 ? 'assistant' : 'user', content: `${texts.chinese} ${texts.typescript} ${i}` }))] }),
};
