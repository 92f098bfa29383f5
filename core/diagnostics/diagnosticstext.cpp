#include <qiao/diagnostics.h>

#include "diagnostics/versions.h"
#include "logging/redaction.h"

#include <qiao/usagejson.h>

#include <QDir>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// Headed lists of lines.
class Sections
{
public:
    void begin(const QString &title) { m_text += u'\n' + title + u'\n'; }
    void line(const QString &text) { m_text += "  "_L1 + text + u'\n'; }
    void fact(const QString &name, const QString &value) { line(name + ": "_L1 + value); }

    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

QString wordOf(SettingSource source)
{
    switch (source) {
    case SettingSource::Flag:
        return u"flag"_s;
    case SettingSource::Environment:
        return u"environment"_s;
    case SettingSource::DotEnv:
        return u".env"_s;
    case SettingSource::SettingsFile:
        return u"settings file"_s;
    case SettingSource::Default:
        break;
    }
    return u"default"_s;
}

void addSettings(Sections &sections, const LoadedSettings &loaded)
{
    sections.begin(u"Settings (those that are not named have their defaults)"_s);
    sections.fact(u"configuration folder"_s, loaded.settings.configFolder);
    sections.fact(u"data folder"_s, loaded.settings.dataFolder);
    sections.fact(u"runtime folder"_s, loaded.settings.runtimeFolder);
    sections.fact(u"Qwen CLI's folder"_s, loaded.settings.qwenHome);
    QStringList names = loaded.origins.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const SettingOrigin origin = loaded.origins.value(name);
        const auto value = loaded.shownValues.constFind(name);
        const QString shown =
            value == loaded.shownValues.cend() ? u"set, not shown"_s : u"\"%1\""_s.arg(*value);
        sections.line(u"%1: %2 (%3: %4)"_s.arg(name, shown, wordOf(origin.source), origin.name));
    }
    for (const QString &warning : loaded.warnings) {
        sections.fact(u"warning"_s, warning);
    }
}

/// null, a number, a text or a list of texts.
QString valueText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList texts;
        for (const QJsonValue &item : value.toArray()) {
            texts.append(item.toString());
        }
        return texts.join(u", "_s);
    }
    return value.isNull() || value.isUndefined() ? u"–"_s : value.toVariant().toString();
}

void addMembers(Sections &sections, const QJsonObject &object)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->isObject()) {
            sections.fact(member.key(), valueText(*member));
        }
    }
}

void addServer(Sections &sections, const Result<QJsonObject> &server)
{
    sections.begin(u"Server"_s);
    if (!server) {
        sections.fact(u"error"_s, server.error().message);
        return;
    }
    addMembers(sections, *server);
    if (const QJsonValue today = server->value("today"_L1); today.isObject()) {
        sections.begin(u"Today"_s);
        addMembers(sections, today.toObject());
    }
}

void addAccounts(Sections &sections, const Result<QJsonObject> &accounts)
{
    sections.begin(u"Accounts"_s);
    if (!accounts) {
        sections.fact(u"error"_s, accounts.error().message);
        return;
    }
    sections.fact(u"strategy"_s, valueText(accounts->value("strategy"_L1)));
    sections.fact(u"default"_s, valueText(accounts->value("default"_L1)));
    sections.fact(u"warnings"_s, valueText(accounts->value("warnings"_L1)));
    for (const QJsonValue &value : accounts->value("accounts"_L1).toArray()) {
        QStringList parts;
        for (const auto name : {"name"_L1, "kind"_L1, "region"_L1, "host"_L1, "state"_L1, "linked"_L1,
                 "expires_at"_L1, "until"_L1, "reason"_L1, "requests_today"_L1, "tokens_today"_L1}) {
            parts.append(name + '='_L1 + valueText(value[name]));
        }
        sections.line(parts.join(u"; "_s));
    }
}

void addTests(Sections &sections, const QList<SelfTest> &tests)
{
    sections.begin(u"Self-tests"_s);
    for (const SelfTest &test : tests) {
        sections.line(
            (test.outcome == SelfTest::Outcome::Passed ? "passed  "_L1 : "FAILED  "_L1) + test.sentence);
    }
}

} // namespace

QByteArray diagnosticsText(const Diagnostics &diagnostics)
{
    Sections sections;
    sections.begin(u"Versions"_s);
    for (const auto &[name, version] : versions()) {
        sections.fact(name, version);
    }
    addSettings(sections, diagnostics.loaded);
    addServer(sections, diagnostics.server);
    addAccounts(sections, diagnostics.accounts);
    addTests(sections, diagnostics.tests);
    sections.begin(u"Log (the last %1 lines)"_s.arg(diagnostics.logLines.size()));
    for (const QByteArray &line : diagnostics.logLines) {
        sections.line(QString::fromUtf8(line));
    }
    QString text = u"Diagnostics of Qiao, made at %1. Secrets are left out.\n"_s.arg(
                       diagnostics.madeAt.toUTC().toString(Qt::ISODate))
        + sections.text();
    if (const QString home = QDir::homePath(); home.size() > 1) {
        text.replace(home, u"~"_s);
    }
    return redacted(text).toUtf8();
}

} // namespace qiao
