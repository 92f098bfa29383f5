#include "tray/clientenvironment.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

QString withoutSlash(const QUrl &url)
{
    QString text = url.toString();
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

/// In single quotes, which keep everything literal but themselves.
QString quoted(QString text, Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        text.replace(u'\'', u"'\\''"_s);
        break;
    case Shell::PowerShell:
        text.replace(u'\'', u"''"_s);
        break;
    case Shell::Fish:
        text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
        break;
    }
    return u"'"_s + text + u'\'';
}

QString line(const QString &name, const QString &value, Shell shell)
{
    switch (shell) {
    case Shell::PowerShell:
        return u"$env:%1 = %2\n"_s.arg(name, quoted(value, shell));
    case Shell::Fish:
        return u"set -gx %1 %2\n"_s.arg(name, quoted(value, shell));
    case Shell::Bash:
        break;
    }
    return u"export %1=%2\n"_s.arg(name, quoted(value, shell));
}

} // namespace

QString openAiUrl(const QUrl &baseUrl)
{
    return withoutSlash(baseUrl) + "/v1"_L1;
}

QString anthropicUrl(const QUrl &baseUrl)
{
    return withoutSlash(baseUrl);
}

QString environmentLines(const QUrl &baseUrl, const QString &key, Shell shell)
{
    const QString shownKey = key.isEmpty() ? u"not-needed"_s : key;
    const std::array variables{
        std::pair{u"OPENAI_BASE_URL"_s, openAiUrl(baseUrl)},
        std::pair{u"OPENAI_API_KEY"_s, shownKey},
        std::pair{u"ANTHROPIC_BASE_URL"_s, anthropicUrl(baseUrl)},
        std::pair{u"ANTHROPIC_AUTH_TOKEN"_s, shownKey},
    };
    QString lines;
    for (const auto &[name, value] : variables) {
        lines += line(name, value, shell);
    }
    return lines;
}

} // namespace qiao::ui
