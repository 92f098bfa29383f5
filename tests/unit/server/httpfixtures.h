#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTest>

/// Adds every tests/data/http/<prefix>*.http as a row with the columns request, status and words (the
/// sentence of the refusal, or the answer of FrontendFixture).
inline void addHttpFixtures(const QString &prefix)
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    const QDir folder(QStringLiteral(QIAO_TEST_DATA "/http"));
    const auto read = [&](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QStringList names = folder.entryList({prefix + QStringLiteral("*.http")}, QDir::Files);
    for (const QString &name : names) {
        const QByteArray expected = read(name.chopped(5) + QStringLiteral(".expected")).trimmed();
        QTest::newRow(qPrintable(name.chopped(5)))
            << read(name) << expected.left(3).toInt() << expected.mid(4);
    }
}
