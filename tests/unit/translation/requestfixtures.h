#pragma once

#include "fixturefile.h"

#include "translation/apirequest.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <boost/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

/// Requests in a folder below tests/data: a client's body (<case>.in.json), what is sent of it (.out.json,
/// where that differs), and what else is expected (.expect.json).
namespace requestfixtures {

using qiao::translation::AliasRule;
using qiao::translation::Service;

/// The names of the cases, sorted.
inline QStringList casesIn(const QDir &folder)
{
    QStringList names = folder.entryList({QStringLiteral("*.in.json")}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(8);
    }
    return names;
}

/// A data column "name" with a row per case.
inline void addCases(const QStringList &names)
{
    QTest::addColumn<QString>("name");
    for (const QString &name : names) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

/// The built-in aliases of an account of that service, as the plans have them.
inline std::vector<AliasRule> aliasesOf(Service service)
{
    return qiao::translation::defaultAliases(service,
        service == Service::Portal          ? "coder-model"
            : service == Service::DashScope ? "qwen3.7-plus"
                                            : "");
}

/// What <case>.expect.json says in every dialect; the rest is in \c json.
struct Expectation
{
    boost::json::object json;
    Service service = Service::Other;
    std::string model;
    std::vector<std::string> changes;
    std::vector<AliasRule> aliases; ///< the account's own before the built-in ones
    std::vector<std::string> realIds;
};

inline Expectation readExpectation(const QString &path)
{
    using Texts = std::vector<std::string>;
    Expectation expected;
    expected.json = boost::json::parse(readFixtureFile(path)).as_object();
    const auto &json = expected.json;
    const auto &service = json.at("service").as_string();
    expected.service = service == "portal" ? Service::Portal
        : service == "dashscope"           ? Service::DashScope
                                           : Service::Other;
    expected.model = json.at("model").as_string();
    expected.changes = boost::json::value_to<Texts>(json.at("changes"));
    if (const auto *aliases = json.if_contains("aliases")) {
        for (const auto &rule : aliases->as_array()) {
            expected.aliases.push_back(
                {std::string(rule.at(0).as_string()), std::string(rule.at(1).as_string())});
        }
    }
    std::ranges::copy(aliasesOf(expected.service), std::back_inserter(expected.aliases));
    if (const auto *ids = json.if_contains("realIds")) {
        expected.realIds = boost::json::value_to<Texts>(*ids);
    }
    return expected;
}

/// What was changed, in the form of the fixtures.
inline std::vector<std::string> notedIn(const qiao::translation::PreparedRequest &prepared)
{
    std::vector<std::string> noted;
    for (const qiao::translation::Change &change : prepared.changes) {
        noted.push_back(change.why.empty() ? "a change without a reason" : change.what);
    }
    return noted;
}

/// Whether the two are the same. If not, leaves \a actual beside the fixture and shows where they part.
inline bool isSame(
    const QDir &folder, const QString &name, const std::string &expected, const std::string &actual)
{
    if (actual == expected) {
        return true;
    }
    QFile file(folder.filePath(name + QStringLiteral(".fail")));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(actual.data(), static_cast<qint64>(actual.size()));
    }
    const auto [left, right] = std::ranges::mismatch(expected, actual);
    const auto at = static_cast<std::size_t>(left - expected.begin());
    const std::size_t from = at > 40 ? at - 40 : 0;
    qWarning("they part at byte %zu\n  expected …%s\n  actual   …%s", at, expected.substr(from, 160).c_str(),
        actual.substr(from, 160).c_str());
    return false;
}

} // namespace requestfixtures
