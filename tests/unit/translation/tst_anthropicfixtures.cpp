#include "anthropicoutcome.h"

#include "support/anthropicgrammar.h"

using namespace qiao::translation;
using namespace std::string_literals;
using qiao::test::AnthropicGrammar;
using qiao::test::AssembledMessage;

namespace {

/// Both folders: what clients of the other API get as well, clients of this one get too.
void addAllFixtures()
{
    QTest::addColumn<QString>("base");
    for (const char *folder : {"anthropic-stream", "chat-stream", "chat-aggregate"}) {
        const QDir dir(QStringLiteral(QIAO_TEST_DATA "/") + QLatin1String(folder));
        for (const QString &name : dir.entryList({QStringLiteral("*.in.sse")}, QDir::Files, QDir::Name)) {
            const QString base = name.chopped(7);
            QTest::addRow("%s: %s", folder, qPrintable(base)) << dir.filePath(base);
        }
    }
}

std::string inputOf(const QString &base)
{
    return readFixtureFile(base + QStringLiteral(".in.sse"));
}

AnthropicCase caseOf(const QString &base)
{
    const auto expected = boost::json::parse(readFixtureFile(base + QStringLiteral(".json"))).as_object();
    const auto *options = expected.if_contains("options");
    return anthropicCase(options ? options->as_object() : boost::json::object());
}

QByteArray textOf(const boost::json::object &object)
{
    return QByteArray::fromStdString(boost::json::serialize(object));
}

} // namespace

class AnthropicFixturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data() { addStreamFixtures(QStringLiteral("anthropic-stream")); }
    void fixtures();
    void every_split_gives_the_same_stream_data() { addAllFixtures(); }
    void every_split_gives_the_same_stream();
    void every_stream_follows_the_grammar_data() { addAllFixtures(); }
    void every_stream_follows_the_grammar();
    void the_whole_message_is_what_the_stream_makes_data() { addAllFixtures(); }
    void the_whole_message_is_what_the_stream_makes();
};

void AnthropicFixturesTest::fixtures()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("sse"));
    const AnthropicCase test = anthropicCase(fixture.options);
    const AnthropicOutcome outcome = streamed({fixture.input}, test);
    QCOMPARE(QByteArray::fromStdString(outcome.out), QByteArray::fromStdString(fixture.output));
    QCOMPARE(textOf(outcome.rest), textOf(fixture.expected));
    const AnthropicOutcome whole = aggregated({fixture.input}, test);
    QCOMPARE(QByteArray::fromStdString(whole.out),
        QByteArray::fromStdString(readFixtureFile(base + QStringLiteral(".out.json"))).trimmed());
}

void AnthropicFixturesTest::every_split_gives_the_same_stream()
{
    QFETCH(QString, base);
    const std::string input = inputOf(base);
    const AnthropicCase test = caseOf(base);
    const AnthropicOutcome stream = streamed({input}, test);
    const AnthropicOutcome whole = aggregated({input}, test);
    QVERIFY(streamed(bytesOf(input), test) == stream);
    QVERIFY(aggregated(bytesOf(input), test) == whole);
    // tst_chatstream cuts the inputs of its folder everywhere, and the reader of events is the same; so is
    // that of the whole message.
    const std::size_t last = base.contains(QStringLiteral("/anthropic-stream/")) ? input.size() : 0;
    for (std::size_t cut = 0; cut <= last; ++cut) {
        const AnthropicOutcome outcome = streamed({input.substr(0, cut), input.substr(cut)}, test);
        QVERIFY2(outcome == stream, qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void AnthropicFixturesTest::every_stream_follows_the_grammar()
{
    QFETCH(QString, base);
    const AnthropicCase test = caseOf(base);
    const auto stream = anthropicAnswer(test.options)->stream(test.context);
    AnthropicGrammar grammar;
    AnthropicGrammar pinged;
    const auto pingedStream = anthropicAnswer(test.options)->stream(test.context);
    for (const std::string &byte : bytesOf(inputOf(base))) {
        std::string out;
        stream->feed(byte, out);
        grammar.feed(out);
        out.clear();
        pingedStream->ping(out);
        pingedStream->feed(byte, out);
        pinged.feed(out);
    }
    for (const auto &[translator, checker] :
        {std::pair(stream.get(), &grammar), std::pair(pingedStream.get(), &pinged)}) {
        std::string out;
        translator->finish(out);
        if (translator->failure() && checker->begun()) {
            translator->fail(*translator->failure(), out);
        }
        checker->feed(out);
        QCOMPARE(checker->error(), ""s);
        QCOMPARE(checker->ended(), translator->ended());
        QVERIFY(checker->closed());
        QCOMPARE(checker->ended(), !translator->failure().has_value());
    }
    QVERIFY(grammar.message() == pinged.message() || !grammar.begun());
}

void AnthropicFixturesTest::the_whole_message_is_what_the_stream_makes()
{
    QFETCH(QString, base);
    const std::string input = inputOf(base);
    const AnthropicCase test = caseOf(base);
    const AnthropicOutcome stream = streamed({input}, test);
    const AnthropicOutcome whole = aggregated({input}, test);
    AnthropicGrammar grammar;
    grammar.feed(stream.out);
    boost::json::object said = stream.rest;
    QCOMPARE(said.at("ended").as_bool(), !whole.out.empty());
    said.erase("ended");
    QCOMPARE(textOf(said), textOf(whole.rest));
    if (whole.out.empty()) {
        return;
    }
    std::string error;
    const AssembledMessage message = qiao::test::readWholeMessage(whole.out, error);
    QCOMPARE(error, ""s);
    QVERIFY(message == grammar.message());
}

QTEST_APPLESS_MAIN(AnthropicFixturesTest)
#include "tst_anthropicfixtures.moc"
