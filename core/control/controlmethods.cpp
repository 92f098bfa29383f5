#include "control/controlmethods.h"

#include "accountparts.h"
#include "accounts/accounteditor.h"
#include "accounts/localaccountpool.h"
#include "accounts/secretstores.h"
#include "accounts/serviceday.h"
#include "control/accountjson.h"
#include "control/jsonrpc.h"
#include "control/newkeyjson.h"
#include "control/signincall.h"
#include "settings/settingvalues.h"
#include "upstream/networkupstream.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

Error missingParameter(QLatin1StringView method, const char *parameter)
{
    return {.kind = Error::Kind::Rejected,
        .message = Text::tr("%1 needs \"%2\".").arg(QString(method), QString::fromLatin1(parameter)),
        .httpStatus = 400,
        .type = "invalid_request_error",
        .retryHelps = false};
}

QString strategyWord(AccountStrategy strategy)
{
    return strategy == AccountStrategy::Failover ? u"failover"_s : u"fixed"_s;
}

} // namespace

struct ControlMethods::Method
{
    QLatin1StringView name;
    void (ControlMethods::*run)(const Call &call);
    const char *needed = ""; ///< a parameter that has to be there, and be text
    const char *neededToo = "";
};

const ControlMethods::Method ControlMethods::methods[] = {
    {"accounts.list"_L1, &ControlMethods::list},
    {"accounts.add"_L1, &ControlMethods::add, "key"},
    {"accounts.sign_in"_L1, &ControlMethods::signIn},
    {"accounts.remove"_L1, &ControlMethods::remove, "name"},
    {"accounts.rename"_L1, &ControlMethods::rename, "name", "new_name"},
    {"accounts.enable"_L1, &ControlMethods::enable, "name"},
    {"accounts.disable"_L1, &ControlMethods::disable, "name"},
    {"accounts.set_default"_L1, &ControlMethods::setDefault, "name"},
    {"accounts.set_strategy"_L1, &ControlMethods::setStrategy, "strategy"},
    {"accounts.link"_L1, &ControlMethods::link, "file"},
    {"accounts.test"_L1, &ControlMethods::test, "name"},
    {"accounts.counts"_L1, &ControlMethods::counts},
};

QString ControlMethods::Call::text(QLatin1StringView name) const
{
    return parameters.value(name).toString();
}

ControlMethods::ControlMethods(AccountParts &parts, QObject *parent) : QObject(parent), m_parts(parts) { }

void ControlMethods::call(
    const QString &method, const QJsonObject &parameters, QObject *caller, Reply reply, Notify notify)
{
    const auto *found = std::find_if(std::begin(methods), std::end(methods),
        [&method](const Method &candidate) { return candidate.name == method; });
    if (found == std::end(methods)) {
        reply(tl::make_unexpected(jsonrpc::unknownMethodError(method)));
        return;
    }
    for (const char *needed : {found->needed, found->neededToo}) {
        const bool isThere =
            *needed == '\0' || !parameters.value(QLatin1StringView(needed)).toString().isEmpty();
        if (!isThere) {
            reply(tl::make_unexpected(missingParameter(found->name, needed)));
            return;
        }
    }
    (this->*found->run)({parameters, caller, std::move(reply), std::move(notify)});
}

void ControlMethods::list(const Call &call)
{
    QJsonArray accounts;
    QString defaultName;
    for (const AccountSummary &account : m_parts.pool->summaries()) {
        accounts.append(accountJson(account));
        if (account.isDefault) {
            defaultName = account.name;
        }
    }
    call.reply(QJsonObject{
        {"accounts"_L1, accounts},
        {"default"_L1, defaultName},
        {"default_source"_L1, m_parts.settings.defaultAccountOrigin},
        {"strategy"_L1, strategyWord(m_parts.pool->strategy())},
        {"warnings"_L1, QJsonArray::fromStringList(warnings())},
    });
}

QStringList ControlMethods::warnings() const
{
    QStringList sentences{
        m_parts.store->fault(), secretsWarning(m_parts.settings.secretsBackend, m_parts.settings.dataFolder)};
    sentences.removeAll(QString());
    return sentences;
}

Result<QJsonObject> ControlMethods::account(const QString &name) const
{
    for (const AccountSummary &summary : m_parts.pool->summaries()) {
        if (summary.name == name) {
            return QJsonObject{{"account"_L1, accountJson(summary)}};
        }
    }
    return tl::make_unexpected(m_parts.editor->find(name).error());
}

void ControlMethods::add(const Call &call)
{
    const auto key = newKeyFrom(call.parameters);
    if (!key) {
        call.reply(tl::make_unexpected(key.error()));
        return;
    }
    KeyAddition *addition = m_parts.editor->addKey(*key, call.caller);
    connect(addition, &KeyAddition::found, addition, [notify = call.notify](const KeyFinding &finding) {
        notify(u"accounts.finding"_s, findingJson(finding));
    });
    connect(addition, &KeyAddition::finished, addition,
        [addition, reply = call.reply](const Result<KeyAdded> &added) {
            addition->deleteLater();
            reply(added.map([](const KeyAdded &key) {
                QJsonArray findings;
                for (const KeyFinding &finding : key.findings) {
                    findings.append(findingJson(finding));
                }
                return QJsonObject{{"account"_L1, accountJson(key.account)}, {"findings"_L1, findings},
                    {"sentence"_L1, key.sentence}, {"terms_notice"_L1, key.termsNotice},
                    {"test"_L1, testJson(key.account.name, key.probe)}};
            }));
        });
}

void ControlMethods::signIn(const Call &call)
{
    auto *signIn = new SignInCall(*m_parts.signIns, call.caller);
    connect(signIn, &SignInCall::changed, this,
        [this, signIn, reply = call.reply, notify = call.notify](const SignInState &state) {
            notify(u"accounts.sign_in_state"_s, signInJson(state));
            if (!state.hasEnded()) {
                return;
            }
            signIn->deleteLater();
            if (state.phase == SignInState::Phase::Failed && !state.accountAdded) {
                reply(tl::make_unexpected(state.error));
                return;
            }
            reply(account(state.accountName).map([&state](QJsonObject answer) {
                answer.insert("test"_L1, testJson(state.accountName, state.probe));
                return answer;
            }));
        });
    if (const auto started = signIn->start(call.text("name"_L1)); !started) {
        delete signIn;
        call.reply(tl::make_unexpected(started.error()));
    }
}

void ControlMethods::remove(const Call &call)
{
    whenFinished(m_parts.editor->remove(call.text("name"_L1)), call.caller,
        [reply = call.reply](
            const Result<void> &removed) { reply(removed.map([] { return QJsonObject(); })); });
}

void ControlMethods::rename(const Call &call)
{
    const QString newName = call.text("new_name"_L1);
    call.reply(
        m_parts.editor->rename(call.text("name"_L1), newName).and_then([&] { return account(newName); }));
}

void ControlMethods::enable(const Call &call)
{
    const QString name = call.text("name"_L1);
    call.reply(m_parts.editor->setEnabled(name, true).and_then([&] { return account(name); }));
}

void ControlMethods::disable(const Call &call)
{
    const QString name = call.text("name"_L1);
    call.reply(m_parts.editor->setEnabled(name, false).and_then([&] { return account(name); }));
}

void ControlMethods::setDefault(const Call &call)
{
    const QString name = call.text("name"_L1);
    call.reply(m_parts.editor->setDefault(name).and_then([&] { return account(name); }));
}

void ControlMethods::setStrategy(const Call &call)
{
    const QString word = call.text("strategy"_L1);
    const auto strategy = parseStrategy(word);
    if (!strategy) {
        call.reply(tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
            .message = Text::tr("A strategy is \"fixed\" or \"failover\". Use one of these."),
            .httpStatus = 400}));
        return;
    }
    call.reply(m_parts.editor->setStrategy(*strategy).map([&strategy] {
        return QJsonObject{{"strategy"_L1, strategyWord(*strategy)}};
    }));
}

void ControlMethods::link(const Call &call)
{
    call.reply(m_parts.editor->link(call.text("file"_L1)).and_then([this](const QString &name) {
        return account(name);
    }));
}

void ControlMethods::test(const Call &call)
{
    const QString name = call.text("name"_L1);
    const auto account = m_parts.editor->find(name);
    if (!account) {
        call.reply(tl::make_unexpected(account.error()));
        return;
    }
    auto *probe = new AccountProbe(*m_parts.pool, *m_parts.upstream, call.caller);
    connect(probe, &AccountProbe::finished, probe,
        [probe, name, reply = call.reply](const ProbeOutcome &outcome) {
            probe->deleteLater();
            reply(testJson(name, outcome));
        });
    probe->start(*account, call.text("model"_L1));
}

void ControlMethods::counts(const Call &call)
{
    QJsonArray accounts;
    for (const AccountSummary &account : m_parts.pool->summaries()) {
        accounts.append(QJsonObject{{"name"_L1, account.name}, {"requests"_L1, account.requestsToday},
            {"tokens"_L1, account.tokensToday}});
    }
    const TimePoint now = m_parts.clock();
    const auto resetsAt = nextServiceDay(now).time_since_epoch().count();
    call.reply(QJsonObject{
        {"day"_L1, serviceDay(now).toString(Qt::ISODate)},
        {"resets_at"_L1, timeJson(QDateTime::fromMSecsSinceEpoch(resetsAt))},
        {"accounts"_L1, accounts},
    });
}

} // namespace qiao
