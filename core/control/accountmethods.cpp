#include "control/accountmethods.h"

#include "accountparts.h"
#include "accounts/accounteditor.h"
#include "accounts/localaccountpool.h"
#include "accounts/secretstores.h"
#include "accounts/serviceday.h"
#include "control/accountjson.h"
#include "control/newkeyjson.h"
#include "control/signincall.h"
#include "settings/settingvalues.h"
#include "upstream/networkupstream.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

QString strategyWord(AccountStrategy strategy)
{
    return strategy == AccountStrategy::Failover ? u"failover"_s : u"fixed"_s;
}

} // namespace

AccountMethods::AccountMethods(AccountParts &parts) : m_parts(parts)
{
    add("accounts.list"_L1, &AccountMethods::list);
    add("accounts.add"_L1, &AccountMethods::addKey, {"key"_L1});
    add("accounts.sign_in"_L1, &AccountMethods::signIn);
    add("accounts.remove"_L1, &AccountMethods::remove, {"name"_L1});
    add("accounts.rename"_L1, &AccountMethods::rename, {"name"_L1, "new_name"_L1});
    add("accounts.enable"_L1, &AccountMethods::enable, {"name"_L1});
    add("accounts.disable"_L1, &AccountMethods::disable, {"name"_L1});
    add("accounts.set_default"_L1, &AccountMethods::setDefault, {"name"_L1});
    add("accounts.set_strategy"_L1, &AccountMethods::setStrategy, {"strategy"_L1});
    add("accounts.link"_L1, &AccountMethods::link, {"file"_L1});
    add("accounts.test"_L1, &AccountMethods::test, {"name"_L1});
    add("accounts.counts"_L1, &AccountMethods::counts);
}

void AccountMethods::list(const ControlCall &call)
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

QStringList AccountMethods::warnings() const
{
    QStringList sentences{
        m_parts.store->fault(), secretsWarning(m_parts.settings.secretsBackend, m_parts.settings.dataFolder)};
    sentences.removeAll(QString());
    return sentences;
}

Result<QJsonObject> AccountMethods::account(const QString &name) const
{
    for (const AccountSummary &summary : m_parts.pool->summaries()) {
        if (summary.name == name) {
            return QJsonObject{{"account"_L1, accountJson(summary)}};
        }
    }
    return tl::make_unexpected(m_parts.editor->find(name).error());
}

void AccountMethods::addKey(const ControlCall &call)
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

void AccountMethods::signIn(const ControlCall &call)
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

void AccountMethods::remove(const ControlCall &call)
{
    whenFinished(m_parts.editor->remove(call.text("name"_L1)), call.caller,
        [reply = call.reply](
            const Result<void> &removed) { reply(removed.map([] { return QJsonObject(); })); });
}

void AccountMethods::rename(const ControlCall &call)
{
    const QString newName = call.text("new_name"_L1);
    call.reply(
        m_parts.editor->rename(call.text("name"_L1), newName).and_then([&] { return account(newName); }));
}

void AccountMethods::enable(const ControlCall &call)
{
    const QString name = call.text("name"_L1);
    call.reply(m_parts.editor->setEnabled(name, true).and_then([&] { return account(name); }));
}

void AccountMethods::disable(const ControlCall &call)
{
    const QString name = call.text("name"_L1);
    call.reply(m_parts.editor->setEnabled(name, false).and_then([&] { return account(name); }));
}

void AccountMethods::setDefault(const ControlCall &call)
{
    const QString name = call.text("name"_L1);
    call.reply(m_parts.editor->setDefault(name).and_then([&] { return account(name); }));
}

void AccountMethods::setStrategy(const ControlCall &call)
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

void AccountMethods::link(const ControlCall &call)
{
    call.reply(m_parts.editor->link(call.text("file"_L1)).and_then([this](const QString &name) {
        return account(name);
    }));
}

void AccountMethods::test(const ControlCall &call)
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

void AccountMethods::counts(const ControlCall &call)
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
