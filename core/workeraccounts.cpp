#include "workeraccounts.h"

#include "accountparts.h"
#include "accounts/accounteditor.h"
#include "accounts/accountprobe.h"
#include "accounts/keydetective.h"
#include "accounts/localaccountpool.h"
#include "upstream/networkupstream.h"
#include "workercall.h"
#include "workersignin.h"

#include <qiao/whenfinished.h>

#include <QDir>

namespace qiao {

namespace {

KeyHints hintsOf(const KeyInput &input)
{
    return {input.kind, input.region, input.baseUrl, {}};
}

AccountTest testOf(const ProbeOutcome &outcome)
{
    return {outcome.works, outcome.model, outcome.error, outcome.duration};
}

KeyVerdict verdictOn(const QList<KeyFinding> &findings, const KeyHints &hints)
{
    KeyVerdict verdict;
    verdict.sentence = verdictSentence(findings, hints);
    if (const KeyFinding *best = bestFinding(findings, hints)) {
        verdict.isUsable = true;
        verdict.place = placeName(best->candidate);
        verdict.models = best->models.size();
    }
    return verdict;
}

} // namespace

QFuture<Result<KeyVerdict>> WorkerAccounts::inspectKey(const KeyInput &input)
{
    return callWorker<KeyVerdict>(m_core, [input](ProxyCore &core, QObject *scope, const auto &reply) {
        const AccountParts &parts = core.accounts();
        const KeyHints hints = hintsOf(input);
        const auto candidates = keyCandidates(input.key, hints, parts.settings.plansUrl);
        if (!candidates) {
            reply->finish(tl::make_unexpected(candidates.error()));
            return;
        }
        auto *detective = new KeyDetective(*parts.upstream, std::chrono::seconds(10), scope);
        QObject::connect(detective, &KeyDetective::finished, scope,
            [reply, hints](const QList<KeyFinding> &findings) { reply->finish(verdictOn(findings, hints)); });
        detective->ask(input.key, *candidates, {});
    });
}

QFuture<Result<AddedAccount>> WorkerAccounts::addKey(const KeyInput &input)
{
    return callWorker<AddedAccount>(m_core, [input](ProxyCore &core, QObject *scope, const auto &reply) {
        KeyAddition *addition =
            core.accounts().editor->addKey({input.name, input.key, hintsOf(input), {}}, scope);
        QObject::connect(addition, &KeyAddition::finished, scope, [reply](const Result<KeyAdded> &result) {
            reply->finish(result.map([](const KeyAdded &added) {
                return AddedAccount{added.account, added.sentence, added.termsNotice, testOf(added.probe)};
            }));
        });
    });
}

std::unique_ptr<SignInFlow> WorkerAccounts::signIn(const QString &name)
{
    return std::make_unique<WorkerSignIn>(m_core, name);
}

QFuture<Result<FoundImports>> WorkerAccounts::findImports()
{
    return askWorker<FoundImports>(m_core, [](ProxyCore &core) -> Result<FoundImports> {
        return qiao::findImports({QProcessEnvironment::systemEnvironment(), QDir::homePath(),
            core.accounts().settings.qwenHome, {}});
    });
}

QFuture<Result<QString>> WorkerAccounts::linkSignIn(const QString &fileName)
{
    return askWorker<QString>(
        m_core, [fileName](ProxyCore &core) { return core.accounts().editor->link(fileName); });
}

QFuture<Result<void>> WorkerAccounts::remove(const QString &name)
{
    return awaitWorker<void>(
        m_core, [name](ProxyCore &core) { return core.accounts().editor->remove(name); });
}

QFuture<Result<void>> WorkerAccounts::rename(const QString &name, const QString &newName)
{
    return askWorker<void>(
        m_core, [name, newName](ProxyCore &core) { return core.accounts().editor->rename(name, newName); });
}

QFuture<Result<void>> WorkerAccounts::setEnabled(const QString &name, bool enabled)
{
    return askWorker<void>(m_core,
        [name, enabled](ProxyCore &core) { return core.accounts().editor->setEnabled(name, enabled); });
}

QFuture<Result<void>> WorkerAccounts::setDefault(const QString &name)
{
    return askWorker<void>(
        m_core, [name](ProxyCore &core) { return core.accounts().editor->setDefault(name); });
}

QFuture<Result<void>> WorkerAccounts::setStrategy(AccountStrategy strategy)
{
    return askWorker<void>(
        m_core, [strategy](ProxyCore &core) { return core.accounts().editor->setStrategy(strategy); });
}

QFuture<Result<AccountTest>> WorkerAccounts::test(const QString &name)
{
    return callWorker<AccountTest>(m_core, [name](ProxyCore &core, QObject *scope, const auto &reply) {
        const AccountParts &parts = core.accounts();
        const auto account = parts.editor->find(name);
        if (!account) {
            reply->finish(tl::make_unexpected(account.error()));
            return;
        }
        auto *probe = new AccountProbe(*parts.pool, *parts.upstream, scope);
        QObject::connect(probe, &AccountProbe::finished, scope,
            [reply](const ProbeOutcome &outcome) { reply->finish(testOf(outcome)); });
        probe->start(*account);
    });
}

} // namespace qiao
