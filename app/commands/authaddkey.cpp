#include "commands/authaddkey.h"

#include "commands/keyfinding.h"
#include "commands/testresult.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Auth)
};

constexpr std::array hints{std::pair{"kind", "kind"_L1}, std::pair{"region", "region"_L1},
    std::pair{"base-url", "base_url"_L1}, std::pair{"anthropic-base-url", "anthropic_base_url"_L1},
    std::pair{"proxy", "proxy"_L1}};

/// Words for --kind: everything but the sign-in.
QStringList keyKinds()
{
    QStringList words = kindWords();
    words.removeAll(kindWord(AccountKind::QwenSignIn));
    return words;
}

/// The models of the place that took the key.
QStringList openedModels(const QJsonArray &findings)
{
    QStringList models;
    for (const QJsonValue &finding : findings) {
        if (finding["verdict"_L1] == "accepted"_L1 && models.isEmpty()) {
            for (const QJsonValue &model : finding["models"_L1].toArray()) {
                models.append(model.toString());
            }
        }
    }
    return models;
}

} // namespace

void AuthAddKey::start()
{
    if (wants("kind") && !keyKinds().contains(flag("kind"))) {
        failUsage(Text::tr("\"%1\" is no kind of key. Use one of: %2.")
                      .arg(flag("kind"), keyKinds().join(u", "_s)));
        return;
    }
    const QString key = askKey();
    if (key.isEmpty()) {
        failUsage(Text::tr("There was no key to add. Paste it where qiao asks for it, or pass it on standard "
                           "input."));
        return;
    }
    QJsonObject parameters{{u"name"_s, argument(0)}, {u"key"_s, key}};
    for (const auto &[name, parameter] : hints) {
        if (wants(name)) {
            parameters.insert(parameter, flag(name));
        }
    }
    follow(u"accounts.finding"_s, [this](const QJsonObject &finding) { showFinding(finding); });
    showLive(Text::tr("Asking where the key belongs…"));
    call(u"accounts.add"_s, parameters, [this](const QJsonObject &answer) { showAnswer(answer); });
}

QString AuthAddKey::askKey()
{
    const QString question = Text::tr("Key for \"%1\" (it is not shown): ").arg(printable(argument(0)));
    return QString::fromUtf8(ask(question, Echo::Off).value_or(QByteArray()).trimmed());
}

void AuthAddKey::showFinding(const QJsonObject &finding)
{
    if (wantsJson()) {
        QJsonObject line = finding;
        line.insert(u"type"_s, u"finding"_s);
        printJson(line);
        return;
    }
    const bool accepted = finding.value("verdict"_L1) == "accepted"_L1;
    terminal().line(painted(
        printable(findingLine(finding)), accepted ? Colour::Good : Colour::Quiet, terminal().colours()));
    showLive(Text::tr("Asking where the key belongs…"));
}

void AuthAddKey::showAnswer(const QJsonObject &answer)
{
    const QJsonObject test = answer.value("test"_L1).toObject();
    const bool works = test.value("works"_L1).toBool();
    if (wantsJson()) {
        QJsonObject line = answer;
        line.insert(u"type"_s, u"added"_s);
        printJson(line);
        endWithWarnings(works ? 0 : exitFailure);
        return;
    }
    const QString name = answer.value("account"_L1)["name"_L1].toString(argument(0));
    for (const QString &sentence : {answer.value("sentence"_L1).toString(),
             modelsLine(openedModels(answer.value("findings"_L1).toArray())),
             answer.value("terms_notice"_L1).toString()}) {
        if (!sentence.isEmpty()) {
            terminal().line(printable(sentence));
        }
    }
    terminal().line(painted(
        printable(testSentence(name, test)), works ? Colour::Good : Colour::Trouble, terminal().colours()));
    if (!works) {
        terminal().line(
            Text::tr("The account is kept. \"qiao auth test %1\" asks again.").arg(printable(name)));
    }
    endWithWarnings(works ? 0 : exitFailure);
}

} // namespace qiao
