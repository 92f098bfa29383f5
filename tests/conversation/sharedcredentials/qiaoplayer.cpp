// One Qiao, as far as credentials go, driven over standard input: for each line it asks for the default
// account's credential and prints "token <token>" or "error <sentence>". Ends with its input.

#include "accounts/localaccountpool.h"
#include "accounts/memorysecretstore.h"
#include "upstream/networkupstream.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <iostream>
#include <string>
#include <thread>

using namespace qiao;

namespace {

void print(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void answer(const Result<Credential> &credential)
{
    print(credential ? "token " + credential->token : "error " + credential.error().message.toUtf8());
}

void askForCredential(LocalAccountPool &pool)
{
    if (const auto account = pool.choose(AccountWish())) {
        whenFinished(pool.credential(*account), &pool, &answer);
    } else {
        answer(tl::make_unexpected(account.error()));
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = application.arguments();
    Settings settings;
    settings.qwenHome = arguments.value(1);
    settings.oauthUrl = QUrl(arguments.value(2));
    NetworkUpstream upstream({});
    AccountStore store(QDir(settings.qwenHome).filePath(QStringLiteral("qiao")));
    MemorySecretStore secrets;
    LocalAccountPool pool(settings, store, secrets, upstream);
    // no event tells of standard input on every platform
    std::thread reader([&pool] {
        std::string line;
        while (std::getline(std::cin, line)) {
            QMetaObject::invokeMethod(
                &pool, [&pool] { askForCredential(pool); }, Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const int status = QCoreApplication::exec();
    reader.join();
    return status;
}
