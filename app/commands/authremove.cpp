#include "commands/accountjson.h"
#include "commands/authcommand.h"
#include "commands/authcommands.h"
#include "commands/yes.h"
#include "terminal/printable.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthRemove : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        if (!wants("yes") && !hasKeyboard()) {
            failUsage(tr("There is nobody to ask whether to remove \"%1\". Say --yes to remove it unasked.")
                          .arg(argument(0)));
            return;
        }
        call(u"accounts.list"_s, {}, [this](const QJsonObject &answer) {
            const QList<AccountSummary> accounts = accountsFromJson(answer);
            const auto found = std::find_if(accounts.begin(), accounts.end(),
                [this](const AccountSummary &account) { return account.name == argument(0); });
            const bool isThere = found != accounts.end();
            const bool isLinked = isThere && found->isLinked;
            // one that is not there: the accounts say so in their own words, without a question before
            if (isThere && !wants("yes") && !isConfirmed(isLinked)) {
                fail({.kind = Error::Kind::Rejected,
                    .message = tr("Nothing was removed."),
                    .httpStatus = 409});
                return;
            }
            remove(isLinked);
        });
    }

private:
    [[nodiscard]] bool isConfirmed(bool isLinked) const
    {
        const QString question = isLinked
            ? tr("Remove \"%1\" from Qiao? The Qwen CLI's file stays. [y/N] ")
            : tr("Remove \"%1\" and its secret? Only signing in or adding the key again brings it back. "
                 "[y/N] ");
        const auto answer = ask(question.arg(printable(argument(0))), Echo::On);
        return answer && isYes(*answer);
    }

    void remove(bool isLinked)
    {
        call(u"accounts.remove"_s, {{u"name"_s, argument(0)}}, [this, isLinked](const QJsonObject &) {
            const QString sentence = isLinked
                ? tr("\"%1\" is removed from Qiao. The Qwen CLI's file is still there; \"qiao auth import\" "
                     "adds it again.")
                : tr("\"%1\" and its secret are removed.");
            print(sentence.arg(argument(0)), {{u"removed"_s, argument(0)}, {u"linked"_s, isLinked}});
            end(0);
        });
    }
};

} // namespace

int runAuthRemove(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthRemove>(invocation, program);
}

} // namespace qiao
