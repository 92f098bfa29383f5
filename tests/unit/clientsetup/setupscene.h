#pragma once

#include "support/files.h"

#include <qiao/clientsetup.h>

#include <QTemporaryDir>
#include <QTest>

/// A home in which tools may be set up.
class SetupScene
{
public:
    [[nodiscard]] qiao::ClientSetup setup() const
    {
        return qiao::ClientSetup({m_environment, home(), home() + QStringLiteral("/.qwen"), data()});
    }
    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString data() const { return m_home.filePath(QStringLiteral("qiao/data")); }
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }

    /// The settings file of \a tool.
    [[nodiscard]] QString path(qiao::ClientTool tool) const { return setup().state(tool, target()).path; }
    void write(qiao::ClientTool tool, const QByteArray &text) const
    {
        qiao::test::writeFile(path(tool), text);
    }
    [[nodiscard]] QByteArray text(qiao::ClientTool tool) const { return qiao::test::readFile(path(tool)); }

    static qiao::ClientTarget target(int port = 8080, const QString &key = {}, const QString &model = {})
    {
        return qiao::clientTarget(QUrl(QStringLiteral("http://localhost:%1").arg(port)), key, model);
    }

    [[nodiscard]] qiao::Result<qiao::ClientSetupOutcome> apply(
        qiao::ClientTool tool, const qiao::ClientTarget &to = target()) const
    {
        return setup().plan(tool, to).and_then(
            [this](const qiao::ClientSetupPlan &plan) { return setup().apply(plan); });
    }
    [[nodiscard]] qiao::Result<qiao::ClientSetupOutcome> undo(qiao::ClientTool tool) const
    {
        return setup().planUndo(tool).and_then(
            [this](const qiao::ClientSetupPlan &plan) { return setup().apply(plan); });
    }

    /// Tools whose settings Qiao writes, as rows of a test's table.
    static void rows()
    {
        QTest::addColumn<qiao::ClientTool>("tool");
        for (const qiao::ClientToolInfo &info : qiao::clientTools()) {
            if (info.canSetUp) {
                QTest::newRow(qUtf8Printable(info.id)) << info.tool;
            }
        }
    }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};
