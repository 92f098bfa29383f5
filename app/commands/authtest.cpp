#include "commands/accountjson.h"
#include "commands/authcommand.h"
#include "commands/authcommands.h"
#include "commands/testresult.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthTest : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        if (!argument(0).isEmpty()) {
            m_names = {argument(0)};
            testNext();
            return;
        }
        call(u"accounts.list"_s, {}, [this](const QJsonObject &answer) {
            for (const AccountSummary &account : accountsFromJson(answer)) {
                if (account.state != AccountSummary::State::Disabled) {
                    m_names.append(account.name);
                }
            }
            if (m_names.isEmpty()) {
                fail({.kind = Error::Kind::NeedsLogin,
                    .message = tr("No account yet. Add one to start."),
                    .httpStatus = 404});
                return;
            }
            testNext();
        });
    }

private:
    void testNext()
    {
        if (m_names.isEmpty()) {
            if (wantsJson()) {
                printJson({{u"accounts"_s, m_results}});
            }
            end(m_allWork ? 0 : exitFailure);
            return;
        }
        const QString name = m_names.takeFirst();
        showLive(tr("Asking with \"%1\"…").arg(name));
        QJsonObject parameters{{u"name"_s, name}};
        if (const QString model = flag("model"); !model.isEmpty()) {
            parameters.insert(u"model"_s, model);
        }
        call(u"accounts.test"_s, parameters, [this, name](const QJsonObject &test) {
            show(name, test);
            testNext();
        });
    }

    void show(const QString &name, const QJsonObject &test)
    {
        const bool works = test.value("works"_L1).toBool();
        m_allWork = m_allWork && works;
        m_results.append(test);
        if (!wantsJson()) {
            terminal().line(painted(printable(testSentence(name, test)),
                works ? Colour::Good : Colour::Trouble, terminal().colours()));
        }
    }

    QStringList m_names;
    QJsonArray m_results;
    bool m_allWork = true;
};

} // namespace

int runAuthTest(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthTest>(invocation, program);
}

} // namespace qiao
