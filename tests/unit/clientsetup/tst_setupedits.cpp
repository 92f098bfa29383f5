#include "clientsetup/setupedits.h"

#include <boost/json.hpp>

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// Setting up and undoing as pure edits of a text, for settings of all kinds.
class TestSetupEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anySettingsComeBack_data();
    void anySettingsComeBack();
    void whatTheUserAddsStays();
    void namesWhatStandsInTheWay();

private:
    /// Settings as somebody may have them, now and then with the keys that tools have.
    class Settings
    {
    public:
        explicit Settings(quint32 seed) : m_random(seed) { }

        [[nodiscard]] std::string text()
        {
            m_lineEnd = chance(3) ? "\r\n" : "\n";
            m_indent = chance(2) ? "\t" : "  ";
            m_inLines = !chance(4);
            return (chance(4) ? "\xEF\xBB\xBF" : "") + comment() + object(0, "") + m_lineEnd;
        }

    private:
        [[nodiscard]] bool chance(int in) { return m_random.bounded(in) == 0; }

        [[nodiscard]] std::string comment()
        {
            if (!chance(4)) {
                return {};
            }
            return m_inLines && chance(2) ? " // a, b } \"" + m_lineEnd : " /* c, ] */ ";
        }

        [[nodiscard]] std::string object(int depth, const std::string &indent)
        {
            static const std::vector<std::string> names{"env", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY",
                "QIAO_API_KEY", "provider", "qiao", "options", "apiKey", "agent", "other", "list"};
            const std::string inner = indent + m_indent;
            std::string text = "{" + comment();
            const int members = m_random.bounded(depth > 2 ? 1 : 4);
            for (int i = 0; i < members; ++i) {
                const auto name = static_cast<std::size_t>(m_random.bounded(static_cast<int>(names.size())));
                text += (m_inLines ? m_lineEnd + inner : " ") + '"' + names[name]
                    + (i > 0 ? std::to_string(i) : std::string()) + "\":" + comment() + value(depth, inner)
                    + comment();
                text += i + 1 < members || chance(3) ? "," + comment() : "";
            }
            return text + (m_inLines && members > 0 ? m_lineEnd + indent : "") + "}";
        }

        [[nodiscard]] std::string value(int depth, const std::string &indent)
        {
            switch (m_random.bounded(4)) {
            case 0:
                return "[1, {\"envKey\": \"x\"}" + std::string(chance(2) ? "," : "") + "]";
            case 1:
                return "\"te\\\"xt // \"";
            case 2:
                return "12.50";
            default:
                return object(depth + 1, indent);
            }
        }

        QRandomGenerator m_random;
        std::string m_lineEnd;
        std::string m_indent;
        bool m_inLines = true;
    };

    static std::string withoutBlanks(std::string text)
    {
        std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
        return text;
    }

    static ClientTarget target() { return clientTarget(QUrl(u"http://localhost:8080"_s)); }
};

void TestSetupEdits::anySettingsComeBack_data()
{
    QTest::addColumn<ClientTool>("tool");
    for (const ClientToolInfo &info : clientTools()) {
        if (info.canSetUp) {
            QTest::newRow(qUtf8Printable(info.id)) << info.tool;
        }
    }
}

void TestSetupEdits::anySettingsComeBack()
{
    QFETCH(const ClientTool, tool);
    int tried = 0;
    int exact = 0; // all but those with empty braces or several members on a line
    for (quint32 seed = 1; seed <= 300; ++seed) {
        const std::string text = Settings(seed).text();
        QVERIFY2(!faultIn(text), text.c_str());
        const auto there = setUp(text, setupKeys(tool, target()), {});
        if (!there) {
            continue;
        }
        ++tried;
        QVERIFY2(!faultIn(there->text), there->text.c_str());
        for (const SetupKey &key : setupKeys(tool, target())) {
            QCOMPARE(jsonAt(there->text, key.path).has_value(), key.value.has_value());
        }
        const auto moved = setUp(there->text,
            setupKeys(tool, clientTarget(QUrl(u"http://localhost:9"_s), u"key"_s, u"m"_s)), there->record);
        QVERIFY(moved);
        const auto back = undone(moved->text, moved->record);
        QVERIFY(back && back->kept.isEmpty());
        QCOMPARE(canonicalJson(back->text), canonicalJson(text));
        if (text.find("ANTHROPIC_API_KEY") == std::string::npos) { // what was taken out comes back at the end
            QVERIFY2(
                withoutBlanks(back->text) == withoutBlanks(text), (text + "\n---\n" + back->text).c_str());
        }
        exact += back->text == text ? 1 : 0;
    }
    QVERIFY(tried > 150);
    QVERIFY2(exact > tried * 8 / 10, qUtf8Printable(QString::number(exact)));
}

void TestSetupEdits::whatTheUserAddsStays()
{
    const auto there = setUp("", setupKeys(ClientTool::OpenCode, target()), {});
    QVERIFY(there);
    const JsonPath own{{"provider"}, {"qiao"}, {"models"}, {"mine"}};
    const JsoncResult more = withJsonAt(there->text, own, 1);
    QVERIFY(more);
    const auto back = undone(*more, there->record);
    QVERIFY(back);
    QCOMPARE(canonicalJson(back->text), canonicalJson(R"({"provider": {"qiao": {"models": {"mine": 1}}}})"));
}

void TestSetupEdits::namesWhatStandsInTheWay()
{
    const auto none =
        setUp(R"({"language_models": {"openai_compatible": []}})", setupKeys(ClientTool::Zed, target()), {});
    QVERIFY(!none);
    QCOMPARE(none.error(), u"language_models.openai_compatible"_s);
}

QTEST_GUILESS_MAIN(TestSetupEdits)
#include "tst_setupedits.moc"
