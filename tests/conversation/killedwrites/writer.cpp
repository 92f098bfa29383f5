// killedwrites-writer secrets|credentials FOLDER FIRST: writes the numbered secrets from FIRST on, for ever,
// and prints each number when it is written. To be killed.

#include "accounts/atomicfile.h"
#include "accounts/filesecretstore.h"
#include "accounts/qwenclicredentials.h"
#include "numbered.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = application.arguments();
    const bool secrets = arguments.value(1) == "secrets"_L1;
    FileSecretStore store(arguments.value(2));
    const QString credentials = QDir(arguments.value(2)).filePath(u"oauth_creds.json"_s);
    for (int number = arguments.value(3).toInt();; ++number) {
        const QByteArray secret = numberedSecret(number);
        const auto written = secrets ? store.write(u"id"_s, secret).result()
                                     : writePrivateFile(credentials,
                                         serialise({.accessToken = secret,
                                             .refreshToken = "refresh",
                                             .tokenType = "Bearer",
                                             .expiresAt = TimePoint(std::chrono::hours(24))}));
        if (!written) {
            std::fprintf(stderr, "%s\n", qPrintable(written.error().message));
            return 1;
        }
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}
