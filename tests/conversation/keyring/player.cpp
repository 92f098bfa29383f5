// A keychain store on a thread of its own, as in the server, driven over standard input:
//
//     keyring-player SERVICE KEYRING-PATIENCE ANSWER-PATIENCE (milliseconds)
//
//     read ID          "secret HEX", "none" or "error STATUS SENTENCE"
//     write ID HEX     "done" or "error STATUS SENTENCE"
//     remove ID        the same
//     drop             destroys the store and makes a new one; "dropped"
//
// Ends with its input.

#include "accounts/keychainsecretstore.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QThread>

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

void printError(const Error &error)
{
    print("error " + QByteArray::number(error.httpStatus) + ' ' + error.message.toUtf8());
}

void printRead(const Result<std::optional<QByteArray>> &result)
{
    if (!result) {
        printError(result.error());
    } else {
        print(*result ? "secret " + (*result)->toHex() : "none");
    }
}

void printChange(const Result<void> &result)
{
    if (result) {
        print("done");
    } else {
        printError(result.error());
    }
}

class Player : public QObject
{
public:
    explicit Player(const KeychainOptions &options) : m_options(options) { }

    void obey(const QByteArray &line)
    {
        if (!m_store || line == "drop") {
            m_store = std::make_unique<KeychainSecretStore>(m_options);
        }
        const auto words = line.split(' ');
        const auto id = QString::fromUtf8(words.value(1));
        if (words.first() == "read") {
            whenFinished(m_store->read(id), this, &printRead);
        } else if (words.first() == "write") {
            whenFinished(m_store->write(id, QByteArray::fromHex(words.value(2))), this, &printChange);
        } else if (words.first() == "remove") {
            whenFinished(m_store->remove(id), this, &printChange);
        } else if (words.first() == "drop") {
            print("dropped");
        }
    }
    void end() { m_store.reset(); }

private:
    KeychainOptions m_options;
    std::unique_ptr<KeychainSecretStore> m_store;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = application.arguments();
    Player player({.service = arguments.value(1),
        .keyringPatience = std::chrono::milliseconds(arguments.value(2).toInt()),
        .answerPatience = std::chrono::milliseconds(arguments.value(3).toInt())});
    QThread worker;
    player.moveToThread(&worker);
    worker.start();
    std::thread reader([&player] {
        std::string line;
        while (std::getline(std::cin, line)) {
            QMetaObject::invokeMethod(
                &player, [&player, line] { player.obey(QByteArray::fromStdString(line)); },
                Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const int status = QCoreApplication::exec();
    reader.join();
    QMetaObject::invokeMethod(&player, &Player::end, Qt::BlockingQueuedConnection);
    worker.quit();
    worker.wait();
    return status;
}
