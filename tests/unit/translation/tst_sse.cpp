#include "translation/sse.h"

#include <QTest>

#include <vector>

using namespace qiao::translation;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

struct Block
{
    std::string name;
    std::string data;
    std::string id;
    std::string comments;
    std::string plainText; ///< the block as a pass-through would send it

    bool operator==(const Block &) const = default;
};

Block copyOf(const SseEvent &event)
{
    Block block{std::string(event.name), std::string(event.data), std::string(event.id),
        std::string(event.comments), {}};
    if (event.plain) {
        block.plainText = std::string(event.raw);
    } else {
        appendPlainBlock(event.raw, block.plainText);
    }
    return block;
}

std::vector<Block> decoded(const std::vector<std::string> &pieces)
{
    SseDecoder decoder;
    std::vector<Block> blocks;
    SseEvent event;
    for (const std::string &piece : pieces) {
        decoder.feed(piece);
        while (decoder.next(event)) {
            blocks.push_back(copyOf(event));
        }
    }
    while (decoder.finish(event)) {
        blocks.push_back(copyOf(event));
    }
    return blocks;
}

std::vector<Block> decoded(std::string_view text)
{
    return decoded(std::vector{std::string(text)});
}

const std::string allKinds =
    "\xEF\xBB\xBF: hello\r\n\r\ndata: {\"a\":1}\n\ndata:no space\r\rid:7\r\nevent:error\r\n"
    ":HTTP_STATUS/429\r\ndata:{\"code\":\"x\"}\r\n\r\n\n\n\nretry: 5\ndata: one\ndata: two\n\n"
    "data: caf\xC3\xA9 \xF0\x9F\x98\x80\n\ndata\n\nunknown: x\n\ndata: last"s;

} // namespace

class SseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_each_kind_of_line();
    void every_cut_gives_the_same_events();
    void byte_by_byte_gives_the_same_events();
    void a_whole_event_is_not_copied();
    void an_event_is_handed_out_with_its_last_byte();
    void a_carriage_return_ends_an_event_without_waiting();
    void plain_tells_what_may_pass_unchanged();
    void a_large_event_ends_the_stream();
    void the_limit_is_the_same_at_every_split();
    void many_small_events_are_no_large_one();
    void encodes_what_it_decodes();
};

void SseTest::reads_each_kind_of_line()
{
    const std::vector<Block> blocks = decoded(allKinds);
    QCOMPARE(blocks.size(), 9u);
    QCOMPARE(blocks[0].comments, " hello"s);
    QCOMPARE(blocks[1].data, "{\"a\":1}"s);
    QCOMPARE(blocks[2].data, "no space"s);
    QCOMPARE(blocks[3].name, "error"s);
    QCOMPARE(blocks[3].id, "7"s);
    QCOMPARE(blocks[3].comments, "HTTP_STATUS/429"s);
    QCOMPARE(blocks[3].data, "{\"code\":\"x\"}"s);
    QCOMPARE(blocks[4].data, "one\ntwo"s);
    QCOMPARE(blocks[4].plainText, "retry: 5\ndata: one\ndata: two\n\n"s);
    QCOMPARE(blocks[5].data, "caf\xC3\xA9 \xF0\x9F\x98\x80"s);
    QCOMPARE(blocks[6].data, ""s);
    QCOMPARE(blocks[7].plainText, "unknown: x\n\n"s);
    QCOMPARE(blocks[8].data, "last"s);
    QCOMPARE(blocks[8].plainText, "data: last\n\n"s);
}

void SseTest::every_cut_gives_the_same_events()
{
    const std::vector<Block> whole = decoded(allKinds);
    for (std::size_t cut = 0; cut <= allKinds.size(); ++cut) {
        QVERIFY2(decoded({allKinds.substr(0, cut), allKinds.substr(cut)}) == whole,
            qPrintable(QString::number(cut)));
    }
}

void SseTest::byte_by_byte_gives_the_same_events()
{
    std::vector<std::string> bytes;
    for (const char byte : allKinds) {
        bytes.emplace_back(1, byte);
        bytes.emplace_back();
    }
    QVERIFY(decoded(bytes) == decoded(allKinds));
}

void SseTest::a_whole_event_is_not_copied()
{
    const std::string bytes = "data: {}\n\ndata: 2\n\nda";
    SseDecoder decoder;
    SseEvent event;
    decoder.feed(bytes);
    QVERIFY(decoder.next(event));
    QVERIFY(event.raw.data() == bytes.data());
    QVERIFY(event.data.data() == bytes.data() + 6);
    QVERIFY(decoder.next(event));
    QVERIFY(event.raw.data() == bytes.data() + 10);
    QVERIFY(!decoder.next(event));
}

void SseTest::an_event_is_handed_out_with_its_last_byte()
{
    SseDecoder decoder;
    SseEvent event;
    decoder.feed("data: 1\n");
    QVERIFY(!decoder.next(event));
    decoder.feed("\n");
    QVERIFY(decoder.next(event));
    QCOMPARE(event.data, "1"sv);
}

void SseTest::a_carriage_return_ends_an_event_without_waiting()
{
    SseDecoder decoder;
    SseEvent event;
    decoder.feed("data: 1\r\n\r");
    QVERIFY(decoder.next(event));
    QCOMPARE(event.data, "1"sv);
    QVERIFY(!decoder.next(event));
    decoder.feed("\ndata: 2\n\n");
    QVERIFY(decoder.next(event));
    QCOMPARE(event.raw, "data: 2\n\n"sv);
    QVERIFY(event.plain);
}

void SseTest::plain_tells_what_may_pass_unchanged()
{
    SseDecoder decoder;
    SseEvent event;
    decoder.feed("data: 1\n\ndata: 2\r\n\r\ndata: 3\n\n");
    QVERIFY(decoder.next(event) && event.plain);
    QVERIFY(decoder.next(event) && !event.plain);
    QVERIFY(decoder.next(event) && event.plain);
}

void SseTest::a_large_event_ends_the_stream()
{
    const std::string large = "data: " + std::string(200, 'x');
    for (const std::size_t pieceSize : {1u, 7u, 64u, 1000u}) {
        SseDecoder decoder(100);
        SseEvent event;
        const std::string bytes = "data: 1\n\n" + large + "\n\ndata: 2\n\n";
        int seen = 0;
        for (std::size_t at = 0; at < bytes.size(); at += pieceSize) {
            const std::string piece = bytes.substr(at, pieceSize);
            decoder.feed(piece);
            while (decoder.next(event)) {
                ++seen;
            }
        }
        QVERIFY(!decoder.finish(event));
        QCOMPARE(seen, 1);
        QVERIFY(decoder.overflowed());
    }
}

void SseTest::the_limit_is_the_same_at_every_split()
{
    const std::string bytes = "data: 1\r\n\r\ndata: 2\n\n";
    for (std::size_t limit = 1; limit < 14; ++limit) {
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            std::vector<int> seen;
            for (const auto &pieces :
                {std::vector{bytes}, std::vector{bytes.substr(0, cut), bytes.substr(cut)}}) {
                SseDecoder decoder(limit);
                SseEvent event;
                int count = 0;
                for (const std::string &piece : pieces) {
                    decoder.feed(piece);
                    while (decoder.next(event)) {
                        ++count;
                    }
                }
                seen.push_back(decoder.overflowed() ? -1 : count);
            }
            QCOMPARE(seen[1], seen[0]);
        }
    }
}

void SseTest::many_small_events_are_no_large_one()
{
    SseDecoder decoder(16);
    SseEvent event;
    int seen = 0;
    for (int i = 0; i < 100; ++i) {
        decoder.feed("data: 1\n\ndata: 2\n\ndat");
        while (decoder.next(event)) {
            ++seen;
        }
        decoder.feed("a: 3\n\n");
        while (decoder.next(event)) {
            ++seen;
        }
    }
    QCOMPARE(seen, 300);
    QVERIFY(!decoder.overflowed());
}

void SseTest::encodes_what_it_decodes()
{
    std::string out;
    appendSseEvent("error", "a\r\nb\nc", out);
    appendSseEvent({}, "{}", out);
    appendSseComment("ping", out);
    QCOMPARE(out, "event: error\ndata: a\ndata: b\ndata: c\n\ndata: {}\n\n: ping\n\n"s);
    const std::vector<Block> blocks = decoded(out);
    QCOMPARE(blocks.size(), 3u);
    QCOMPARE(blocks[0].data, "a\nb\nc"s);
}

QTEST_APPLESS_MAIN(SseTest)
#include "tst_sse.moc"
