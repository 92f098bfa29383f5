#include "usage/pricefiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Prices)
};

} // namespace

PriceTable builtInPrices()
{
    QFile file(u":/usage/prices.json"_s);
    const auto table = file.open(QIODevice::ReadOnly) ? PriceTable::parse(file.readAll())
                                                      : Result<PriceTable>(tl::unexpected(Error()));
    if (!table) {
        qFatal("The prices that are built into this program are damaged.");
    }
    return *table;
}

PriceTable currentPrices(const QString &configFolder, const std::function<void(const QString &)> &warn)
{
    const PriceTable builtIn = builtInPrices();
    QFile file(QDir(configFolder).filePath(u"prices.json"_s));
    if (!file.exists()) {
        return builtIn;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        warn(Text::tr("%1 cannot be read (%2). Check its permissions; Qiao's own prices are used until then.")
                 .arg(QDir::toNativeSeparators(file.fileName()), file.errorString()));
        return builtIn;
    }
    const Result<PriceTable> own = PriceTable::parse(file.read(largestFile));
    if (!own) {
        warn(Text::tr("%1 is not used. %2 Correct it and start Qiao again.")
                 .arg(QDir::toNativeSeparators(file.fileName()), own.error().message));
        return builtIn;
    }
    return builtIn.after(*own);
}

} // namespace qiao
