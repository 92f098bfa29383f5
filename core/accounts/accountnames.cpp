#include "accounts/accountnames.h"

#include "accounts/editerrors.h"
#include "accounts/qwenclifiles.h"

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr auto environmentName = "env"_L1;
constexpr qsizetype longestName = 64;

} // namespace

Result<void> checkNewName(const QString &name, const QStringList &taken)
{
    if (!isAccountName(name)) {
        return tl::make_unexpected(notANameError());
    }
    if (name == environmentName) {
        return tl::make_unexpected(nameReservedError(name));
    }
    if (taken.contains(name)) {
        return tl::make_unexpected(nameTakenError(name));
    }
    return {};
}

QString unusedName(const QString &wish, const QStringList &taken)
{
    QString name = wish;
    for (int number = 2; name == environmentName || taken.contains(name); ++number) {
        const QString suffix = u"-%1"_s.arg(number);
        name = wish.left(longestName - suffix.size()) + suffix;
    }
    return name;
}

} // namespace qiao
