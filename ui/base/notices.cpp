#include "base/notices.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

const QStringList &words()
{
    static const QStringList all{u"signIn"_s, u"quota"_s, u"failure"_s, u"firstRequest"_s};
    return all;
}

QStringList shownWords(const QString &setting)
{
    return setting.isEmpty() ? words() : setting.split(u',', Qt::SkipEmptyParts);
}

} // namespace

bool isShown(const QString &setting, Notice notice)
{
    return shownWords(setting).contains(words().at(static_cast<int>(notice)));
}

QString withNotice(const QString &setting, Notice notice, bool shown)
{
    const QStringList before = shownWords(setting);
    QStringList after;
    for (const QString &word : words()) {
        const bool isThis = word == words().at(static_cast<int>(notice));
        if (isThis ? shown : before.contains(word)) {
            after.append(word);
        }
    }
    if (after == words()) {
        return {};
    }
    return after.isEmpty() ? u"none"_s : after.join(u',');
}

} // namespace qiao::ui
