#include "usage/clientprogram.h"

#include <QStringList>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAgent = 512;
constexpr qsizetype longestName = 64;

/// \a product without the version that follows its last slash.
QString nameOf(const QString &product)
{
    const qsizetype slash = product.lastIndexOf(u'/');
    const bool hasVersion = slash > 0 && slash + 1 < product.size() && product.at(slash + 1).isDigit();
    return (hasVersion ? product.first(slash) : product).left(longestName);
}

bool isEngine(const QString &name)
{
    static const QStringList engines{u"Mozilla"_s, u"AppleWebKit"_s, u"Gecko"_s, u"Chrome"_s, u"Safari"_s,
        u"Version"_s, u"Mobile"_s, u"Electron"_s};
    return engines.contains(name);
}

/// What stands outside of parentheses.
QStringList products(const QString &userAgent)
{
    QString outside;
    int depth = 0;
    for (const QChar character : userAgent.left(longestAgent)) {
        if (character == u'(') {
            ++depth;
        } else if (character == u')') {
            depth = std::max(depth - 1, 0);
        } else if (depth == 0) {
            outside += character.isPrint() ? character : u' ';
        }
    }
    return outside.simplified().split(u' ', Qt::SkipEmptyParts);
}

} // namespace

QString clientProgram(const QString &userAgent)
{
    const QStringList parts = products(userAgent);
    if (parts.isEmpty()) {
        return {};
    }
    if (nameOf(parts.first()) == "Mozilla"_L1) {
        for (const QString &product : parts) {
            if (const QString name = nameOf(product); !isEngine(name)) {
                return name;
            }
        }
    }
    return nameOf(parts.first());
}

} // namespace qiao
