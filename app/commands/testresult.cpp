#include "commands/testresult.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Auth)
};

} // namespace

QString testSentence(const QString &name, const QJsonObject &test)
{
    if (test.value("works"_L1).toBool()) {
        return Text::tr("\"%1\" works: %2 answered in %3 ms.")
            .arg(name, test.value("model"_L1).toString(),
                QString::number(test.value("duration_ms"_L1).toInteger()));
    }
    const QString reason = test.value("sentence"_L1).toString();
    return reason.isEmpty() ? Text::tr("\"%1\" does not work.").arg(name)
                            : Text::tr("\"%1\" does not work: %2").arg(name, reason);
}

} // namespace qiao
