#pragma once

#include "fixturefile.h"

#include <QDir>
#include <QString>
#include <QTest>

#include <boost/json.hpp>

#include <memory>
#include <string>
#include <vector>

/// One recorded stream (tests/data/<folder>/<name>.in.sse) and what must come of it: .out.<suffix>, and
/// .json with the options and everything else that is expected.
struct StreamFixture
{
    QString base;
    std::string input;
    std::string output;
    boost::json::object expected;
    boost::json::object options;
};

inline StreamFixture readStreamFixture(const QString &base, const QString &suffix)
{
    StreamFixture fixture;
    fixture.base = base;
    fixture.input = readFixtureFile(base + QStringLiteral(".in.sse"));
    fixture.output = readFixtureFile(base + QStringLiteral(".out.") + suffix);
    fixture.expected = boost::json::parse(readFixtureFile(base + QStringLiteral(".json"))).as_object();
    if (const auto *options = fixture.expected.if_contains("options")) {
        fixture.options = options->as_object();
        fixture.expected.erase("options");
    }
    return fixture;
}

/// A data column "base" with a row per fixture in a folder below tests/data.
inline void addStreamFixtures(const QString &folder)
{
    QTest::addColumn<QString>("base");
    const QDir dir(QStringLiteral(QIAO_TEST_DATA "/") + folder);
    const QStringList names = dir.entryList({QStringLiteral("*.in.sse")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString base = name.chopped(7);
        QTest::newRow(qPrintable(base)) << dir.filePath(base);
    }
    if (names.isEmpty()) {
        qFatal("no fixtures in %s", qPrintable(dir.path()));
    }
}

inline std::vector<std::string> bytesOf(const std::string &text)
{
    std::vector<std::string> pieces;
    for (const char byte : text) {
        pieces.emplace_back(1, byte);
    }
    return pieces;
}
